import { type Direction, reaches, type Text } from "@kangyu/indicators";
import { sameThing } from "../names.ts";
import type { Amount, Period } from "../plan.ts";
import { inUnitOf, sameHeads, unitFactor } from "./convert.ts";
import { costThingOf } from "./costs.ts";
import type { DraftRow } from "./draft.ts";
import type { CostThing, DraftEvidence, OtherPlan, OtherRow, Reference } from "./evidence.ts";
import { numberOf } from "./figures-of-row.ts";

/** What another plan promised of a comparable indicator: its printed figures and the pace they ask for. */
export interface OtherPromise {
  readonly plan: string;
  readonly title: Text;
  readonly period: Period;
  readonly name: string;
  /** As printed. */
  readonly unit: string | null;
  readonly from: "table" | "text";
  readonly line: number | null;
  readonly baseline: Amount | null;
  readonly target: Amount;
  /** The target in the row's unit; null where it is no number. */
  readonly level: number | null;
  /** Whether the printed figures are in another unit than the row's. */
  readonly isConverted: boolean;
  /** Change a year in the row's unit; null where one is no number, or where the target is a limit that was already kept. */
  readonly perYear: number | null;
  /** Change a year as a share of the baseline; null where there is none. */
  readonly relativePerYear: number | null;
}

/** The same thing in a unit that cannot be turned into the row's: named, and compared with nothing. */
export interface RefusedPromise {
  readonly plan: string;
  readonly title: Text;
  readonly name: string;
  readonly unit: string | null;
  readonly raw: string;
  readonly line: number | null;
}

/** What a district did in the years of one plan: from its baseline to the baseline of the plan after it. */
export interface ManagedPace {
  readonly title: Text;
  readonly from: { readonly value: number; readonly year: number };
  readonly to: { readonly value: number; readonly year: number };
  readonly perYear: number;
}

function isSame(row: DraftRow, other: OtherRow): boolean {
  return (
    (row.indicator !== null && row.indicator === other.indicator) ||
    row.key === other.key ||
    [other.name, ...other.also].some((name) => sameThing(row.name, name) || sameHeads(row.name, name))
  );
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

/** A row of another plan about the same thing; `factor` turns its figures into the row's unit, null where nothing does. */
interface Comparable {
  readonly plan: OtherPlan;
  readonly other: OtherRow;
  readonly factor: number | null;
}

/** What the catalogue holds about a row, whatever its targets are. */
export interface Known {
  readonly comparable: readonly Comparable[];
  /** National values of the same thing in the same unit; none is made up where the catalogue has none. */
  readonly references: readonly Reference[];
  /** What one more of it is; null where nothing of the catalogue's things is asked for. */
  readonly thing: CostThing | null;
}

/** Looks up what is known of rows; a row is looked up again only when its name, unit or binding changes. */
export function knownIn({ others, references, costs }: DraftEvidence): (row: DraftRow) => Known {
  const found = new Map<string, Known>();
  return (row) => {
    const id = [row.key, row.indicator, row.name, row.unit].join("|");
    const before = found.get(id);
    if (before !== undefined) return before;
    const known: Known = {
      comparable: others.flatMap((plan) =>
        plan.rows
          .filter((other) => isSame(row, other))
          .map((other) => ({ plan, other, factor: unitFactor(row, other) })),
      ),
      references: references.filter(
        (one) => isMeant(row, one) && unitFactor(row, { name: one.names[0] ?? "", unit: one.unit }) === 1,
      ),
      thing: costThingOf(row, costs.things),
    };
    found.set(id, known);
    return known;
  };
}

/**
 * What the other plans promised of the same thing, in the row's unit, in the order of the plans. A figure of running text
 * that only repeats what the plan's table prints is left out.
 */
export function promisesOf({ comparable }: Known, direction: Direction | null): OtherPromise[] {
  const promises = comparable.flatMap(({ plan, other, factor }): OtherPromise[] => {
    const { id, title, period } = plan;
    const target = lastTarget(other, period);
    if (target === undefined || factor === null) return [];
    const start = numberOf(inUnitOf(other.baseline, factor), direction, null);
    const from = { value: start, year: other.baseline?.year ?? period.from - 1 };
    const here = inUnitOf(target, factor);
    const level = numberOf(here, direction, start);
    const pace = isKept(here, start, direction)
      ? noPace
      : paceOf(from, { value: level, year: target.year ?? period.to });
    const { name, unit, baseline, from: place, line } = other;
    const isConverted = factor !== 1;
    return [{ plan: id, title, period, name, unit, from: place, line, baseline, target, level, isConverted, ...pace }];
  });
  return promises.filter(
    (one) =>
      one.from === "table" ||
      !promises.some(({ plan, from, level }) => plan === one.plan && from === "table" && level === one.level),
  );
}

function lastTarget({ targets }: OtherRow, { to }: Period): Amount | undefined {
  return targets.findLast(({ year }) => year === null || year <= to);
}

/** The same thing in units that cannot be converted, so that nobody thinks it was overlooked. */
export function refusedOf({ comparable }: Known): RefusedPromise[] {
  return comparable.flatMap(({ plan, other, factor }): RefusedPromise[] => {
    const target = lastTarget(other, plan.period);
    if (factor !== null || target === undefined) return [];
    const { name, unit, line } = other;
    return [{ plan: plan.id, title: plan.title, name, unit, raw: target.raw, line }];
  });
}

/** What districts managed: two plans of one district that follow each other print where it stood at both their beginnings. */
export function managedOf({ comparable }: Known, direction: Direction | null): ManagedPace[] {
  const starts = comparable.flatMap(({ plan, other, factor }) => {
    const value = factor === null ? null : numberOf(inUnitOf(other.baseline, factor), direction, null);
    const year = other.baseline?.year ?? plan.period.from - 1;
    return value === null || other.from === "text" ? [] : [{ plan, value, year }];
  });
  return starts.flatMap((from): ManagedPace[] => {
    const to = starts.find(
      ({ plan }) =>
        from.plan.jurisdiction !== null &&
        plan.jurisdiction === from.plan.jurisdiction &&
        plan.period.from === from.plan.period.to + 1,
    );
    const pace = to === undefined ? noPace : paceOf(from, to);
    if (to === undefined || pace.perYear === null) return [];
    return [
      {
        title: from.plan.title,
        from: { value: from.value, year: from.year },
        to: { value: to.value, year: to.year },
        perYear: pace.perYear,
      },
    ];
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
