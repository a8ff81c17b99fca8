import { type Day, isoOfDay } from "@kangyu/fhir";
import { figureOf, type Indicator } from "@kangyu/indicators";
import type { Spell } from "@kangyu/rules";
import type { World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident } from "../contract/index.ts";
import type { RegisterView } from "../registers.ts";
import type { CellCounts } from "../views/judge.ts";
import { lastEndedQuarter, quarterEnd } from "../views/quarters.ts";
import { cellCounts, type FigureTable, figureTable, measuresOf } from "./figures.ts";

export type Change = z.infer<typeof resident.change>;

const LEVELS = ["district", "township", "village"] as const;
const TOWNSHIP_DIGITS = 9;

/** What one write moved: the resident's spells before and after it. */
export interface Moved {
  readonly world: World;
  readonly before: readonly Spell[];
  readonly after: readonly Spell[];
  /** Days of the visit, old and new. */
  readonly days: readonly Day[];
}

function spellOn(spells: readonly Spell[], measure: string, day: Day): Spell | undefined {
  return spells.find((one) => one.measure === measure && one.from <= day && (one.to === null || day < one.to));
}

/** The days whose figures a person looks at: the visit's quarter, the last ended quarter, today. */
function daysToShow(context: Context, days: readonly Day[]): Day[] {
  const today = context.today();
  const wanted = [...days.map((day) => Math.min(quarterEnd(day), today)), lastEndedQuarter(today), today];
  return [...new Set(wanted)].sort((a, b) => a - b);
}

function cellOf(place: string, level: (typeof LEVELS)[number], context: Context, registers: RegisterView): string {
  if (level === "district") return context.district.jurisdiction;
  if (level === "village") return place;
  return registers.placeByCode.get(place)?.parent ?? place.slice(0, TOWNSHIP_DIGITS);
}

/** The counts without this resident's own part: subtract where they stand after the write, add where they stood before. */
function countsBefore(counts: CellCounts, cell: (spell: Spell) => boolean, moved: Moved, day: Day): CellCounts {
  const earlier = new Map(counts);
  const names = new Set([...moved.before, ...moved.after].map(({ measure }) => measure));
  for (const measure of names) {
    const held = { in: 0, out: 0, unknown: 0, ...earlier.get(measure) };
    const [was, is] = [spellOn(moved.before, measure, day), spellOn(moved.after, measure, day)];
    if (is !== undefined && cell(is)) held[is.state as keyof typeof held] -= 1;
    if (was !== undefined && cell(was)) held[was.state as keyof typeof held] += 1;
    earlier.set(measure, held);
  }
  return earlier;
}

function isMoved(indicator: Indicator, moved: Moved, day: Day): boolean {
  return [indicator.numerator.measure, indicator.denominator.measure].some((measure) => {
    const [was, is] = [spellOn(moved.before, measure, day), spellOn(moved.after, measure, day)];
    return was?.state !== is?.state || was?.place !== is?.place;
  });
}

function shares(indicator: Indicator, counts: CellCounts): Change["before"] {
  const { numerator, denominator } = figureOf(indicator, counts);
  return { in: numerator, denominator };
}

/**
 * Which figures a write changed, before and after, for the resident's village and township and the district. The
 * difference is this resident's own: what other writers did meanwhile is in both.
 */
export async function changesOf(context: Context, moved: Moved): Promise<Change[]> {
  const days = daysToShow(context, moved.days);
  const touched = days.flatMap((day) =>
    [...context.definitions.indicators.values()]
      .filter((indicator) => isMoved(indicator, moved, day))
      .map((indicator) => ({ day, indicator })),
  );
  if (touched.length === 0) return [];
  const asked = { world: moved.world, measures: measuresOf(touched.map((one) => one.indicator)) };
  const askedDays = [...new Set(touched.map((one) => one.day))];
  const [registers, ...tables] = await Promise.all([
    context.registers.view(),
    ...LEVELS.map((by) => figureTable(context, { ...asked, days: askedDays, by })),
  ]);
  return touched.flatMap(({ day, indicator }) =>
    LEVELS.flatMap((level, index) => {
      const table = tables[index] ?? new Map();
      return cellChanges({ context, registers, moved, day, indicator, level, table });
    }),
  );
}

interface CellQuestion {
  readonly context: Context;
  readonly registers: RegisterView;
  readonly moved: Moved;
  readonly day: Day;
  readonly indicator: Indicator;
  readonly level: (typeof LEVELS)[number];
  readonly table: FigureTable;
}

function cellChanges({ context, registers, moved, day, indicator, level, table }: CellQuestion): Change[] {
  const measure = indicator.denominator.measure;
  const places = [spellOn(moved.before, measure, day)?.place, spellOn(moved.after, measure, day)?.place];
  const cells = new Set(places.filter((one) => one !== undefined).map((one) => cellOf(one, level, context, registers)));
  return [...cells].map((cell) => {
    const counts = cellCounts(table, day, cell);
    const isHere = (spell: Spell): boolean => cellOf(spell.place, level, context, registers) === cell;
    return {
      day: isoOfDay(day),
      indicator: indicator.id,
      name: { ...indicator.name },
      place: cell,
      placeName: {
        ...(level === "district"
          ? context.district.name
          : (registers.placeByCode.get(cell)?.name ?? { zh: cell, en: cell })),
      },
      before: shares(indicator, countsBefore(counts, isHere, moved, day)),
      after: shares(indicator, counts),
    };
  });
}
