import { type Day, parseDay } from "@kangyu/fhir";
import { badLine, type CsvFile, type CsvRow } from "../csv-file.ts";

/** A cell that must hold a text. */
export function textCell({ path }: CsvFile, { line, cells }: CsvRow, column: string): string {
  const text = cells[column] ?? "";
  if (text !== "") return text;
  throw badLine(path, line, { zh: `列 ${column} 不能为空`, en: `${column} may not be empty` });
}

/** A cell that holds a date or nothing. */
export function dayCell({ path }: CsvFile, { line, cells }: CsvRow, column: string): Day | null {
  const text = cells[column] ?? "";
  if (text === "" || text === "NA") return null;
  const day = parseDay(text);
  if (day !== null) return day;
  throw badLine(path, line, {
    zh: `“${text}”不是日期（应如 2024-01-08）`,
    en: `"${text}" is not a date (such as 2024-01-08)`,
  });
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2})(?::(\d{2}))?$/;

/** Minutes since 1970-01-01 00:00 by the district's clock, of `2026-05-01T14:30` or `2026-05-01 14`; null where it is none. */
export function parseMinute(text: string): number | null {
  const match = INSTANT.exec(text);
  const day = parseDay(match?.[1] ?? "");
  const [hour, minute] = [Number(match?.[2]), Number(match?.[3] ?? 0)];
  return day === null || hour > 23 || minute > 59 ? null : day * 1440 + hour * 60 + minute;
}

/** A cell that holds an instant or nothing. */
export function minuteCell({ path }: CsvFile, { line, cells }: CsvRow, column: string): number | null {
  const text = cells[column] ?? "";
  if (text === "" || text === "NA") return null;
  const minute = parseMinute(text);
  if (minute !== null) return minute;
  throw badLine(path, line, {
    zh: `“${text}”不是时间（应如 2026-05-01T14:30）`,
    en: `"${text}" is not a time (such as 2026-05-01T14:30)`,
  });
}

/** Words of a cell, divided by spaces or semicolons. */
export const wordsCell = ({ cells }: CsvRow, column: string): string[] =>
  (cells[column] ?? "").split(/[\s;；]+/).filter((word) => word !== "");

/** A cell that must be one of some words; null where it is empty. */
export function choiceCell(
  { path }: CsvFile,
  { line, cells }: CsvRow,
  { column, options }: { readonly column: string; readonly options: readonly string[] },
): string | null {
  const text = cells[column] ?? "";
  if (text === "") return null;
  if (options.includes(text)) return text;
  throw badLine(path, line, {
    zh: `列 ${column} 应为 ${options.join("、")} 之一，不能是“${text}”`,
    en: `${column} must be one of ${options.join(", ")}, not "${text}"`,
  });
}
