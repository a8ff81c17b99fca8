import { type Label, labelOf, namesIn } from "./departments-named.ts";
import type { DocumentBlock, DocumentCell } from "./document.ts";
import type { Task } from "./plan.ts";
import { headedTable, ownText } from "./table-head.ts";
import { squeeze } from "./text.ts";

type Column = Label | "no" | "task" | "other";

const task =
  /^(?:(?:重点|主要|工作|具体|目标|改革|建设|年度)*(?:任务|事项|工作)(?:内容|名称|分解|清单|及措施|及要求|措施)?|(?:工作|重点|具体|主要|推进|政策|落实)?(?:内容|举措|措施))$/u;
const asked = /^(?:指标|项目|创建|考核|建设)(?:内容|名称|标准)$/u;
const noOfGroup = /^(?:[一二三四五六七八九十]+[、.]?|[（(][一二三四五六七八九十]+[)）])$/u;

function columnOf(header: string): Column {
  if (/^(?:序号|编号|No\.?)$/iu.test(header)) return "no";
  return labelOf(header) ?? (task.test(header) ? "task" : "other");
}

/** Where one column leads, others answer for their share; 指标内容 is what is asked where no column is a task and none is dated. */
function columnsOf(headers: readonly string[]): Column[] {
  const isLed = headers.some((header) => /^(?:牵头|主办|主责)/u.test(header) && labelOf(header) === "lead");
  const columns = headers.map((header): Column => {
    const column = columnOf(header);
    return column === "lead" && isLed && /^(?:责任|落实|承办|实施)/u.test(header) ? "participants" : column;
  });
  const isDated = headers.some((header) => /\d{4}|目标值|现状|基期/u.test(header));
  const isDuty = columns.includes("participants") || columns.includes("deadline");
  if (columns.includes("task") || isDated || !isDuty) return columns;
  return columns.map((column, at) => (asked.test(headers[at] ?? "") ? "task" : column));
}

interface Row {
  /** The cell with the words of what is to be done; of several the most precise. */
  readonly words: DocumentCell;
  /** 重点任务 beside 具体措施: the task that the row is a measure of, and whether other rows are too. */
  readonly over: { readonly text: string; readonly isShared: boolean } | null;
  /** Its printed number, that of the row above where the cell is merged or was in the format it comes from. */
  readonly no: string;
  readonly row: readonly DocumentCell[];
  readonly columns: readonly Column[];
}

/** The rows of a table of tasks (任务 | 牵头单位 | 配合单位 | 完成时限); none where it is another table. */
function rowsOf(block: DocumentBlock): Row[] {
  const table = block.kind === "table" ? headedTable(block) : null;
  const columns = columnsOf(table?.lowest ?? []);
  const [first, last] = [columns.indexOf("task"), columns.lastIndexOf("task")];
  if (table === null || first < 0 || !columns.includes("lead")) return [];
  const isMore = (row: readonly DocumentCell[] | undefined) =>
    row !== undefined && (row[first]?.merged === "up" || ownText(row[first]) === "") && ownText(row[last]) !== "";
  let over = "";
  let no = "";
  return table.rows.flatMap((row, at) => {
    const words = row[last];
    over = ownText(row[first]) || over;
    const printed = ownText(row[columns.indexOf("no")]);
    const isGroup = noOfGroup.test(printed);
    no = isGroup ? "" : printed || no;
    if (words === undefined || ownText(words) === "" || isGroup) return [];
    const isShared = isMore(row) || isMore(table.rows[at + 1]);
    return [{ words, over: first === last ? null : { text: over, isShared }, no, row, columns }];
  });
}

/** Tasks of tables; a row's line is that of its task. A measure that shares its task with others is told after it. */
export function tasksOfTables(blocks: readonly DocumentBlock[]): Omit<Task, "indicators">[] {
  return blocks.flatMap((block) =>
    rowsOf(block).flatMap(({ words, over, no, row, columns }) => {
      const cell = (kind: Column) => row[columns.indexOf(kind)];
      const lead = officesOf(cell("lead"));
      if (lead.length === 0) return [];
      const own = squeeze(words.text);
      const told = over === null || over.text === "" ? own : over.isShared ? `${over.text}：${own}` : over.text;
      const numbered = told.match(/^(\d{1,3})[.、．](?!\d)/u);
      const deadline = ownText(cell("deadline"));
      return [
        {
          no: /^\d+$/u.test(no)
            ? Number(no)
            : no !== ""
              ? no
              : numbered?.[1] === undefined
                ? null
                : Number(numbered[1]),
          title: told.slice(numbered?.[0].length ?? 0).replace(/[。；;]$/u, ""),
          lead,
          participants: officesOf(cell("participants")),
          deadline: /^[-—–/]*$/u.test(deadline) ? null : deadline,
          source: { line: words.line, quote: quoteOf(row) },
        },
      ];
    }),
  );
}

function quoteOf(row: readonly DocumentCell[]): string {
  const texts = row.map(ownText);
  return texts.filter((text) => text !== "").join(" | ");
}

/** One name alone begins with whose office it is, and ends as offices do; what a narrow cell broke does not. */
const wholeName = /^[区县市省州旗镇乡街各团].*[局委办部会院府处联队团司行位门区镇道室站所科校心县乡街]$/u;

/** Offices of a cell: between commas, or each on a line of its own. */
function officesOf(cell: DocumentCell | undefined): string[] {
  if (cell === undefined || cell.merged === "left") return [];
  const lines = cell.text
    .split(/\s+/u)
    .map(squeeze)
    .filter((line) => line !== "");
  const names = lines.flatMap((line) => line.split(/[、，；,;]/u)).filter((name) => name !== "");
  const isList = names.every((name) => name.length > 2 && wholeName.test(name));
  // A narrow cell keeps no ends of names; 局 before 县 is one.
  const text = lines.join(isList ? "、" : "").replace(/(?<=局)(?=[区县市])/gu, "、");
  return namesIn(text.replace(/[；;，,]/gu, "、"));
}

/** The words of such tables' tasks, as running text that speaks of aims. */
export function taskTexts(block: DocumentBlock): { text: string; line: number }[] {
  return rowsOf(block).map(({ words }) => ({ text: squeeze(words.text), line: words.line }));
}
