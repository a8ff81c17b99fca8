import type { DocumentBlock, DocumentCell, DocumentTable } from "./document.ts";
import { investmentIn, type Money, moneyOfCell, moneyScaleOf } from "./money.ts";
import type { Passage } from "./passages.ts";
import type { Period, Project } from "./plan.ts";
import { narrow, squeeze } from "./text.ts";

type Column = "name" | "years" | "investment" | "inPlan" | "stage" | "content" | "other";

const stages = /^(?:新建|续建|改建|扩建|改扩建|迁建|拟建|在建|前期)$/u;

/** Projects from tables, from boxes (专栏), and from numbered paragraphs that name one. */
export function projectsOf(blocks: readonly DocumentBlock[], passages: readonly Passage[]): Project[] {
  const tables = blocks.flatMap((block) => (block.kind === "table" ? projectsOfTable(block) : []));
  const texts = passages.flatMap((passage) => projectOfBox(passage) ?? projectOfParagraph(passage) ?? []);
  return [...tables, ...texts].sort((left, right) => left.source.line - right.source.line);
}

function projectsOfTable(table: DocumentTable): Project[] {
  const [header, ...rows] = table.rows;
  if (header === undefined || rows.length === 0) return [];
  const headers = header.map((cell) => narrow(cell.text));
  const columns = headers.map(columnOf);
  const isProjects = columns.includes("name") && (columns.includes("investment") || columns.includes("years"));
  return isProjects ? rows.flatMap((row) => projectOfRow({ row, columns, headers }) ?? []) : [];
}

function columnOf(header: string): Column {
  if (/^(?:建设)?项目(?:名称)?$|^工程名称$|项目名称/u.test(header)) return "name";
  if (/年限|起止|建设(?:期|时间|年份)/u.test(header)) return "years";
  if (/投资|资金/u.test(header)) return /五”?期间|规划期|“?十.五/u.test(header) ? "inPlan" : "investment";
  if (/阶段|性质|类型/u.test(header)) return "stage";
  return /内容|规模/u.test(header) ? "content" : "other";
}

interface Row {
  readonly row: readonly DocumentCell[];
  readonly columns: readonly Column[];
  readonly headers: readonly string[];
}

function projectOfRow({ row, columns, headers }: Row): Project | null {
  const at = (kind: Column) => columns.indexOf(kind);
  const text = (kind: Column) => squeeze(row[at(kind)]?.text ?? "");
  const money = (kind: Column) => moneyOfCell(text(kind), moneyScaleOf(headers[at(kind)] ?? "") ?? 1);
  const name = text("name");
  if (name === "" || /^合计|^总计|^小计/u.test(name)) return null;
  const contents = row.filter((_, column) => columns[column] === "content").map((cell) => squeeze(cell.text));
  const content = contents.filter((piece) => piece !== "").join("；");
  return projectWith({
    name,
    investment: at("investment") < 0 ? null : money("investment"),
    inPlan: at("inPlan") < 0 ? null : money("inPlan"),
    years: yearsIn(text("years")),
    stage: text("stage") || null,
    content: content || null,
    source: {
      line: row[at("name")]?.line ?? 0,
      quote: row
        .map((cell) => squeeze(cell.text))
        .filter((cell) => cell !== "")
        .join(" | "),
    },
  });
}

/** A line of a box is a project where the box says so and the line has a name before a colon. */
function projectOfBox(passage: Passage): Project | null {
  if (passage.box === null || !/项目|工程|专栏|建设|计划|行动/u.test(passage.box)) return null;
  const text = squeeze(passage.text);
  const found = text.match(/^(?:\d+[.、．])?([^：:。；]{2,40})[：:](.+)$/u);
  if (found?.[1] === undefined || found[2] === undefined) return null;
  return projectFromText(found[1], found[2], passage);
}

/** A numbered paragraph whose first sentence is nothing but a project's name. */
function projectOfParagraph(passage: Passage): Project | null {
  const text = squeeze(passage.text);
  const found = text.match(
    /^(?:\d{1,3}[.、．]|[（(][一二三四五六七八九十\d]+[)）])([^。，；：]{4,50}(?:项目|工程))。(.+)$/u,
  );
  if (found?.[1] === undefined || found[2] === undefined || !/项目|工程/u.test(passage.heading ?? "")) return null;
  return projectFromText(found[1], found[2], passage);
}

function projectFromText(name: string, content: string, passage: Passage): Project {
  return projectWith({
    name,
    investment: investmentIn(content),
    inPlan: null,
    years: yearsIn(content),
    stage: null,
    content,
    source: { line: passage.line, quote: squeeze(passage.text) },
  });
}

interface Known {
  readonly name: string;
  readonly investment: Money | null;
  readonly inPlan: Money | null;
  readonly years: Period | null;
  readonly stage: string | null;
  readonly content: string | null;
  readonly source: Project["source"];
}

function projectWith(known: Known): Project {
  const { inPlan, stage, ...rest } = known;
  const text = narrow(known.content ?? "");
  const beds = text.match(/(?:新增|增加|设置|开放|规划|设)[^，。；]{0,8}?床位(\d+)张|新增(\d+)张/u);
  const area =
    text.match(/(?:总建筑面积|建筑总面积|建筑面积|建设面积)约?(\d+(?:\.\d+)?)(万)?(?:平方米|㎡|m2)/u) ??
    text.match(/(?:新建|建设|改造)一?[座幢栋](\d+(?:\.\d+)?)(万)?(?:平方米|㎡|m2)/u);
  return {
    ...rest,
    stage: stage !== null && stages.test(stage) ? stage : null,
    investmentInPlan: inPlan,
    beds: beds === null ? null : Number(beds[1] ?? beds[2]),
    area: area?.[1] === undefined ? null : Number(area[1]) * (area[2] === undefined ? 1 : 1e4),
  };
}

function yearsIn(text: string): Period | null {
  const found = narrow(text).match(/(20\d{2})年?(?:[-—–~至到]+)(20\d{2})年?/u);
  if (found !== null) return { from: Number(found[1]), to: Number(found[2]) };
  const one = narrow(text).match(/^(20\d{2})年?$/u);
  return one === null ? null : { from: Number(one[1]), to: Number(one[1]) };
}
