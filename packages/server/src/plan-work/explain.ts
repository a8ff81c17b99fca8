import type { Day } from "@kangyu/fhir";
import { figureOf, type Indicator } from "@kangyu/indicators";
import { type Contribution, holdBack } from "@kangyu/plan";
import type { Actor, StandingCount, World } from "@kangyu/store";
import { cellCounts, type FigureTable, figureTables, measuresOf } from "../answers/figures.ts";
import { trackOf } from "../answers/people.ts";
import type { Context } from "../context.ts";
import type { RegisterView } from "../registers.ts";
import { reasonLabel } from "../views/words.ts";
import type { EvaluationRow } from "./evaluate.ts";
import { groupsOf } from "./explain-groups.ts";

type Row = Omit<EvaluationRow, "score" | "explanation">;
export type Explanation = NonNullable<EvaluationRow["explanation"]>;
type Shown = Explanation["townships"][number];

export interface ExplainQuestion {
  readonly rows: readonly Row[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly world: World;
  readonly asOf: Day;
}

/** Villages are many: only those that hold most back are named. */
const MOST_VILLAGES = 10;
const MOST_REASONS = 12;
const LEVELS = ["township", "institution", "village"] as const;
/** Lights that ask for a reason. */
export const NEEDS_EXPLAINING: readonly string[] = ["behind", "not-met"];

interface Cell {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/**
 * Why rows are behind or not met, from the records: what each township, institution and village lacks to the district's
 * path, and the reasons of those who are not counted in. By row key; one question for figures, one a row for reasons.
 */
export async function explanationsOf(
  context: Context,
  { rows, indicators, world, asOf }: ExplainQuestion,
  actor: Actor,
): Promise<Map<string, Explanation>> {
  const wanted = rows.flatMap((row) => {
    const indicator = indicators.get(row.definition?.id ?? "");
    const { path } = row;
    return indicator !== undefined && path !== null && NEEDS_EXPLAINING.includes(row.light)
      ? [{ row, indicator, path }]
      : [];
  });
  if (wanted.length === 0) return new Map();
  const measures = measuresOf(wanted.map(({ indicator }) => indicator));
  const [tables, registers] = await Promise.all([
    figureTables(
      context,
      LEVELS.map((by) => ({ world, measures, days: [asOf], by })),
    ),
    context.registers.view(),
  ]);
  const found = await Promise.all(
    wanted.map(async ({ row, indicator, path }) => {
      const [reasons, groups] = await Promise.all([
        reasonsOf(context, { indicator, world, asOf }, actor),
        groupsOf(context, { indicator, path, world, asOf }, actor),
      ]);
      const about = { indicator, path, asOf, tables, registers };
      return [row.key, { ...partsOf(about), groups, reasons }] as const;
    }),
  );
  return new Map(found);
}

interface PartsQuestion {
  readonly indicator: Indicator;
  readonly path: number;
  readonly asOf: Day;
  readonly tables: readonly (FigureTable | undefined)[];
  readonly registers: RegisterView;
}

function partsOf(question: PartsQuestion): Omit<Explanation, "reasons" | "groups"> {
  const { registers } = question;
  const places = (kind: string): Cell[] => registers.places.filter((place) => place.kind === kind);
  const houses = registers.institutions.map(({ id, name }): Cell => ({ code: id, name }));
  const townships = contributions(places("township"), 0, question);
  const villages = contributions(places("village"), 2, question);
  return {
    // Townships make up the district, so what they lack together is what it lacks.
    short: townships.reduce((sum, { short }) => sum + short, 0),
    townships,
    institutions: contributions(houses, 1, question),
    villages: villages.filter(({ short }) => short > 0).slice(0, MOST_VILLAGES),
  };
}

function contributions(cells: readonly Cell[], level: number, question: PartsQuestion): Shown[] {
  const { indicator, path, asOf, tables } = question;
  const parts = cells.flatMap(({ code }) => partOf(code, figureOf(indicator, cellCounts(tables[level], asOf, code))));
  const names = new Map(cells.map(({ code, name }) => [code, name]));
  const { multiplier, direction } = indicator;
  return holdBack({ parts, path, multiplier, direction }).map((one: Contribution) => ({
    ...one,
    name: { ...(names.get(one.code) ?? { zh: one.code, en: one.code }) },
  }));
}

function partOf(code: string, { numerator, denominator }: { numerator: number; denominator: number }) {
  return denominator === 0 ? [] : [{ code, numerator, denominator }];
}

/** Reasons of those in the denominator who are not in the numerator; none where the two count different measures. */
async function reasonsOf(
  context: Context,
  { indicator, world, asOf }: { indicator: Indicator; world: World; asOf: Day },
  actor: Actor,
): Promise<Explanation["reasons"]> {
  const { numerator, denominator } = indicator;
  if (numerator.measure !== denominator.measure) return [];
  const states = denominator.states.filter((state) => !numerator.states.includes(state));
  const query = { world, measure: denominator.measure, day: asOf, states };
  const counts = await context.store.standingCounts(query, actor);
  const { entry, track } = trackOf(context, denominator.measure);
  return counts
    .filter(
      (one): one is StandingCount & { state: "out" | "unknown" } => one.state === "out" || one.state === "unknown",
    )
    .map(({ state, reason, count }) => ({ state, reason: reasonLabel(entry, track, reason), count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_REASONS);
}
