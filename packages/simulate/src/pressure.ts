import { addMonths, ageInYears, civilOfDay, type Day, dayOfCivil } from "@kangyu/fhir";
import { type Course, stayOn } from "./life.ts";
import { type Person, type Scene, STREAM } from "./person.ts";
import { createRandom, oneOf, type Random } from "./random.ts";

export interface Reading {
  readonly day: Day;
  readonly sbp: number;
  readonly dbp: number;
  /** Organization id. */
  readonly institution: string;
}

export interface Diagnosis {
  readonly day: Day;
  readonly onset: Day;
  readonly institution: string;
}

/** What is known of a person's pressure outside the management programme. */
export interface PressureCourse {
  readonly diagnosis: Diagnosis | null;
  readonly readings: readonly Reading[];
}

/** First age, in years and parts of a year, at which the share of people with hypertension passes `quantile`; null: never. */
export function onsetAge(
  points: readonly { readonly age: number; readonly male: number; readonly female: number }[],
  sex: "male" | "female",
  quantile: number,
): number | null {
  for (let index = 0; index < points.length; index++) {
    const point = points[index] as (typeof points)[number];
    if (point[sex] <= quantile) continue;
    const before = points[index - 1];
    if (before === undefined) return point.age;
    const part = (quantile - before[sex]) / (point[sex] - before[sex]);
    return before.age + part * (point.age - before.age);
  }
  return null;
}

function highReading(random: Random): { sbp: number; dbp: number } {
  const sbp = Math.min(198, 141 + Math.round(Math.abs(random.normal()) * 13));
  return { sbp, dbp: Math.min(118, 78 + Math.round(Math.abs(random.normal()) * 11)) };
}

function normalReading(random: Random): { sbp: number; dbp: number } {
  const sbp = Math.min(139, Math.max(94, 122 + Math.round(random.normal() * 10)));
  return { sbp, dbp: Math.min(89, Math.max(56, 76 + Math.round(random.normal() * 7))) };
}

function diagnosedBefore(scene: Scene, person: Person, onset: Day, random: Random): Diagnosis | null {
  const years = (scene.from - onset) / 365.25;
  const { beforeStart } = scene.district.tables.hypertension.detection;
  const known = random.next() < 1 - (1 - beforeStart) ** years;
  const at = random.next();
  if (years <= 0 || !known) return null;
  const earliest = Math.max(onset, person.filed, dayOfCivil(scene.fromYear - 12, 1, 1));
  const day = earliest + Math.floor(at * Math.max(1, scene.from - earliest));
  return day >= scene.from ? null : { day, onset, institution: person.village.centre.institution.id };
}

interface Year {
  readonly year: number;
  readonly diagnosed: boolean;
}

/** One year of readings outside management; a high series on three days gives the diagnosis (A pressure of 140/90 or more). */
function yearOf(course: Course & { readonly onset: Day | null }, at: Year) {
  const { scene, person, life, onset } = course;
  const random = createRandom(scene.seed, STREAM.pressure, person.n, at.year);
  const [screened, found] = [random.next(), random.next()];
  const day = dayOfCivil(at.year, 1, 1) + random.between(0, 364);
  const readings: Reading[] = [];
  if (day > life.lastDay || day <= person.filed || ageInYears(person.birth, day) < 35)
    return { readings, diagnosis: null };
  const village = stayOn(life, day).village;
  const ill = onset !== null && onset <= day;
  const unnoticed = ill && !at.diagnosed;
  const quality = village.centre.quality;
  if (screened < quality.screening) {
    const institution = (village.clinic ?? village.centre.institution).id;
    const days = unnoticed ? [day, day + random.between(3, 10), day + random.between(11, 24)] : [day];
    for (const on of days)
      readings.push({ day: on, ...(ill ? highReading(random) : normalReading(random)), institution });
    const last = days.at(-1) as Day;
    return { readings, diagnosis: unnoticed ? { day: last, onset, institution: village.centre.institution.id } : null };
  }
  if (!unnoticed || found >= scene.district.tables.hypertension.detection.elsewhere)
    return { readings, diagnosis: null };
  const institution = oneOf(scene.district.hospitals, random).id;
  readings.push({ day, ...highReading(random), institution });
  return { readings, diagnosis: { day, onset, institution } };
}

/** Onset, screening and diagnosis of one person; readings stop counting once management begins (`until`). */
export function makePressure(course: Course): PressureCourse {
  const { scene, person, life } = course;
  const random = createRandom(scene.seed, STREAM.pressure, person.n);
  const age = onsetAge(scene.district.tables.hypertension.prevalence.points, person.sex, random.next());
  const onset = age === null ? null : addMonths(person.birth, Math.floor(age * 12)) + random.between(0, 27);
  let diagnosis = onset === null ? null : diagnosedBefore(scene, person, onset, random);
  const readings: Reading[] = [];
  const firstYear = Math.max(scene.fromYear, civilOfDay(person.filed).year);
  for (let year = firstYear; year <= scene.toYear; year++) {
    const one = yearOf({ ...course, onset }, { year, diagnosed: diagnosis !== null });
    readings.push(...one.readings);
    diagnosis ??= one.diagnosis;
  }
  return { diagnosis, readings: readings.filter((reading) => reading.day <= life.lastDay) };
}
