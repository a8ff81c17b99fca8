import type { DocumentBlock, DocumentCell } from "./document.ts";
import { investmentIn, type Money, moneyOfCell, moneyScaleOf } from "./money.ts";
import type { Project } from "./plan.ts";
import { areaIn, areaOfCell, bedsIn, onlyAreaIn, projectYears, stageIn, stageOfCell } from "./project-words.ts";
import { type HeadedTable, headedTable, ownText } from "./table-head.ts";
import { narrow } from "./text.ts";

type Column =
  | "no"
  | "name"
  | "years"
  | "from"
  | "to"
  | "investment"
  | "inPlan"
  | "stage"
  | "content"
  | "beds"
  | "area"
  | "other";

/** Told by the first line that fits; 建设规模（平方米） is an area, 建设规模及内容 is told in words. */
const columnWords: readonly (readonly [Column, RegExp])[] = [
  ["no", /^(?:序号|编号|No\.?)$/iu],
  ["name", /^(?:(?:重大|重点|建设|工程)*项目(?:\(工程\))?(?:名称)?|工程(?:项目)?名称)$|项目名称/u],
  ["from", /^(?:计划|预计)?(?:开工|启动)(?:时间|年份|日期|年月)?$/u],
  ["to", /^(?:计划|预计)?(?:竣工|完工|建成)(?:时间|年份|日期|年月)?$/u],
  ["content", /内容/u],
  ["years", /年限|起止|工期|建设(?:周?期|时间|年份|年度)|^(?:实施|计划)(?:年限|时间|年度)$/u],
  ["other", /资金(?:来源|渠道|筹措)|已完成|累计|到位|年度?(?:计划)?投资/u],
  ["inPlan", /(?:投资|资金).*(?:五[”"]?(?:期间|时期)?|规划期)|(?:五[”"]?(?:期间|时期)?|规划期内?).*(?:投资|资金)/u],
  ["investment", /投资|资金/u],
  ["stage", /阶段|建设性质|项目性质|^性质$/u],
  ["beds", /床位/u],
  ["area", /面积|规模.*(?:平方米|平米|㎡|m2)/u],
  ["content", /规模/u],
  ["stage", /类型|性质/u],
];

/** Projects of tables that name them beside their money or years; sums and headings of groups are none. */
export function projectsOfTables(blocks: readonly DocumentBlock[]): Project[] {
  return blocks.flatMap((block, at) => {
    const table = block.kind === "table" ? headedTable(block) : null;
    if (table === null) return [];
    const columns = table.headers.map((header) => columnWords.find(([, word]) => word.test(header))?.[0] ?? "other");
    const isBuilt =
      columns.some((column) => column === "investment" || column === "years") ||
      table.headers.some((header) => /内容.*投资/u.test(header));
    if (!columns.includes("name") || !isBuilt) return [];
    const scale = scaleAround(table, blocks.slice(Math.max(0, at - 3), at));
    return table.rows.flatMap((row) => projectOfRow({ row, columns, headers: table.headers, scale }) ?? []);
  });
}

/** 单位：万元 over the table, or （单位：亿元、平方米、张） in its caption: the scale of money whose column names none. */
function scaleAround(table: HeadedTable, before: readonly DocumentBlock[]): number | null {
  const captions = before.flatMap((block) => (block.kind === "paragraph" ? [narrow(block.text)] : []));
  const said = [...table.titles.map(narrow), ...captions.toReversed()].find((text) => /单位:[^。]*元/u.test(text));
  return said === undefined ? null : moneyScaleOf(said.slice(said.search(/单位:/u)));
}

interface Row {
  readonly row: readonly DocumentCell[];
  readonly columns: readonly Column[];
  readonly headers: readonly string[];
  readonly scale: number | null;
}

const group = /^(?:[一二三四五六七八九十]+[、.]?|[（(][一二三四五六七八九十]+[)）].*)$|^[一二三四五六七八九十]+[、.]/u;
const sum = /^(?:合计|总计|小计|共计|累计|总投资)/u;

function projectOfRow({ row, columns, headers, scale }: Row): Project | null {
  const at = (kind: Column) => columns.indexOf(kind);
  const text = (kind: Column) => ownText(row[at(kind)]);
  const money = (kind: Column): Money | null =>
    at(kind) < 0 ? null : moneyOfCell(text(kind), moneyScaleOf(headers[at(kind)] ?? "") ?? scale);
  const name = text("name").replace(/^\d{1,3}[.、．](?!\d)/u, "");
  if (name === "" || isGroupOrSum(row, at("name"), name)) return null;
  const contents = row.flatMap((cell, column) => (columns[column] === "content" ? [ownText(cell)] : []));
  const content = contents.filter((piece) => !/^[-—–/]*$/u.test(piece)).join("；");
  const beds = narrow(text("beds")).match(/^(\d+)(?:张)?(?:[-~—至]\d+张?)?$/u)?.[1];
  const texts = row.map(ownText).filter((cell) => cell !== "");
  const stage = stageOfCell(text("stage"));
  return {
    name,
    investment: at("investment") < 0 ? investmentIn(content) : money("investment"),
    years: yearsOf(text),
    content: content || null,
    stage: stage ?? stageIn(name, content),
    investmentInPlan: money("inPlan"),
    beds: beds === undefined ? bedsIn(content) : Number(beds),
    area: areaOfCell(text("area"), headers[at("area")] ?? "") ?? areaIn(content) ?? onlyAreaIn(content),
    source: { line: row[at("name")]?.line ?? 0, quote: texts.join(" | ") },
  };
}

/** Years of a column of both, of columns for beginning and end, else of what is said of the content. */
function yearsOf(text: (kind: Column) => string): Project["years"] {
  const [from, to] = [text("from"), text("to")].map((cell) => cell.match(/20\d{2}/u)?.[0]);
  if (from !== undefined || to !== undefined)
    return { from: from === undefined ? null : Number(from), to: to === undefined ? null : Number(to) };
  return projectYears(text("years")) ?? projectYears(text("content"));
}

/** A row that tells of several projects: 合计, 小计, 一、续建项目. */
function isGroupOrSum(row: readonly DocumentCell[], at: number, name: string): boolean {
  const before = row.slice(0, at).map(ownText);
  return [...before, name].some((text) => sum.test(text)) || [...before, name].some((text) => group.test(text));
}
