import { type Direction, reaches, type Text } from "@kangyu/indicators";
import { perOf, plainUnit, sameThing } from "../names.ts";
import type { Amount, Period } from "../plan.ts";
import type { DraftRow } from "./draft.ts";
import type { DraftEvidence, OtherPlan, OtherRow, Reference, UnitCost } from "./evidence.ts";
import { numberOf } from "./figures-of-row.ts";

/** What another plan promised of a comparable indicator: its printed figures and the pace they ask for. */
export interface OtherPromise {
  readonly plan: string;
  readonly title: Text;
  readonly period: Period;
  readonly name: string;
  readonly baseline: Amount | null;
  readonly target: Amount;
  /** Change a year in the row's unit; null where one is no number, or where the target is a limit that was already kept. */
  readonly perYear: number | null;
  /** Change a year as a share of the baseline; null where there is none. */
  readonly relativePerYear: number | null;
}

/** Rates per head agree when they are per as many heads, however the unit is written; other units must be the same. */
function unitsAgree(row: DraftRow, other: { readonly name: string; readonly unit: string | null }): boolean {
  const [mine, theirs] = [perOf(`${row.name}${row.unit ?? ""}`), perOf(`${other.name}${other.unit ?? ""}`)];
  if (mine > 0 || theirs > 0) return mine === theirs;
  return row.unit !== null && other.unit !== null && plainUnit(row.unit) === plainUnit(other.unit);
}

function isComparable(row: DraftRow, other: OtherRow): boolean {
  const isSame =
    (row.indicator !== null && row.indicator === other.indicator) ||
    row.key === other.key ||
    sameThing(row.name, other.name);
  return isSame && unitsAgree(row, other);
}

const noPace = { perYear: null, relativePerYear: null };

/** A limit (≥ ≤ > <) that the baseline already keeps asks for no pace. */
export function isKept(target: Amount, start: number | null, direction: Direction | null): boolean {
  return start !== null && /[<>]/u.test(target.op) && reaches(start, target, direction ?? "up") === true;
}

/** Mean change a year from one level to another; null where one is missing or no time lies between. */
export function paceOf(
  from: { readonly value: number | null; readonly year: number | null },
  to: { readonly value: number | null; readonly year: number | null },
): { readonly perYear: number | null; readonly relativePerYear: number | null } {
  const years = (to.year ?? 0) - (from.year ?? 0);
  if (from.value === null || to.value === null || from.year === null || to.year === null || years <= 0) return noPace;
  const relative = from.value > 0 && to.value > 0 ? (to.value / from.value) ** (1 / years) - 1 : null;
  return { perYear: (to.value - from.value) / years, relativePerYear: relative };
}

/** A comparable row with the plan that prints it. */
interface Comparable {
  readonly plan: OtherPlan;
  readonly other: OtherRow;
}

/** What the catalogue holds about a row, whatever its targets are. */
export interface Known {
  readonly comparable: readonly Comparable[];
  /** National values of the same thing in the same unit; none is made up where the catalogue has none. */
  readonly references: readonly Reference[];
  readonly unitCost: UnitCost | null;
}

/** Looks up what is known of rows; a row is looked up again only when its name, unit or binding changes. */
export function knownIn({ others, references, unitCosts }: DraftEvidence): (row: DraftRow) => Known {
  const found = new Map<string, Known>();
  return (row) => {
    const id = [row.key, row.indicator, row.name, row.unit].join("|");
    const before = found.get(id);
    if (before !== undefined) return before;
    const known: Known = {
      comparable: others.flatMap((plan) =>
        plan.rows.filter((other) => isComparable(row, other)).map((other) => ({ plan, other })),
      ),
      references: references.filter(
        (one) => isMeant(row, one) && unitsAgree(row, { name: one.names[0] ?? "", unit: one.unit }),
      ),
      unitCost: unitCosts.find((one) => isMeant(row, one)) ?? null,
    };
    found.set(id, known);
    return known;
  };
}

/** What the other plans promised of the same thing in the same unit, in the order of the plans. */
export function promisesOf({ comparable }: Known, direction: Direction | null): OtherPromise[] {
  return comparable.flatMap(({ plan: { id, title, period }, other }): OtherPromise[] => {
    const target = other.targets.findLast(({ year }) => year === null || year <= period.to);
    if (target === undefined) return [];
    const start = numberOf(other.baseline, direction, null);
    const from = { value: start, year: other.baseline?.year ?? period.from - 1 };
    const to = { value: numberOf(target, direction, start), year: target.year ?? period.to };
    const pace = isKept(target, start, direction) ? noPace : paceOf(from, to);
    return [{ plan: id, title, period, name: other.name, baseline: other.baseline, target, ...pace }];
  });
}

type About = Pick<Reference, "keys" | "indicators" | "names">;

function isMeant(row: DraftRow, { keys, indicators, names }: About): boolean {
  return (
    keys.includes(row.key) ||
    (row.indicator !== null && indicators.includes(row.indicator)) ||
    names.some((name) => sameThing(row.name, name))
  );
}
