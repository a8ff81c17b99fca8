import { civilOfDay, type Day } from "@kangyu/fhir";
import { makeCare } from "./care.ts";
import { conditionOf, episodeAt, episodeDays, observationOf, type Stamp } from "./clinical.ts";
import { prepareDistrict } from "./district.ts";
import { brokenLine, drawFault, type Fault, type Repeat, withPressures } from "./faults.ts";
import { type Course, makeLife, stayOn } from "./life.ts";
import { patientAt, patientDays } from "./patient.ts";
import { makePerson, type Scene, STREAM } from "./person.ts";
import { makePressure } from "./pressure.ts";
import { createRandom, type Random } from "./random.ts";
import { registersOf } from "./registers.ts";
import { metaOf, type Resource } from "./resource.ts";
import { responseOf } from "./response.ts";
import { secondRecord } from "./second-record.ts";
import type { Tables } from "./tables.ts";
import { makeVisits } from "./visits.ts";

export interface SimulationOptions {
  /** Whole number; the same seed gives the same district, byte for byte. */
  readonly seed: number;
  /** How many people are ever on record; their numbers are 0 to residents - 1. */
  readonly residents: number;
  readonly from: Day;
  /** Last day: nothing that was entered later is there. */
  readonly today: Day;
  readonly tables: Tables;
  /** Version of the programme whose forms the visits fill in. */
  readonly programmeVersion: string;
  /** Only these numbers, `to` exclusive: any slice equals the same part of the whole. Registers come with number 0. */
  readonly slice?: { readonly from: number; readonly to: number };
  /** Start of every FHIR id of a person's resources; `sim` when absent. */
  readonly prefix?: string;
}

/** One line of NDJSON, without its line break. */
export interface SimulatedLine {
  readonly line: string;
  /** Number of the resident; null for shared registers. */
  readonly resident: number | null;
  /** What is wrong with it, or which earlier entry it repeats; null for a plain good one. */
  readonly imperfection: Fault | Repeat | null;
}

interface Entry {
  readonly recorded: Day;
  readonly resource: Resource;
  /** Entries about services can be wrong; the person's own record and the courses' frames are not. */
  readonly service: boolean;
}

function entryDelay(course: Course, day: Day, random: Random): Day {
  const { recording } = course.scene.district.tables.events;
  const { lateEntry } = stayOn(course.life, day).village.centre.quality;
  const [late, usual] = [random.chance(lateEntry), random.between(0, recording.usualDelay)];
  const delay = random.between(recording.lateDelay[0], recording.lateDelay[1]);
  return day + (late ? delay : usual);
}

function entriesOf(course: Course): Entry[] {
  const { scene, person } = course;
  const random = createRandom(scene.seed, STREAM.entry, person.n);
  const pressure = makePressure(course);
  const episodes = makeCare(course, pressure.diagnosis);
  const entries: Entry[] = patientDays(course).map((day) => ({
    recorded: day,
    resource: patientAt(course, day),
    service: false,
  }));
  const add = (day: Day, service: boolean, make: (stamp: Stamp) => Resource) => {
    const recorded = Math.max(person.filed, entryDelay(course, day, random));
    if (recorded <= scene.today) entries.push({ recorded, resource: make({ scene, n: person.n, recorded }), service });
  };
  const { diagnosis } = pressure;
  if (diagnosis !== null) add(diagnosis.day, false, (stamp) => conditionOf(stamp, diagnosis));
  const managed = (day: Day) => episodes.some((care) => care.from <= day && (care.to === null || day < care.to));
  for (const reading of pressure.readings)
    if (reading.day >= scene.from && !managed(reading.day))
      add(reading.day, true, (stamp) => observationOf(stamp, reading));
  for (const care of episodes) {
    for (const day of episodeDays(care)) add(day, false, (stamp) => episodeAt(stamp, care));
    for (const visit of makeVisits(course, care)) add(visit.day, true, (stamp) => responseOf(stamp, visit));
  }
  return entries.filter((entry) => entry.recorded <= scene.today).sort((a, b) => a.recorded - b.recorded);
}

/** A later version of an entry: put right, or withdrawn. */
function laterVersion(entry: Entry, n: number, days: number): { recorded: Day; resource: Resource } {
  const recorded = entry.recorded + days;
  return { recorded, resource: { ...entry.resource, meta: metaOf(recorded, n) } };
}

function* linesOfEntry(scene: Scene, n: number, entry: Entry, random: Random): Generator<SimulatedLine> {
  const good = (resource: Resource, imperfection: SimulatedLine["imperfection"] = null): SimulatedLine => ({
    line: JSON.stringify(resource),
    resident: n,
    imperfection,
  });
  const { fault, repeat } = entry.service ? drawFault(scene, random) : { fault: null, repeat: null };
  if (fault !== null) {
    yield { line: brokenLine(entry.resource, fault, { today: scene.today, random }), resident: n, imperfection: fault };
    return;
  }
  const [again, days, off] = [random.next(), random.between(2, 40), random.between(6, 24)];
  if (repeat === "corrected") yield good(withPressures(entry.resource, (value) => value + off));
  else yield good(entry.resource);
  if (repeat === null) return;
  const later = laterVersion(entry, n, days);
  if (repeat === "entered-twice")
    yield again < 0.3
      ? good(entry.resource, repeat)
      : good({ ...entry.resource, id: `${entry.resource.id}-2` }, repeat);
  else if (later.recorded <= scene.today)
    yield good(repeat === "withdrawn" ? { ...later.resource, status: "entered-in-error" } : later.resource, repeat);
}

function* linesOfResident(scene: Scene, n: number): Generator<SimulatedLine> {
  const course = makeLife(scene, makePerson(scene, n));
  const random = createRandom(scene.seed, STREAM.fault, n);
  const entries = entriesOf(course);
  for (const entry of entries) yield* linesOfEntry(scene, n, entry, random);
  if (random.chance(scene.district.tables.events.imperfections.secondRecord))
    for (const resource of secondRecord(course, random))
      yield { line: JSON.stringify(resource), resident: n, imperfection: "second-record" };
}

/**
 * A synthetic district as NDJSON lines: first the shared registers, then resident after resident, each resident's entries
 * in the order in which they were made. Deterministic by seed; memory does not grow with the number of residents. Some
 * lines are broken on purpose and say so in `imperfection`. Every resource carries the tag `simulated`.
 */
export function* simulateDistrict(options: SimulationOptions): Generator<SimulatedLine> {
  const district = prepareDistrict(options.tables);
  const scene: Scene = {
    seed: options.seed,
    district,
    from: options.from,
    today: options.today,
    fromYear: civilOfDay(options.from).year,
    toYear: civilOfDay(options.today).year,
    programmeVersion: options.programmeVersion,
    prefix: options.prefix ?? "sim",
  };
  const slice = options.slice ?? { from: 0, to: options.residents };
  if (slice.from === 0)
    for (const resource of registersOf(scene))
      yield { line: JSON.stringify(resource), resident: null, imperfection: null };
  for (let n = slice.from; n < Math.min(slice.to, options.residents); n++) yield* linesOfResident(scene, n);
}
