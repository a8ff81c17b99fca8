import { ageInYears, type Day, isoOfDay } from "@kangyu/fhir";
import type { Indicator } from "@kangyu/indicators";
import { type Actor, encodeKey, type StandingCount, type StandingRow, type World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { indicator as contract } from "../contract/index.ts";
import { asOfDay } from "../days.ts";
import type { ProgrammeEntry } from "../definitions.ts";
import { factWords } from "../views/fact-words.ts";
import { reasonLabel, reasonOf } from "../views/words.ts";
import { indicatorOf } from "./indicator.ts";

type People = z.infer<typeof contract.people>;
type State = "in" | "out" | "unknown";

const STATES: readonly State[] = ["in", "out", "unknown"];

export interface PeopleQuestion {
  readonly indicator: string;
  readonly asOf?: string | undefined;
  readonly world: World;
  readonly state?: State | undefined;
  readonly reason?: string | undefined;
  readonly place?: string | undefined;
  readonly institution?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** `<programme>.<track>` apart, with the programme's definition where there is one. */
export function trackOf(context: Context, measure: string): { entry: ProgrammeEntry | undefined; track: string } {
  const dot = measure.indexOf(".");
  return { entry: context.definitions.programmes.get(measure.slice(0, dot)), track: measure.slice(dot + 1) };
}

/** A township's or the district's code as the prefix that all its villages share. */
export function placePrefix(place: string): string {
  const short = place.replace(/(?:000)+$/, "");
  return short.length < 6 ? place.slice(0, 6) : short;
}

/** What a list was narrowed by, as it is kept with who opened it. */
export function filterOf(asked: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function narrowed(question: PeopleQuestion) {
  return {
    ...(question.place === undefined ? {} : { place: placePrefix(question.place) }),
    ...(question.institution === undefined ? {} : { institution: question.institution }),
  };
}

/** The people behind an indicator's figure on a day: everybody of its denominator is in, out or unknown, with the reason. */
export async function peopleAnswer(context: Context, question: PeopleQuestion, actor: Actor): Promise<People> {
  const indicator = indicatorOf(context, question.indicator);
  const day = asOfDay(question.asOf, context.today());
  const { measure } = indicator.denominator;
  const where = { world: question.world, measure, day, ...narrowed(question) };
  const [all, page] = await Promise.all([
    context.store.standingCounts({ ...where, states: indicator.denominator.states }, actor),
    context.store.standings(
      {
        ...where,
        states: question.state === undefined ? indicator.denominator.states : [question.state],
        limit: question.limit,
        ...(question.reason === undefined ? {} : { reason: question.reason }),
        ...(question.after === undefined ? {} : { after: question.after }),
      },
      actor,
    ),
  ]);
  const { world, state, reason, place, institution } = question;
  const noted = context.store.noteListing(
    {
      ...{ world, day, list: "people", subject: measure, filter: filterOf({ state, reason, place, institution }) },
      records: page.rows.map(({ record }) => record),
    },
    actor,
  );
  const [people] = await Promise.all([peopleOf(context, { indicator, rows: page.rows, day, actor }), noted]);
  return { ...countsOf(context, measure, all), people, next: page.next };
}

function countsOf(context: Context, measure: string, rows: readonly StandingCount[]): Omit<People, "people" | "next"> {
  const { entry, track } = trackOf(context, measure);
  const counts = { in: 0, out: 0, unknown: 0 };
  for (const { state, count } of rows) counts[state as State] += count;
  const reasons = rows
    .map(({ state, reason, count }) => ({ state: state as State, reason: reasonLabel(entry, track, reason), count }))
    .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.count - a.count);
  return { total: counts.in + counts.out + counts.unknown, counts, reasons };
}

interface Rows {
  readonly indicator: Indicator;
  readonly rows: readonly StandingRow[];
  readonly day: Day;
  readonly actor: Actor;
}

async function peopleOf(context: Context, { indicator, rows, day, actor }: Rows): Promise<People["people"]> {
  const { entry, track } = trackOf(context, indicator.denominator.measure);
  const facts = await context.store.factsOfMany(
    rows.map((row) => row.record),
    actor,
  );
  return rows.map((row) => {
    const known = facts.get(row.record) ?? [];
    const sex = row.sex as "male" | "female" | "other" | "unknown";
    const subject = { birth: row.birth, death: null, sex, facts: known };
    const decider = known.find((fact) => fact.origin === row.deciding);
    return {
      key: encodeKey(row.record),
      name: row.name,
      sex: row.sex,
      age: row.birth === null ? null : ageInYears(row.birth, day),
      place: row.place,
      institution: row.institution,
      state: row.state as State,
      since: isoOfDay(row.from),
      reason: reasonOf({ entry, kind: "measure", track, span: row, subject }),
      deciding:
        decider === undefined
          ? null
          : { origin: decider.origin, day: isoOfDay(decider.day), text: factWords(decider, entry) },
    };
  });
}
