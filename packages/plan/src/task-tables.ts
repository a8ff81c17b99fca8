import { type Label, labelOf, namesIn } from "./departments-named.ts";
import type { DocumentBlock, DocumentCell, DocumentTable } from "./document.ts";
import type { Task } from "./plan.ts";
import { narrow, squeeze } from "./text.ts";

type Column = Label | "no" | "task" | "other";

const task = /^(?:(?:重点|主要|工作|具体|目标)?任务(?:内容|名称|及措施)?|(?:工作|重点)?(?:内容|事项|举措|措施))$/u;

function columnOf(header: string): Column {
  if (/^(?:序号|编号|No\.?)$/iu.test(header)) return "no";
  return labelOf(header) ?? (task.test(header) ? "task" : "other");
}

/** The columns of a table of tasks (任务 | 牵头单位 | 配合单位 | 完成时限), or null where it is another table. */
function columnsOf(table: DocumentTable): Column[] | null {
  const columns = (table.rows[0] ?? []).map((cell) => columnOf(narrow(cell.text)));
  return columns.includes("task") && columns.includes("lead") ? columns : null;
}

interface Row {
  readonly task: DocumentCell;
  readonly row: readonly DocumentCell[];
  readonly columns: readonly Column[];
}

function rowsOf(block: DocumentBlock): Row[] {
  const columns = block.kind === "table" ? columnsOf(block) : null;
  if (block.kind !== "table" || columns === null) return [];
  const at = columns.lastIndexOf("task");
  return block.rows.slice(1).flatMap((row) => {
    const cell = row[at];
    return cell === undefined || squeeze(cell.text) === "" ? [] : [{ task: cell, row, columns }];
  });
}

/** Tasks of tables; a row's line is that of its task. */
export function tasksOfTables(blocks: readonly DocumentBlock[]): Omit<Task, "indicators">[] {
  return blocks.flatMap((block) =>
    rowsOf(block).flatMap(({ task: cell, row, columns }) => {
      const text = (kind: Column) => squeeze(row[columns.indexOf(kind)]?.text ?? "");
      const lead = namesIn(text("lead").replace(/[；;，,]/gu, "、"));
      if (lead.length === 0) return [];
      const no = text("no");
      return [
        {
          no: /^\d+$/u.test(no) ? Number(no) : no === "" ? null : no,
          title: squeeze(cell.text).replace(/[。；;]$/u, ""),
          lead,
          participants: namesIn(text("participants").replace(/[；;，,]/gu, "、")),
          deadline: text("deadline") || null,
          source: {
            line: cell.line,
            quote: row
              .map((one) => squeeze(one.text))
              .filter((one) => one !== "")
              .join(" | "),
          },
        },
      ];
    }),
  );
}

/** The words of such tables' tasks, as running text that speaks of aims. */
export function taskTexts(block: DocumentBlock): { text: string; line: number }[] {
  return rowsOf(block).map(({ task: cell }) => ({ text: squeeze(cell.text), line: cell.line }));
}
