import { type Day, isoOfDay } from "@kangyu/fhir";
import { figureOf, type Indicator } from "@kangyu/indicators";
import type { Moved, World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident } from "../contract/index.ts";
import type { RegisterView } from "../registers.ts";
import type { CellCounts } from "../views/judge.ts";
import { lastEndedQuarter, quarterEnd } from "../views/quarters.ts";

export type Change = z.infer<typeof resident.change>;

const LEVELS = ["district", "township", "village"] as const;
const TOWNSHIP_DIGITS = 9;

/** What one write moved in the figures: its deltas, and the days of the visit, old and new. */
export interface Write {
  readonly world: World;
  readonly moved: readonly Moved[];
  readonly days: readonly Day[];
  /** The database's transaction, where the store says it. */
  readonly transaction: string | undefined;
}

type Level = (typeof LEVELS)[number];

/** The days whose figures a person looks at: the visit's quarter, the last ended quarter, today. */
function daysToShow(context: Context, days: readonly Day[]): Day[] {
  const today = context.today();
  const wanted = [...days.map((day) => Math.min(quarterEnd(day), today)), lastEndedQuarter(today), today];
  return [...new Set(wanted)].sort((a, b) => a - b);
}

function cellOf(place: string, level: Level, context: Context): string {
  if (level === "district") return context.district.jurisdiction;
  return level === "village" ? place : place.slice(0, TOWNSHIP_DIGITS);
}

/** The counts before the write: what it moved there up to the day, taken off again. */
function countsBefore(counts: CellCounts, moved: readonly Moved[]): CellCounts {
  const earlier = new Map(counts);
  for (const { measure, state, amount } of moved) {
    const held = { in: 0, out: 0, unknown: 0, ...earlier.get(measure) };
    held[state as keyof typeof held] -= amount;
    earlier.set(measure, held);
  }
  return earlier;
}

/** Deltas that move an indicator up to a day; what only changes the reason cancels out. */
function movedBy(indicator: Indicator, moved: readonly Moved[], day: Day): Moved[] {
  const measures = new Set([indicator.numerator.measure, indicator.denominator.measure]);
  const sums = new Map<string, Moved>();
  for (const one of moved) {
    if (one.day > day || !measures.has(one.measure)) continue;
    const cell = `${one.measure} ${one.state} ${one.place}`;
    sums.set(cell, { ...one, amount: one.amount + (sums.get(cell)?.amount ?? 0) });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}

function shares(indicator: Indicator, counts: CellCounts): Change["before"] {
  const { numerator, denominator } = figureOf(indicator, counts);
  return { in: numerator, denominator };
}

/** An indicator that a write moved in a place up to a day, with the deltas that did it. */
interface Touched {
  readonly day: Day;
  readonly indicator: Indicator;
  readonly level: Level;
  readonly cell: string;
  readonly moved: readonly Moved[];
}

function touchedBy(context: Context, write: Write): Touched[] {
  return daysToShow(context, write.days).flatMap((day) =>
    [...context.definitions.indicators.values()].flatMap((indicator) => {
      const moved = movedBy(indicator, write.moved, day);
      return LEVELS.flatMap((level) =>
        [...Map.groupBy(moved, ({ place }) => cellOf(place, level, context))].map(([cell, here]) => ({
          ...{ day, indicator, level, cell, moved: here },
        })),
      );
    }),
  );
}

/**
 * Which figures a write changed, before and after, for the resident's village and township and the district. The
 * difference is the write's own: what other writers did meanwhile is in both.
 */
export async function changesOf(context: Context, write: Write): Promise<Change[]> {
  context.recent.note(write);
  const touched = touchedBy(context, write);
  if (touched.length === 0) return [];
  const [registers, counts] = await Promise.all([
    context.registers.view(),
    context.recent.counts(
      write.world,
      touched.map(({ level, cell, day }) => ({ by: level, cell, day })),
    ),
  ]);
  return touched.map((one, index) => changeOf(context, registers, { ...one, counts: counts[index] ?? new Map() }));
}

function changeOf(context: Context, registers: RegisterView, one: Touched & { readonly counts: CellCounts }): Change {
  const { day, indicator, level, cell, counts, moved } = one;
  const name = level === "district" ? context.district.name : registers.placeByCode.get(cell)?.name;
  return {
    day: isoOfDay(day),
    indicator: indicator.id,
    name: { ...indicator.name },
    place: cell,
    placeName: { ...(name ?? { zh: cell, en: cell }) },
    before: shares(indicator, countsBefore(counts, moved)),
    after: shares(indicator, counts),
  };
}
