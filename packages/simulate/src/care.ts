import { ageInYears, type Day, dayOfCivil } from "@kangyu/fhir";
import type { Centre } from "./district.ts";
import { type Course, type Life, type Stay, stayOn } from "./life.ts";
import { type Scene, STREAM } from "./person.ts";
import type { Diagnosis } from "./pressure.ts";
import { createRandom, type Random } from "./random.ts";

/** A stretch in which the person could not be found; `to` is the day of the visit that ended it. */
export interface Hold {
  readonly from: Day;
  readonly to: Day | null;
}

/** One stretch under the management of one centre: an EpisodeOfCare. */
export interface Management {
  readonly no: number;
  readonly centre: Centre;
  readonly from: Day;
  /** First day on which it no longer holds; null while it does. */
  readonly to: Day | null;
  readonly leaveReason: "moved" | "died" | "withdrawn" | "choice" | null;
  readonly holds: readonly Hold[];
}

interface Plan {
  readonly scene: Scene;
  readonly life: Life;
  readonly random: Random;
}

function holdsIn(plan: Plan, from: Day, to: Day): Hold[] {
  const { leaving } = plan.scene.district.tables.hypertension;
  const holds: Hold[] = [];
  for (let year = plan.scene.fromYear; year <= plan.scene.toYear; year++) {
    const [lost, on, returns] = [plan.random.next(), plan.random.between(0, 364), plan.random.next()];
    const back = plan.random.between(leaving.returnAfter[0], leaving.returnAfter[1]);
    const day = dayOfCivil(year, 1, 1) + on;
    const previous = holds.at(-1);
    const free = previous === undefined || (previous.to !== null && previous.to + 60 < day);
    if (lost >= leaving.lost || day < from + 100 || day >= to || !free) continue;
    holds.push({ from: day, to: returns < leaving.returns && day + back < to ? day + back : null });
  }
  return holds;
}

function withdrawalDay(plan: Plan, from: Day): { day: Day; reason: "withdrawn" | "choice" } | null {
  const { withdrawn } = plan.scene.district.tables.hypertension.leaving;
  for (let year = plan.scene.fromYear; year <= plan.scene.toYear; year++) {
    const [leaves, on, how] = [plan.random.next(), plan.random.between(0, 364), plan.random.next()];
    const day = dayOfCivil(year, 1, 1) + on;
    if (leaves < withdrawn && day > from + 60) return { day, reason: how < 0.3 ? "withdrawn" : "choice" };
  }
  return null;
}

/** First day on which another centre is responsible for where the person lives. */
function centreEnds(life: Life, stay: Stay): Day | null {
  const later = life.stays.find((one) => one.from > stay.from && one.village.centre !== stay.village.centre);
  return later?.from ?? null;
}

function endOf(plan: Plan, from: Day): Pick<Management, "to" | "leaveReason"> {
  const { life } = plan;
  const moved = centreEnds(life, stayOn(life, from)) ?? life.movedOut?.day ?? null;
  const left = withdrawalDay(plan, from);
  const ends = [
    ...(moved === null ? [] : [{ to: moved, leaveReason: "moved" as const }]),
    ...(life.death === null ? [] : [{ to: life.death.day, leaveReason: "died" as const }]),
    ...(left === null ? [] : [{ to: left.day, leaveReason: left.reason }]),
  ].sort((a, b) => a.to - b.to);
  return ends[0] ?? { to: null, leaveReason: null };
}

function manage(plan: Plan, from: Day, no: number): Management {
  const end = endOf(plan, from);
  const last = end.to ?? dayOfCivil(plan.scene.toYear + 1, 1, 1);
  return { no, centre: stayOn(plan.life, from).village.centre, from, ...end, holds: holdsIn(plan, from, last) };
}

/** The stretches of management that follow a diagnosis; none where the person was not taken in. */
export function makeCare({ scene, person, life }: Course, diagnosis: Diagnosis | null): Management[] {
  if (diagnosis === null) return [];
  const random = createRandom(scene.seed, STREAM.care, person.n);
  const { enrolment, leaving } = scene.district.tables.hypertension;
  const [taken, delay] = [random.next(), random.between(enrolment.delay[0], enrolment.delay[1])];
  const young = ageInYears(person.birth, diagnosis.day) < 35;
  const chance = young ? enrolment.under35 : stayOn(life, diagnosis.day).village.centre.quality.enrolment;
  const first = Math.max(diagnosis.day, person.filed) + delay;
  if (taken >= chance || first > life.lastDay) return [];
  const plan = { scene, life, random };
  const episodes = [manage(plan, first, 1)];
  for (let no = 2; no <= 4; no++) {
    const previous = episodes.at(-1) as Management;
    const [follows, after] = [random.next(), random.between(0, 60)];
    if (previous.leaveReason !== "moved" || previous.to === null || follows >= leaving.followsMove) break;
    if (previous.to + after > life.lastDay) break;
    episodes.push(manage(plan, previous.to + after, no));
  }
  return episodes.filter((episode) => episode.to === null || episode.to > episode.from);
}
