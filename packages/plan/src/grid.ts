import { type Role, rolesOf, tellsResults } from "./columns.ts";
import type { DocumentCell, DocumentTable } from "./document.ts";
import type { Period } from "./plan.ts";
import { propertyOf } from "./property.ts";
import { wholeRows } from "./table-rows.ts";
import { upright, withWholeNames } from "./table-shape.ts";
import { narrow, squeeze } from "./text.ts";
import { isUnit } from "./unit.ts";

/** A table whose columns are known: its roles and the rows under its header. */
export interface Grid {
  readonly roles: readonly Role[];
  readonly rows: readonly (readonly DocumentCell[])[];
}

const headerWord =
  /^(?:.*(?:指标|名称|领域|类别|序号|性质|属性|单位|目标|现状|基期|展望|实现值|要求|备注|说明|年份?).{0,6}|(?:19|20)\d{2}年?|[（(].*[）)]|No\.|Domain|Indicator|Unit|Property|20\d{2}(?:baseline|(?:mid-term)?target))$/u;

/** A table as an indicator grid, or null where its columns are not those of indicators (a name and a dated figure). */
export function gridOf(table: DocumentTable, period: Period | null): Grid | null {
  const all = upright(table.rows);
  const start = all.findIndex(startsHeader);
  if (start < 0) return null;
  let end = start + 1;
  while (end < all.length && continuesHeader(all[end] ?? [])) end += 1;
  const { headers, rows } = withWholeNames({
    headers: headersOf(all.slice(start, end)),
    rows: all.slice(end).filter((row) => !repeats(row, all[start] ?? [])),
  });
  if (tellsResults(headers, period)) return null;
  const cells = rows.map((row) => row.map((cell) => squeeze(cell.text)));
  const roles = rolesOf(headers, cells, period);
  const has = (kind: Role["kind"]) => roles.some((role) => role.kind === kind);
  if (!has("name") || !(has("target") || (has("baseline") && has("property")))) return null;
  return { roles, rows: wholeRows(rows, roles) };
}

function startsHeader(row: readonly DocumentCell[]): boolean {
  const texts = row.map((cell) => narrow(cell.text));
  return texts.filter((text) => text !== "" && headerWord.test(text) && text.length < 30).length >= 3;
}

/** Further header lines are empty or hold nothing but header words: years, 目标, 性质. */
function continuesHeader(row: readonly DocumentCell[]): boolean {
  const texts = row.map((cell) => narrow(cell.text)).filter((text) => text !== "");
  if (texts.some((text) => propertyOf(text) !== null && text.length < 5)) return false;
  return texts.every((text) => headerWord.test(text) && text.length < 16 && !isUnit(text));
}

function headersOf(rows: readonly (readonly DocumentCell[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const texts = rows.map((row) => squeeze(row[column]?.text ?? ""));
    return [...new Set(texts)].join("");
  });
}

/** A table that runs over pages prints its header again. */
function repeats(row: readonly DocumentCell[], header: readonly DocumentCell[]): boolean {
  return row.length > 1 && row.every((cell, column) => squeeze(cell.text) === squeeze(header[column]?.text ?? ""));
}
