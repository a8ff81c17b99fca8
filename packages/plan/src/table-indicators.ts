import { readAmount } from "./amount.ts";
import type { Role } from "./columns.ts";
import type { DocumentBlock, DocumentCell } from "./document.ts";
import { marksAfter } from "./footnotes.ts";
import { type Grid, gridOf } from "./grid.ts";
import { isPartOnly, partsOf } from "./parts.ts";
import type { Amount, Period, PlanIndicator, Property } from "./plan.ts";
import { propertyOf } from "./property.ts";
import { narrow, squeeze, squeezeKeepingWords } from "./text.ts";
import { splitNameAndUnit, unitOf } from "./unit.ts";

/** What a merged cell of an earlier row still says. */
interface Carried {
  domain: string | null;
  property: Property | null;
  /** Words, by column; a figure is never carried down, words such as 达国家要求 are. */
  readonly words: Map<number, Amount>;
  parent: string | null;
  /** Of the parent: its parts are counted alike. */
  unit: string | null;
  /** The row above was a part: the one below it may be a further one without saying so. */
  inParts: boolean;
}

/** The indicators of all tables of a document, in reading order. */
export function tableIndicators(blocks: readonly DocumentBlock[], period: Period | null): PlanIndicator[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== "table") return [];
    const grid = gridOf(block, period);
    return grid === null ? [] : indicatorsOf(grid, marksAfter(blocks, index));
  });
}

function indicatorsOf(grid: Grid, marks: ReadonlyMap<string, number>): PlanIndicator[] {
  const carried: Carried = { domain: null, property: null, words: new Map(), parent: null, unit: null, inParts: false };
  const found: PlanIndicator[] = [];
  for (const row of grid.rows) {
    const heading = headingOf(row, grid.roles);
    if (heading !== null) {
      carried.domain = heading;
      continue;
    }
    const indicator = rowIndicator({ roles: grid.roles, row, marks }, carried);
    if (indicator !== null) found.push(indicator);
  }
  return found;
}

/** A row with one text only over its whole width, or with a Chinese number before it, names the domain of the rows below. */
function headingOf(row: readonly DocumentCell[], roles: readonly Role[]): string | null {
  const no = row.find((_, at) => roles[at]?.kind === "no");
  const others =
    no !== undefined && /^[(（]?[一二三四五六七八九十]+[)）、.]?$/u.test(squeeze(no.text))
      ? row.filter((cell) => cell !== no)
      : row;
  const texts = new Set(others.map((cell) => squeeze(cell.text)).filter((text) => text !== ""));
  const [only] = texts;
  return texts.size === 1 && only !== undefined && row.length > 2 && !/^\d+$/u.test(only) ? only : null;
}

interface Row {
  readonly roles: readonly Role[];
  readonly row: readonly DocumentCell[];
  readonly marks: ReadonlyMap<string, number>;
}

function rowIndicator(input: Row, carried: Carried): PlanIndicator | null {
  const text = (kind: Role["kind"]) => textOf(input, kind);
  const domain = text("domain");
  carried.domain = /^[-—–]+$/u.test(domain) ? null : domain || carried.domain;
  carried.property = propertyOf(text("property")) ?? (text("property") === "" ? carried.property : null);
  const printed = nameOf(text("name"), text("unit"));
  if (printed.name === "") return null;
  const named = { ...printed, sub: printed.sub || (carried.inParts && isPartOnly(printed.name)) };
  const parts = partsOf(named.name, isDivided(input, named.unit));
  const amounts = amountsOf(input, parts?.length ?? 1, carried);
  const unit = named.unit ?? (named.sub ? carried.unit : null);
  if (!named.sub) [carried.parent, carried.unit] = [named.name, named.unit];
  carried.inParts = named.sub;
  return {
    name: named.name,
    ...(parts === null ? {} : { parts }),
    ...(named.sub && carried.parent !== null ? { partOf: carried.parent } : {}),
    unit,
    domain: carried.domain,
    no: numberOf(text("no")) ?? named.no,
    property: carried.property,
    baseline: amounts.baseline,
    targets: amounts.targets,
    from: "table",
    indicator: null,
    source: { line: lineOf(input), quote: quoteOf(input.row) },
  };
}

function textOf({ roles, row }: Row, kind: Role["kind"]): string {
  const texts = roles.map((role, column) => (role.kind === kind ? squeezeKeepingWords(row[column]?.text ?? "") : ""));
  return texts.filter((text, index) => text !== "" && texts.indexOf(text) === index).join("·");
}

/** A mark at the end of a name points to a note under the table. */
const noteMark = /(?<=.)(?:[①-⑳*※△▲¹²³]|[（([](?:注\d*|\d)[)）\]])+$/u;

/** 其中 marks a part of the indicator above; a number before the name is its printed number. */
function nameOf(
  printed: string,
  unitCell: string,
): { name: string; unit: string | null; no: number | null; sub: boolean } {
  const numbered = printed.match(/^(\d{1,3})[.、．](?!\d)/u);
  const unnumbered = printed.slice(numbered?.[0].length ?? 0);
  const sub = unnumbered.match(/^(?:[（(]?其中[）)]?[:：,，]?|[#—-]+)/u);
  const bare = unnumbered.slice(sub?.[0].length ?? 0).replace(noteMark, "");
  const { name, unit } = splitNameAndUnit(bare, unitOf(unitCell));
  return { name, unit, no: numbered?.[1] === undefined ? null : Number(numbered[1]), sub: sub !== null };
}

function numberOf(text: string): number | null {
  const found = narrow(text).match(/^\(?(\d{1,3})[.、)]?$/u);
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** Several units, or figures in several pieces in every dated column, speak for several indicators in the row. */
function isDivided(input: Row, unit: string | null): boolean {
  if (unit !== null && /[，、;；]/u.test(unit)) return true;
  const cells = input.roles.flatMap((role, column) => ("year" in role ? [narrow(input.row[column]?.text ?? "")] : []));
  return (
    cells.length > 0 &&
    cells.every((cell) => /^[<>≤≥]?[\d.]+%?[,、;/][<>≤≥]?[\d.]+%?$/u.test(cell) && !/^\d+,\d{3}$/u.test(cell))
  );
}

function amountsOf(input: Row, parts: number, carried: Carried): { baseline: Amount | null; targets: Amount[] } {
  let baseline: Amount | null = null;
  const targets: Amount[] = [];
  for (const [column, role] of input.roles.entries()) {
    if (!("year" in role)) continue;
    const text = input.row[column]?.text ?? "";
    const printed = readAmount(text, { year: role.year, parts, marks: input.marks });
    const amount =
      printed ?? (squeeze(text) === "" && role.kind === "target" ? (carried.words.get(column) ?? null) : null);
    if (amount?.op === "words") carried.words.set(column, amount);
    else carried.words.delete(column);
    if (amount === null) continue;
    if (role.kind === "target") targets.push(amount);
    else if (baseline === null || (amount.year ?? 0) > (baseline.year ?? 0)) baseline = amount;
  }
  targets.sort((left, right) => (left.year ?? 0) - (right.year ?? 0));
  return { baseline, targets };
}

function lineOf({ roles, row }: Row): number {
  const column = roles.findIndex((role) => role.kind === "name");
  return row[column]?.line ?? row[0]?.line ?? 0;
}

function quoteOf(row: readonly DocumentCell[]): string {
  const texts = row.filter((cell) => cell.merged !== "left").map((cell) => squeeze(cell.text));
  return texts.filter((text) => text !== "").join(" | ");
}
