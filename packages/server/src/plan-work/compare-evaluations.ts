import { type Compared, differencesOf } from "@kangyu/plan";
import type { Actor, Evaluation } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planEvaluation } from "../contract/index.ts";
import type { Evaluated, EvaluationRow } from "./evaluate.ts";
import { keptIn } from "./kept-evaluation.ts";
import { workDifferences } from "./work-differences.ts";

type Head = z.infer<typeof planEvaluation.evaluationHead>;

/** What a list says of an evaluation. */
export function headOf(one: Evaluation): Head {
  const { evaluated } = keptIn(one);
  const { id, version, kind, year, state, operator, at } = one;
  return {
    ...{ id, version, kind, year, state, operator },
    at: new Date(at).toISOString(),
    asOf: evaluated.asOf,
    world: evaluated.world,
    simulated: evaluated.simulated,
    points: evaluated.totals.points,
    grade: evaluated.totals.grade?.name ?? null,
  };
}

function comparedOf({ rows }: Evaluated): Compared[] {
  return rows.map(({ key, value, light, score, definition }) => ({
    key,
    value,
    light,
    points: score.points,
    definition: definition === null ? null : `${definition.id} ${definition.version}`,
  }));
}

export type Differences = z.infer<typeof planEvaluation.differences>;
type Side = Differences["items"][number]["before"];

function sideOf(side: Compared | null): Side {
  if (side === null) return null;
  const { value, light, points, definition } = side;
  return { value, light: light as EvaluationRow["light"], points, definition };
}

/** Rows and work that differ between two evaluations; `against` null where the later one is what is known now. */
export function differences(before: Evaluated, after: Evaluated, against: Head | null): Differences {
  const rows = new Map([...before.rows, ...after.rows].map((row) => [row.key, row]));
  return {
    against,
    before: { points: before.totals.points },
    after: { points: after.totals.points },
    work: workDifferences(before, after),
    items: differencesOf(comparedOf(before), comparedOf(after)).map(({ key, before: old, after: now, changed }) => {
      const row = rows.get(key);
      const { name, nameEn, unit } = row ?? { name: key, nameEn: null, unit: null };
      return { key, name, nameEn, unit, before: sideOf(old), after: sideOf(now), changed: [...changed] };
    }),
  };
}

export interface ComparisonQuestion {
  readonly one: Evaluation;
  /** Its figures: as they were signed, or of now. */
  readonly now: Evaluated;
  /** Another evaluation of the plan; undefined asks for the last signed one of an earlier year and the same world. */
  readonly other: string | undefined;
}

/** An evaluation against another; null where there is none to hold it against. */
export async function comparisonWith(
  context: Context,
  { one, now, other }: ComparisonQuestion,
  actor: Actor,
): Promise<Differences | null> {
  const { world } = keptIn(one).evaluated;
  const isEarlier = (each: Evaluation) =>
    each.state === "signed" && each.year < one.year && keptIn(each).evaluated.world === world;
  const all = await context.store.evaluations(one.plan, actor);
  const before = all.findLast(
    (each) => each.id !== one.id && (other === undefined ? isEarlier(each) : each.id === other),
  );
  return before === undefined ? null : differences(keptIn(before).evaluated, now, headOf(before));
}
