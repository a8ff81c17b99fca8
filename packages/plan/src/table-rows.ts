import type { Role } from "./columns.ts";
import type { DocumentCell } from "./document.ts";
import { propertyOf } from "./property.ts";
import { narrow, squeeze } from "./text.ts";

type Row = readonly DocumentCell[];

/**
 * The rows of an indicator table, one an indicator: a row that a page break cut is put together again, and a cell with
 * an indicator and its parts on lines of their own (床位数 / 其中：公立医院) becomes a row for each.
 */
export function wholeRows(rows: readonly Row[], roles: readonly Role[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above !== undefined && isRest(row, roles)) joined[joined.length - 1] = together(above, row);
    else joined.push(row);
  }
  return joined.flatMap((row) => unfolded(row, roles));
}

function nameIn(row: Row, roles: readonly Role[]): DocumentCell | undefined {
  return row[roles.findIndex((role) => role.kind === "name")];
}

function isDated(role: Role | undefined): boolean {
  return role !== undefined && "year" in role;
}

/** The end of a row that a page break cut: no number, domain or figure, and of the name a bracket or of the property a piece. */
function isRest(row: Row, roles: readonly Role[]): boolean {
  const name = narrow(nameIn(row, roles)?.text ?? "");
  const printed = (holds: (role: Role) => boolean) =>
    row.flatMap((cell, at) => {
      const role = roles[at];
      const text = role !== undefined && holds(role) && cell.merged !== "up" ? squeeze(cell.text) : "";
      return text === "" ? [] : [text];
    });
  if (name === "" || printed((role) => isDated(role) || role.kind === "no" || role.kind === "domain").length > 0)
    return false;
  const property = printed((role) => role.kind === "property");
  const isPiece = property.length > 0 && property.every((text) => text.length < 3 && propertyOf(text) === null);
  return isPiece || (/^\([^()]*\)$/u.test(name) && property.length === 0);
}

function together(above: Row, rest: Row): Row {
  return above.map((cell, at) => {
    const more = rest[at];
    return more === undefined || more.merged === "up" || squeeze(more.text) === ""
      ? cell
      : { ...cell, text: `${cell.text}${more.text}` };
  });
}

function unfolded(printed: Row, roles: readonly Role[]): Row[] {
  const row = withBracketsAsLines(printed, roles);
  const lines = (cell: DocumentCell | undefined) =>
    (cell?.text ?? "").split("\n").filter((line) => squeeze(line) !== "");
  const names = namesOf(lines(nameIn(row, roles)));
  const dated = row.filter((cell, at) => isDated(roles[at]) && /\d/u.test(cell.text));
  const fits = dated.some((cell) => lines(cell).length === names.length);
  if (names.length < 2 || !fits || dated.some((cell) => ![1, names.length].includes(lines(cell).length))) return [row];
  return names.map((name, part) =>
    row.map((cell, at) => {
      if (roles[at]?.kind === "name") return { ...cell, text: name, line: cell.line + part };
      const own = lines(cell);
      const isDivided = own.length === names.length && (isDated(roles[at]) || roles[at]?.kind === "unit");
      if (isDivided) return { ...cell, text: own[part] ?? "", line: cell.line + part };
      return part > 0 && (isDated(roles[at]) || roles[at]?.kind === "no") ? { ...cell, text: "" } : cell;
    }),
  );
}

/** Lines of a name cell, those of one name together: a name goes on until a part of it begins. */
function namesOf(lines: readonly string[]): string[] {
  const names: string[] = [];
  for (const line of lines) {
    if (names.length === 0 || /^[（(]?其中/u.test(squeeze(line))) names.push(line);
    else names[names.length - 1] += line;
  }
  return names;
}

/** 签约率（其中重点人群） with 50（80）: the bracket holds the part in the name and in every figure. */
function withBracketsAsLines(row: Row, roles: readonly Role[]): Row {
  const whole = squeeze(nameIn(row, roles)?.text ?? "").match(/^(.+)[（(](其中[^（）()]+)[)）]$/u);
  const dated = row.filter((cell, at) => isDated(roles[at]) && squeeze(cell.text) !== "");
  const pair = /^([^（）()]*\d[^（）()]*)[（(]([^（）()]*\d[^（）()]*)[)）]$/u;
  if (whole === null || dated.length === 0 || !dated.every((cell) => pair.test(squeeze(cell.text)))) return row;
  return row.map((cell, at) => {
    if (roles[at]?.kind === "name") return { ...cell, text: `${whole[1]}\n${whole[2]}` };
    return isDated(roles[at]) ? { ...cell, text: squeeze(cell.text).replace(pair, "$1\n$2") } : cell;
  });
}
