import type { DocumentBlock, DocumentCell, DocumentTable } from "./document.ts";
import { projectsListed } from "./listed-projects.ts";
import { investmentIn, investmentInPlanIn, type Money, moneyOfCell, moneyScaleOf } from "./money.ts";
import type { Passage } from "./passages.ts";
import type { Project } from "./plan.ts";
import { areaIn, bedsIn, projectYears, stageIn, stageOfCell } from "./project-words.ts";
import { narrow, squeeze } from "./text.ts";
import { projectsTold } from "./text-projects.ts";

type Column = "name" | "years" | "investment" | "inPlan" | "stage" | "content" | "other";

/** Projects from tables, from boxes (专栏), and from numbered paragraphs that name one. */
export function projectsOf(blocks: readonly DocumentBlock[], passages: readonly Passage[]): Project[] {
  const tables = blocks.flatMap((block, at) =>
    block.kind === "table" ? projectsOfTable(block, scaleAbove(blocks.slice(Math.max(0, at - 2), at))) : [],
  );
  const texts = passages.flatMap((passage) => projectOfBox(passage) ?? projectOfParagraph(passage) ?? []);
  const listed = projectsListed(passages).map(({ name, content, passage }) => projectFromText(name, content, passage));
  const known = [...tables, ...texts, ...listed];
  const told = projectsTold(passages)
    .map(({ name, content, passage }) => projectFromText(name, content, passage))
    .filter((project) => !known.some((other) => isSame(project, other)));
  return [...known, ...told].sort((left, right) => left.source.line - right.source.line);
}

/** A box tells again what the text told: the same line, or the same sum. */
function isSame(project: Project, other: Project): boolean {
  return project.source.line === other.source.line || project.investment?.cny === other.investment?.cny;
}

/** 单位：万元 in the caption over a table. */
function scaleAbove(before: readonly DocumentBlock[]): number | null {
  const caption = before.findLast((block) => block.kind === "paragraph" && /单位[:：]/u.test(block.text));
  return caption?.kind === "paragraph" ? moneyScaleOf(caption.text.replace(/^.*单位[:：]/u, "")) : null;
}

function projectsOfTable(table: DocumentTable, scale: number | null): Project[] {
  const [header, ...rows] = table.rows;
  if (header === undefined || rows.length === 0) return [];
  const headers = header.map((cell) => narrow(cell.text));
  const columns = headers.map(columnOf);
  const isProjects = columns.includes("name") && (columns.includes("investment") || columns.includes("years"));
  return isProjects ? rows.flatMap((row) => projectOfRow({ row, columns, headers, scale }) ?? []) : [];
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
  /** What one of its figures is worth where no header says so. */
  readonly scale: number | null;
}

function projectOfRow({ row, columns, headers, scale }: Row): Project | null {
  const at = (kind: Column) => columns.indexOf(kind);
  const text = (kind: Column) => squeeze(row[at(kind)]?.text ?? "");
  const money = (kind: Column) => moneyOfCell(text(kind), moneyScaleOf(headers[at(kind)] ?? "") ?? scale ?? 1);
  const name = text("name");
  if (name === "" || /^合计|^总计|^小计/u.test(name)) return null;
  const contents = row.filter((_, column) => columns[column] === "content").map((cell) => squeeze(cell.text));
  const content = contents.filter((piece) => piece !== "").join("；");
  return projectWith({
    name,
    investment: at("investment") < 0 ? null : money("investment"),
    inPlan: at("inPlan") < 0 ? null : money("inPlan"),
    years: projectYears(text("years")),
    stage: stageOfCell(text("stage")),
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
  const found = text.match(/^(?:\d+[.、．]|[（(]\d+[)）])?([^：:。；]{2,40})[：:](.+)$/u);
  if (found?.[1] === undefined || found[2] === undefined) return null;
  return projectFromText(found[1], found[2], passage);
}

/** A numbered paragraph whose first sentence is nothing but a project's name. */
function projectOfParagraph(passage: Passage): Project | null {
  const text = squeeze(passage.text);
  const found = text.match(
    /^(?:\d{1,3}[.、．]|0\d(?=[\u4e00-\u9fff])|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]{1,3}、|[—-]+)([^。，；：]{4,50})。(.+)$/u,
  );
  const [, name, content] = found ?? [];
  if (name === undefined || content === undefined || !/项目|工程/u.test(passage.heading ?? "")) return null;
  const isNamed = /(?:项目|工程|新建|迁建|扩建|改造)$/u.test(name);
  // 市人民医院新院区。占地120亩，…总投资5.6亿元: a house's name with its money below a heading of projects.
  const isHouse = /[院楼区心站房所]$/u.test(name) && investmentIn(content) !== null;
  return isNamed || isHouse ? projectFromText(name, content, passage) : null;
}

function projectFromText(name: string, content: string, passage: Passage): Project {
  return projectWith({
    name,
    investment: investmentIn(content),
    inPlan: investmentInPlanIn(content),
    years: projectYears(content),
    stage: null,
    content,
    source: { line: passage.line, quote: squeeze(passage.text) },
  });
}

interface Known {
  readonly name: string;
  readonly investment: Money | null;
  readonly inPlan: Money | null;
  readonly years: Project["years"];
  readonly stage: string | null;
  readonly content: string | null;
  readonly source: Project["source"];
}

function projectWith({ inPlan, stage, ...known }: Known): Project {
  const content = known.content ?? "";
  return {
    ...known,
    stage: stage ?? stageIn(known.name, content),
    investmentInPlan: inPlan,
    beds: bedsIn(content),
    area: areaIn(content),
  };
}
