import { UnusableInput } from "./command.ts";
import { readInput } from "./read-input.ts";

/** A row of a CSV file with the line it stands on, cells by column name, trimmed. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvFile {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** What is wrong with a line of a file, in both languages. */
export function badLine(path: string, line: number, text: { readonly zh: string; readonly en: string }): UnusableInput {
  return new UnusableInput(`${path} 第 ${line} 行：${text.zh}。 / ${path}, line ${line}: ${text.en}.`);
}

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without a byte order mark) whose first line names its columns. Refuses one without the
 * wanted columns and a row with more or fewer cells; empty lines are passed over.
 */
export async function readCsvFile(path: string, wanted: readonly string[]): Promise<CsvFile> {
  const lines = splitCsv(textOf(path, await readInput(path)));
  const [first, ...rest] = lines;
  if (first === undefined) throw new UnusableInput(`${path} 是空文件。 / ${path} is empty.`);
  const columns = first.cells.map((name) => name.toLowerCase());
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const names = missing.join(", ");
    throw badLine(path, first.line, { zh: `缺少列 ${names}`, en: `the column ${names} is missing` });
  }
  const rows = rest.map(({ line, cells }) => {
    if (cells.length === columns.length)
      return { line, cells: Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ""])) };
    throw badLine(path, line, {
      zh: `应有 ${columns.length} 列，实有 ${cells.length} 列`,
      en: `${columns.length} cells are expected, ${cells.length} are there`,
    });
  });
  return { path, columns, rows };
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnusableInput(`${path} 不是 UTF-8 编码。 / ${path} is not encoded in UTF-8.`);
  }
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function splitCsv(text: string): Line[] {
  const lines: Line[] = [];
  let [cells, cell, line, start, isQuoted] = [[] as string[], "", 1, 1, false];
  const end = () => {
    cells.push(cell.trim());
    cell = "";
    if (cells.length > 1 || cells[0] !== "") lines.push({ line: start, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === '"' && isQuoted && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === "," && !isQuoted) {
      cells.push(cell.trim());
      cell = "";
    } else if (sign === "\n" && !isQuoted) {
      end();
      start = line + 1;
    } else cell += sign;
    if (sign === "\n") line++;
  }
  end();
  return lines;
}

/** A cell that is a number within limits; null where it is empty or "NA". */
export function numberCell(
  file: CsvFile,
  { line, cells }: CsvRow,
  { column, whole = false, least = 0 }: { readonly column: string; readonly whole?: boolean; readonly least?: number },
): number | null {
  const text = cells[column] ?? "";
  if (text === "" || text === "NA") return null;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value) && value >= least && (!whole || Number.isInteger(value))) return value;
  const zh = whole ? `不小于 ${least} 的整数` : `不小于 ${least} 的数`;
  const en = `a ${whole ? "whole number" : "number"} of at least ${least}`;
  throw badLine(file.path, line, {
    zh: `列 ${column} 应为${zh}，不能是“${text}”`,
    en: `${column} must be ${en}, not "${text}"`,
  });
}

/** The same where an empty cell is refused. */
export function requiredNumber(file: CsvFile, row: CsvRow, limits: Parameters<typeof numberCell>[2]): number {
  const value = numberCell(file, row, limits);
  if (value !== null) return value;
  throw badLine(file.path, row.line, { zh: `列 ${limits.column} 不能为空`, en: `${limits.column} may not be empty` });
}
