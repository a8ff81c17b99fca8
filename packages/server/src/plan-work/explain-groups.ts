import type { Day } from "@kangyu/fhir";
import { type Counts, figureOf, type Indicator } from "@kangyu/indicators";
import { holdBack, type Part } from "@kangyu/plan";
import type { Actor, GroupCount, World } from "@kangyu/store";
import { measuresOf } from "../answers/figures.ts";
import type { Context } from "../context.ts";
import type { EvaluationRow } from "./evaluate.ts";

type Shown = NonNullable<EvaluationRow["explanation"]>["groups"][number];

/** Lower ages of the groups, in completed years. Source: local choice. */
const AGES = [7, 18, 35, 45, 55, 65, 75] as const;

const SEXES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  male: { zh: "男", en: "Men" },
  female: { zh: "女", en: "Women" },
};
const UNKNOWN = { zh: "性别不详", en: "Sex not known" };

export interface GroupsQuestion {
  readonly indicator: Indicator;
  readonly path: number;
  readonly world: World;
  readonly asOf: Day;
}

/** What each sex and age group lacks to the district's path, the largest first. */
export async function groupsOf(context: Context, question: GroupsQuestion, actor: Actor): Promise<Shown[]> {
  const { indicator, path, world, asOf } = question;
  const query = { world, measures: measuresOf([indicator]), day: asOf, ages: AGES };
  const rows = await context.store.standingGroups(query, actor);
  const groups = Map.groupBy(rows, ({ sex, age }) => `${sex} ${age ?? ""}`);
  const parts = [...groups].flatMap(([code, own]): Part[] => {
    const { numerator, denominator } = figureOf(indicator, countsOf(own));
    return denominator === 0 ? [] : [{ code, numerator, denominator }];
  });
  const { multiplier, direction } = indicator;
  return holdBack({ parts, path, multiplier, direction }).map((one) => ({ ...one, name: nameOf(one.code) }));
}

function countsOf(rows: readonly GroupCount[]): Map<string, Counts> {
  const counts = new Map<string, { in: number; out: number; unknown: number }>();
  for (const { measure, state, count } of rows) {
    const own = counts.get(measure) ?? { in: 0, out: 0, unknown: 0 };
    counts.set(measure, own);
    if (state === "in" || state === "out" || state === "unknown") own[state] += count;
  }
  return counts;
}

function nameOf(code: string): { zh: string; en: string } {
  const [sex = "", age = ""] = code.split(" ");
  const { zh, en } = SEXES[sex] ?? UNKNOWN;
  if (age === "") return { zh: `${zh}，年龄不详`, en: `${en}, age not known` };
  const index = Number(age);
  const [low, next] = [index === 0 ? 0 : AGES[index - 1], AGES[index]];
  return next === undefined
    ? { zh: `${zh} ${low}岁及以上`, en: `${en} ${low} and over` }
    : { zh: `${zh} ${low}–${next - 1}岁`, en: `${en} ${low}–${next - 1}` };
}
