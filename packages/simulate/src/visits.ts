import { ageInYears, civilOfDay, type Day, dayOfCivil, quarterStart } from "@kangyu/fhir";
import type { Hold, Management } from "./care.ts";
import { type Course, stayOn } from "./life.ts";
import { type Scene, STREAM } from "./person.ts";
import { createRandom, type Random } from "./random.ts";
import type { HypertensionTable } from "./tables.ts";

export interface Visit {
  readonly kind: "follow-up" | "yearly-exam";
  readonly day: Day;
  readonly institution: string;
  readonly centre: string;
  /** null where the pressure was not taken. */
  readonly sbp: number | null;
  readonly dbp: number | null;
  readonly heartRate: number;
  readonly weight: number;
  readonly height: number;
  readonly mode: "clinic" | "home" | "phone";
  readonly adherence: "regular" | "intermittent" | "none";
  readonly symptoms: "none" | "crisis" | "mild";
  /** Cigarettes and portions of spirits (50 g) a day, exercise a week; salt and drugs by their place in the tables. */
  readonly habits: {
    readonly smoking: number;
    readonly alcohol: number;
    readonly exercise: number;
    readonly salt: number;
  };
  readonly drug: number;
  readonly waist: number;
  readonly adr: boolean;
  readonly complication: boolean;
  readonly refer: boolean;
  /** Says what made the visit: the schedule, a pressure that was too high, a referral to look after. */
  readonly because: "schedule" | "recheck" | "referral";
}

type Failure = "none" | "quarter" | "exam" | "recheck";

interface Standing extends Course {
  readonly care: Management;
  readonly table: HypertensionTable;
  readonly body: { readonly height: number; readonly weight: number; readonly heartRate: number };
  readonly habits: Visit["habits"];
  readonly waist: number;
  readonly drug: number;
  readonly resistant: boolean;
  /** Lasting habit, 0 (always followed up well) to 1. */
  readonly habit: number;
}

/** The value of a year in a table of years; the nearest year outside it. */
export function yearValue(years: readonly (readonly [number, number])[], year: number): number {
  const row = years.findLast(([at]) => at <= year) ?? years[0];
  return row === undefined ? 0 : row[1];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Chance that a person is looked after to specification in a year: the district's level and what the centre adds. */
function standardChance(scene: Scene, care: Management, year: number): number {
  const { points, yearly } = care.centre.quality.standard;
  const base = yearValue(scene.district.tables.hypertension.standard.years, year);
  return clamp(base + (points + yearly * (year - scene.fromYear)) / 100, 0.05, 0.97);
}

function failureOf(standing: Standing, year: number, random: Random): Failure {
  const { standard } = standing.table;
  const [fresh, draw, kind] = [random.next(), random.next(), random.next()];
  const quantile = fresh < standard.habit ? standing.habit : draw;
  if (quantile < standardChance(standing.scene, standing.care, year)) return "none";
  const { quarter, exam, recheck } = standard.failures;
  const at = kind * (quarter + exam + recheck);
  return at < quarter ? "quarter" : at < quarter + exam ? "exam" : "recheck";
}

function held(holds: readonly Hold[], day: Day): boolean {
  return holds.some((hold) => hold.from <= day && (hold.to === null || day < hold.to));
}

/** The scheduled days of a year: one a quarter under management, many of them near the quarter's end. */
function schedule(standing: Standing, year: number, failure: Failure, random: Random): Day[] {
  const { care, life } = standing;
  const end = Math.min(care.to ?? life.lastDay + 1, life.lastDay + 1);
  const skipped = [random.between(0, 3), random.chance(0.35) ? random.between(0, 3) : -1];
  const days: Day[] = [];
  for (let quarter = 0; quarter < 4; quarter++) {
    const [rushed, at, rush] = [random.next(), random.next(), random.between(1, 14)];
    const start = dayOfCivil(year, quarter * 3 + 1, 1);
    const next = quarter === 3 ? dayOfCivil(year + 1, 1, 1) : dayOfCivil(year, quarter * 3 + 4, 1);
    const [from, to] = [Math.max(start, care.from), Math.min(next, end)];
    const entered = care.from >= start && care.from < next;
    if (from >= to || (failure === "quarter" && skipped.includes(quarter) && !entered)) continue;
    const free = from + Math.floor(at * (to - from));
    const day = entered ? care.from : rushed < care.centre.quality.rush ? Math.max(from, to - rush) : free;
    if (!held(care.holds, day)) days.push(day);
  }
  for (const hold of care.holds)
    if (hold.to !== null && civilOfDay(hold.to).year === year && hold.to < end) days.push(hold.to);
  return days.sort((a, b) => a - b);
}

interface Before {
  readonly change: boolean;
  readonly referral: boolean;
  readonly neglected: boolean;
}

function controlChance(standing: Standing, day: Day, before: Before): number {
  const { control } = standing.table;
  if (standing.resistant) return control.resistant.chance;
  const { year } = civilOfDay(day);
  const { points, yearly } = standing.care.centre.quality.control;
  const level = yearValue(control.years, year) + (points + yearly * (year - standing.scene.fromYear)) / 100;
  const changed = level + (before.change ? control.afterChange : 0) + (before.referral ? control.afterReferral : 0);
  return clamp(before.neglected ? changed * control.neglected : changed, 0.03, 0.95);
}

/** A pressure at target or above it: under 140/90, from 65 years under 150/90 (specification of 2017, hypertension). */
function pressureOf(standing: Standing, day: Day, atTarget: boolean, random: Random): { sbp: number; dbp: number } {
  const limit = ageInYears(standing.person.birth, day) >= 65 ? 150 : 140;
  const [spread, low] = [Math.abs(random.normal()), random.normal()];
  const [both, crisis] = [random.next(), random.next()];
  if (atTarget)
    return { sbp: Math.round(Math.max(104, limit - 1 - spread * 9)), dbp: Math.round(clamp(77 + low * 7, 54, 89)) };
  if (crisis < standing.table.control.emergency)
    return { sbp: Math.round(Math.min(218, 180 + spread * 12)), dbp: Math.round(clamp(104 + low * 8, 80, 128)) };
  const diastolic =
    both < 0.35 ? Math.round(Math.min(109, 90 + Math.abs(low) * 6)) : Math.round(clamp(80 + low * 6, 58, 89));
  return { sbp: Math.round(Math.min(179, limit + spread * 11)), dbp: diastolic };
}

function makeVisit(
  standing: Standing,
  day: Day,
  cause: { because: Visit["because"]; before: Before; twice: boolean },
): Visit {
  const { table, body, life, care } = standing;
  const random = createRandom(standing.scene.seed, STREAM.care, standing.person.n, 3, day);
  const atTarget = random.next() < controlChance(standing, day, cause.before);
  const pressure = pressureOf(standing, day, atTarget, random);
  const [phone, missing, clinical] = [random.next(), random.next(), random.next()];
  const [adr, complication] = [
    random.next() < table.control.adverseReaction,
    random.next() < table.control.complication,
  ];
  const village = stayOn(life, day).village;
  const local = village.centre === care.centre ? village.clinic : null;
  // By phone no pressure is taken, so the visit does not count: the well looked after are seen face to face.
  const mode =
    cause.before.neglected && phone < table.control.phone
      ? "phone"
      : clinical < (local === null ? 0.8 : 0.55)
        ? "clinic"
        : "home";
  const taken = mode !== "phone" && missing >= table.control.missingPressure;
  const crisis = pressure.sbp >= 180 || pressure.dbp >= 110;
  const [wobble, takes] = [random.normal(), random.next()];
  return {
    kind: "follow-up",
    day,
    institution: (local ?? care.centre.institution).id,
    centre: care.centre.institution.id,
    sbp: taken ? pressure.sbp : null,
    dbp: taken ? pressure.dbp : null,
    heartRate: Math.round(clamp(body.heartRate + wobble * 5, 48, 118)),
    weight: Math.round((body.weight + wobble) * 10) / 10,
    height: body.height,
    mode,
    adherence: takes < (atTarget ? 0.86 : 0.5) ? "regular" : takes < 0.95 ? "intermittent" : "none",
    symptoms: taken && crisis && wobble > 0 ? "crisis" : takes < 0.02 ? "mild" : "none",
    habits: standing.habits,
    drug: Math.min(table.forms.drugs.length - 1, standing.drug + (cause.before.change ? 1 : 0)),
    waist: standing.waist,
    adr,
    complication,
    refer: taken && (crisis || complication || (cause.twice && !atTarget)),
    because: cause.because,
  };
}

function above(standing: Standing, visit: Visit): boolean {
  if (visit.sbp === null || visit.dbp === null) return false;
  return visit.dbp >= 90 || visit.sbp >= (ageInYears(standing.person.birth, visit.day) >= 65 ? 150 : 140);
}

/** A scheduled visit and the contacts it makes necessary: within two weeks after a class 2, 3 or 4 visit, each at most four times. */
function chain(standing: Standing, day: Day, failure: Failure, random: Random): Visit[] {
  const neglected = failure !== "none";
  const visits = [
    makeVisit(standing, day, {
      because: "schedule",
      before: { change: false, referral: false, neglected },
      twice: false,
    }),
  ];
  const end = Math.min(standing.care.to ?? standing.life.lastDay + 1, standing.life.lastDay + 1);
  for (let round = 1; round <= 4; round++) {
    const last = visits.at(-1) as Visit;
    const [kept, late] = [random.next(), random.between(18, 45)];
    const on = last.day + random.between(6, 14);
    if (!above(standing, last) && !last.adr && !last.complication) break;
    const misses = failure === "recheck" && kept < 0.75;
    if (misses && kept < 0.4) break;
    const next = misses ? last.day + late : on;
    if (next >= end || held(standing.care.holds, next)) break;
    const before = { change: true, referral: last.refer, neglected };
    visits.push(
      makeVisit(standing, next, { because: last.refer ? "referral" : "recheck", before, twice: above(standing, last) }),
    );
  }
  return visits;
}

function yearOfVisits(standing: Standing, year: number): Visit[] {
  const random = createRandom(standing.scene.seed, STREAM.care, standing.person.n, 2, standing.care.no, year);
  const failure = failureOf(standing, year, random);
  const days = schedule(standing, year, failure, random);
  const examined = random.next();
  const visits: Visit[] = [];
  for (const day of days) {
    const last = visits.at(-1);
    // A recheck of the same quarter stands for the scheduled visit; nobody comes twice in three weeks without need.
    if (last !== undefined && day - last.day < 20 && quarterStart(last.day) === quarterStart(day)) continue;
    visits.push(...chain(standing, last === undefined ? day : Math.max(day, last.day + 1), failure, random));
  }
  const measured = visits.filter((visit) => visit.sbp !== null);
  const exam = failure === "exam" ? undefined : measured[Math.floor(examined * measured.length)];
  if (exam !== undefined)
    visits.push({ ...exam, kind: "yearly-exam", institution: exam.centre, mode: "clinic", because: "schedule" });
  return visits;
}

/** All visits of one stretch of management from the first simulated year on, in order of days. */
export function makeVisits(course: Course, care: Management): Visit[] {
  const { scene, person, life } = course;
  const random = createRandom(scene.seed, STREAM.care, person.n, 1);
  const table = scene.district.tables.hypertension;
  const height = Math.round((person.sex === "male" ? 167 : 156) + random.normal() * 6);
  const bmi = clamp(24.6 + random.normal() * 3, 17, 36);
  const [heartRate, smokes, drinks] = [74 + random.normal() * 7, random.next(), random.next()];
  const habits = {
    // 24.9 % of people over 15 smoke (longhu-14, table 1, 2020); nearly all of them men (assumed).
    smoking: smokes < (person.sex === "male" ? 0.46 : 0.03) ? random.between(3, 20) : 0,
    alcohol: drinks < (person.sex === "male" ? 0.3 : 0.04) ? random.between(1, 3) : 0,
    exercise: random.between(0, 7),
    salt: random.between(0, table.forms.salt.length - 1),
  };
  const standing: Standing = {
    ...course,
    care,
    table,
    body: { height, weight: bmi * (height / 100) ** 2, heartRate },
    habits,
    waist: Math.round(clamp(bmi * 3.45 + (person.sex === "male" ? 2 : -2), 58, 128)),
    drug: random.between(0, 1),
    resistant: random.next() < table.control.resistant.share,
    habit: random.next(),
  };
  const visits: Visit[] = [];
  const lastYear = Math.min(scene.toYear, civilOfDay(life.lastDay).year);
  for (let year = Math.max(scene.fromYear, civilOfDay(care.from).year); year <= lastYear; year++)
    visits.push(...yearOfVisits(standing, year));
  visits.sort((a, b) => a.day - b.day);
  // A recheck of last year may fall on a scheduled day of this one: it is one visit.
  const seen = new Set<string>();
  return visits.filter((visit) => {
    const key = `${visit.kind}${visit.day}`;
    const first = visit.day >= scene.from && !seen.has(key);
    seen.add(key);
    return first;
  });
}
