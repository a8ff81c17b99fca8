import { type Direction, levelOf } from "@kangyu/indicators";
import { readAmount } from "../amount.ts";
import { directionOf, shareOf } from "../names.ts";
import { partsOf } from "../parts.ts";
import type { Amount } from "../plan.ts";
import { unitBetween } from "../unit-between.ts";
import { baseYearOf, type Draft, type DraftRow } from "./draft.ts";
import type { DraftEvidence, Measured, Reported } from "./evidence.ts";

/** Where a row starts from, with what it was counted from where that is known. */
export interface Baseline {
  readonly origin: "records" | "reported" | "typed" | "printed";
  readonly amount: Amount;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** ISO day, for a figure of the records. */
  readonly asOf: string | null;
}

/** The indicators that the row's name stands for, where it stands for several. */
export function partsIn({ name, unit }: Pick<DraftRow, "name" | "unit">): readonly string[] | null {
  return partsOf(name, /[，,、;；]/u.test(unit ?? ""));
}

/** A figure of a row as typed, for a year, read as in a printed table; null while nothing is typed. */
export function typedAmount(text: string, year: number, row: Pick<DraftRow, "name" | "unit">): Amount | null {
  return readAmount(text, { year, parts: partsIn(row)?.length ?? 1, marks: new Map() });
}

export function measuredOf(row: DraftRow, evidence: DraftEvidence): Measured | null {
  return evidence.measured.find(({ indicator }) => indicator === row.indicator) ?? null;
}

/** What was handed in for a row, in the row's own unit; null where nothing was, or where the units cannot be told apart. */
function reportedOf(row: DraftRow, evidence: DraftEvidence): Reported | null {
  const found = evidence.reported.find(({ indicator }) => indicator === row.indicator);
  const factor = found === undefined ? null : unitBetween(row, found).factor;
  if (found === undefined || factor === null) return null;
  if (factor === 1) return found;
  const own = (value: number) => Number((value / factor).toPrecision(12));
  return {
    ...found,
    multiplier: found.multiplier === null ? null : found.multiplier / factor,
    years: found.years.map(({ year, value }) => ({ year, value: value === null ? null : own(value) })),
    last: { ...found.last, value: own(found.last.value) },
  };
}

/** The row's values at the ends of past years, counted or handed in; empty where there are none. */
export function yearsOf(
  row: DraftRow,
  evidence: DraftEvidence,
): readonly { readonly year: number; readonly value: number | null }[] {
  return measuredOf(row, evidence)?.years ?? reportedOf(row, evidence)?.years ?? [];
}

/** What the planner typed first, then the records, then what was handed in, then what the earlier plan printed. */
export function baselineOf(row: DraftRow, draft: Draft, evidence: DraftEvidence): Baseline | null {
  const typed = row.baseline?.origin === "typed" ? given(row) : null;
  return typed ?? fromRecords(row, draft, evidence) ?? handedIn(row, evidence) ?? given(row);
}

function fromRecords(row: DraftRow, draft: Draft, evidence: DraftEvidence): Baseline | null {
  const measured = measuredOf(row, evidence);
  if (measured === null || measured.baseline.value === null) return null;
  const { value, numerator, denominator } = measured.baseline;
  const raw = value.toFixed(measured.decimals);
  const amount: Amount = { raw, op: "=", value: Number(raw), year: baseYearOf(draft.period) };
  return { origin: "records", amount, numerator, denominator, asOf: measured.asOf };
}

function handedIn(row: DraftRow, evidence: DraftEvidence): Baseline | null {
  const reported = reportedOf(row, evidence);
  if (reported === null) return null;
  const { year, value, numerator, denominator, said } = reported.last;
  const amount: Amount = { raw: String(value), op: "=", value, year };
  return { origin: "reported", amount, numerator, denominator, asOf: said };
}

function given(row: DraftRow): Baseline | null {
  const { baseline } = row;
  const amount = baseline === null ? null : typedAmount(baseline.raw, baseline.year, row);
  if (baseline === null || amount === null) return null;
  const { origin, numerator, denominator } = baseline;
  return { origin, amount, numerator, denominator, asOf: null };
}

/** The direction that was said, that of the measured indicator, that of a target's sign, else what the name says. */
export function directionFor(row: DraftRow, evidence: DraftEvidence): Direction | null {
  const signs = [row.target, row.mid].map((text) => typedAmount(text, 0, row)?.op);
  const bySign = signs.some((sign) => sign === ">=" || sign === ">")
    ? "up"
    : signs.some((sign) => sign === "<=" || sign === "<")
      ? "down"
      : null;
  const known = measuredOf(row, evidence)?.direction ?? reportedOf(row, evidence)?.direction;
  return row.direction ?? known ?? bySign ?? directionOf(row.name);
}

/** One number for an amount, a change counted from where the row starts; null where it has none. */
export function numberOf(amount: Amount | null, direction: Direction | null, start: number | null): number | null {
  return amount === null ? null : levelOf(amount, direction ?? "up", start);
}

/** What a share is multiplied with to be printed: 100 for %, 100,000 for /10万; null for units that are no share. */
export function multiplierOf(row: DraftRow, evidence: DraftEvidence): number | null {
  const share = shareOf(row.unit);
  const known = measuredOf(row, evidence)?.multiplier ?? reportedOf(row, evidence)?.multiplier;
  return known ?? (share === null ? null : Math.round(1 / share));
}

/** The range a figure can lie in: a share is never under nothing nor over everybody. */
export function boundsOf(row: DraftRow): { readonly low: number; readonly high: number } {
  const share = shareOf(row.unit);
  return { low: 0, high: share === null ? Number.POSITIVE_INFINITY : Math.round(1 / share) };
}

export function decimalsOf(row: DraftRow, evidence: DraftEvidence): number {
  const measured = measuredOf(row, evidence);
  const known = measured ?? reportedOf(row, evidence);
  if (known !== null) return known.decimals;
  const printed = [row.baseline?.raw, row.target, row.mid].map((text) => text?.match(/\.(\d+)/u)?.[1]?.length ?? 0);
  return Math.max(...printed, row.unit === null ? 0 : 1);
}
