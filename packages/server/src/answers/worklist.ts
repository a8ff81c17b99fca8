import { ageInYears, type Day, isoOfDay } from "@kangyu/fhir";
import type { Subject } from "@kangyu/rules";
import { type Actor, encodeKey, type StandingRow, type World, workKeptFrom } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { indicator as contract } from "../contract/index.ts";
import { dayOf } from "../days.ts";
import { running } from "../definitions.ts";
import { Refused } from "../refusals.ts";
import { isoOrNull } from "../views/resident-view.ts";
import { reasonOf } from "../views/words.ts";
import { filterOf, placePrefix, trackOf } from "./people.ts";

type Worklist = z.infer<typeof contract.worklist>;
type Item = Worklist["items"][number];
type Count = Worklist["counts"][number];
type State = "due" | "overdue";

export interface WorklistQuestion {
  readonly world: World;
  readonly day?: string | undefined;
  readonly place?: string | undefined;
  readonly institution?: string | undefined;
  readonly state?: State | undefined;
  readonly programme?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** `<programme>.<step>` of every step, or of one programme's. */
function stepsOf(context: Context, programme: string | undefined): string[] {
  if (programme !== undefined && !context.definitions.programmes.has(programme)) throw new Refused("unknown-programme");
  return running(context.definitions)
    .filter((entry) => programme === undefined || entry.programme.id === programme)
    .flatMap((entry) => Object.keys(entry.programme.steps ?? {}).map((step) => `${entry.programme.id}.${step}`));
}

/** Who is due or overdue on a day, with counts by village. A day ahead shows what will be due if nothing more happens. */
export async function worklistAnswer(context: Context, question: WorklistQuestion, actor: Actor): Promise<Worklist> {
  const day = question.day === undefined ? context.today() : dayOf(question.day, "querystring/day");
  const steps = stepsOf(context, question.programme);
  const { world, limit, after, institution } = question;
  const place = question.place === undefined ? undefined : placePrefix(question.place);
  const query = {
    world,
    day,
    steps,
    states: question.state === undefined ? (["due", "overdue"] as const) : [question.state],
    limit,
    ...(place === undefined ? {} : { place }),
    ...(institution === undefined ? {} : { institution }),
    ...(after === undefined ? {} : { after }),
  };
  const where = { world, day, steps, ...(place === undefined ? {} : { place }) };
  const counts = countsOf(await context.store.worklistCounts(where, "village", actor));
  const wanted = (one: Count): number => (question.state === undefined ? one.due + one.overdue : one[question.state]);
  const villages = institution === undefined ? villagesNeeded(counts, question, wanted) : undefined;
  const page = await context.store.worklist(villages === undefined ? query : { ...query, villages }, actor);
  const { programme, state } = question;
  const [items] = await Promise.all([
    itemsOf(context, page.rows, day, actor),
    context.store.noteListing(
      {
        ...{ world, day, list: "worklist", subject: programme ?? null },
        filter: filterOf({ state, place: question.place, institution }),
        records: [...new Set(page.rows.map(({ record }) => record))],
      },
      actor,
    ),
  ]);
  return {
    day: isoOfDay(day),
    world,
    counts,
    total: counts.reduce((sum, one) => sum + wanted(one), 0),
    keptFrom: isoOfDay(workKeptFrom(await context.store.horizon())),
    items,
    next: page.next,
  };
}

/** The villages that fill the page by the counts; undefined where everybody is needed. */
function villagesNeeded(
  counts: readonly Count[],
  { after, limit }: WorklistQuestion,
  wanted: (one: Count) => number,
): string[] | undefined {
  const begun = after?.split(".")[0] ?? "";
  const villages: string[] = [];
  let people = 0;
  for (const one of counts) {
    if (one.place < begun || wanted(one) === 0) continue;
    villages.push(one.place);
    if (one.place > begun) people += wanted(one);
    if (people > limit) return villages;
  }
  return undefined;
}

function countsOf(rows: readonly { place: string; state: string; count: number }[]): Worklist["counts"] {
  const byPlace = new Map<string, Worklist["counts"][number]>();
  for (const { place, state, count } of rows) {
    const held = byPlace.get(place) ?? { place, due: 0, overdue: 0 };
    if (state === "due" || state === "overdue") held[state] += count;
    byPlace.set(place, held);
  }
  return [...byPlace.values()].toSorted((a, b) => a.place.localeCompare(b.place));
}

async function itemsOf(context: Context, rows: readonly StandingRow[], day: Day, actor: Actor): Promise<Item[]> {
  const facts = await context.store.factsOfMany(
    rows.map((row) => row.record),
    actor,
  );
  return rows.map((row) => {
    const sex = row.sex as Subject["sex"];
    return itemOf(context, row, day, { birth: row.birth, death: null, sex, facts: facts.get(row.record) ?? [] });
  });
}

function itemOf(context: Context, row: StandingRow, day: Day, subject: Subject): Item {
  const { entry, track } = trackOf(context, row.measure);
  const step = entry?.programme.steps?.[track];
  const state: State = row.state === "overdue" ? "overdue" : "due";
  return {
    key: encodeKey(row.record),
    name: row.name,
    sex: row.sex,
    age: row.birth === null ? null : ageInYears(row.birth, day),
    place: row.place,
    institution: row.institution,
    programme: entry?.programme.id ?? row.measure,
    step: track,
    form: step?.form ?? null,
    title: { ...(step?.title ?? { zh: track, en: track }) },
    state,
    since: isoOfDay(row.from),
    until: isoOrNull(row.to),
    daysOverdue: state === "overdue" ? day - row.from + 1 : null,
    reason: reasonOf({ entry, kind: "step", track, span: row, subject }),
  };
}
