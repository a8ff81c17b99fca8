import { ageInYears, type Day, dayOfCivil } from "@kangyu/fhir";
import { standingOn, type Village } from "./district.ts";
import { type Person, type Scene, STREAM } from "./person.ts";
import { createRandom, pick, type Random } from "./random.ts";

/** A stay in one village; `to` is the first day on which the person no longer lives there, null while they do. */
export interface Stay {
  readonly village: Village;
  readonly from: Day;
  readonly to: Day | null;
}

/** A change of the person's own record, and the day on which it was entered. */
interface LifeChange {
  readonly day: Day;
  readonly recorded: Day;
}

export interface Life {
  readonly stays: readonly Stay[];
  readonly death: LifeChange | null;
  readonly movedOut: LifeChange | null;
  /** Moves inside the district, mergers of villages included. */
  readonly moves: readonly LifeChange[];
  /** Last day on which the person is alive and lives here, or the last day simulated. */
  readonly lastDay: Day;
}

interface Ends {
  death: LifeChange | null;
  movedOut: LifeChange | null;
}

function delayed(day: Day, range: readonly [number, number], random: Random): LifeChange {
  return { day, recorded: day + random.between(range[0], range[1]) };
}

function deathChance(scene: Scene, person: Person, day: Day): number {
  const age = ageInYears(person.birth, day);
  const row = scene.district.tables.ages.mortality.groups.findLast((group) => group.from <= age);
  return row === undefined ? 0 : row[person.sex];
}

function endsOf(scene: Scene, person: Person, random: Random): Ends {
  const { recording, population } = scene.district.tables.events;
  for (let year = scene.fromYear; year <= scene.toYear; year++) {
    const start = dayOfCivil(year, 1, 1);
    // All draws are made in every year, so that a change of one chance leaves the other events where they were.
    const [dies, diesOn, leaves, leavesOn] = [
      random.next(),
      random.between(0, 364),
      random.next(),
      random.between(0, 364),
    ];
    const death = dies < deathChance(scene, person, start) ? start + diesOn : null;
    const moved = leaves < population.movesOut ? start + leavesOn : null;
    if (moved !== null && moved > person.filed && (death === null || moved < death))
      return { death: null, movedOut: delayed(moved, recording.moveDelay, random) };
    if (death !== null && death >= Math.max(person.filed, scene.from))
      return { death: delayed(death, recording.deathDelay, random), movedOut: null };
  }
  return { death: null, movedOut: null };
}

interface Move {
  readonly day: Day;
  readonly recorded: Day;
  readonly to: Village;
}

function movesOf(scene: Scene, person: Person, random: Random): Move[] {
  const { recording, population } = scene.district.tables.events;
  const moves: Move[] = [];
  for (let year = scene.fromYear; year <= scene.toYear; year++) {
    const [moving, on, to] = [random.next(), random.between(0, 364), pick(scene.district.draw, random)];
    const day = dayOfCivil(year, 1, 1) + on;
    if (moving < population.movesWithin && day > person.filed + 30)
      moves.push({ ...delayed(day, recording.moveDelay, random), to });
  }
  return moves;
}

function staysOf(
  { scene, person }: Omit<Course, "life">,
  moves: readonly Move[],
  end: Day | null,
): [Stay[], LifeChange[]] {
  const stays: Stay[] = [];
  const changes: LifeChange[] = [];
  let village = standingOn(scene.district, person.village, person.arrives);
  let since = person.arrives;
  const settle = (next: Village, change: LifeChange) => {
    if (next === village || (end !== null && change.day >= end) || change.day <= since) return;
    stays.push({ village, from: since, to: change.day });
    changes.push(change);
    village = next;
    since = change.day;
  };
  const merge = (before: Day) => {
    const endsOn = village.endsOn;
    if (endsOn !== null && endsOn <= before)
      settle(standingOn(scene.district, village, endsOn), { day: endsOn, recorded: endsOn + 1 });
  };
  for (const move of moves) {
    merge(move.day);
    settle(standingOn(scene.district, move.to, move.day), { day: move.day, recorded: move.recorded });
  }
  merge(dayOfCivil(scene.toYear + 1, 1, 1));
  stays.push({ village, from: since, to: end });
  return [stays, changes];
}

/** One person's life in the district: what everything else about the person is made from. */
export interface Course {
  readonly scene: Scene;
  readonly person: Person;
  readonly life: Life;
}

/** Where a person lives from arrival on, and how it ends, to the end of the last simulated year. */
export function makeLife(scene: Scene, person: Person): Course {
  const random = createRandom(scene.seed, STREAM.life, person.n);
  const ends = endsOf(scene, person, random);
  const moves = movesOf(scene, person, createRandom(scene.seed, STREAM.life, person.n, 1));
  const out = ends.movedOut?.day ?? null;
  const [stays, changes] = staysOf({ scene, person }, moves, out);
  const last = ends.death?.day ?? (out === null ? dayOfCivil(scene.toYear, 12, 31) : out - 1);
  return { scene, person, life: { stays, ...ends, moves: changes, lastDay: last } };
}

/** Where the person lives on a day; the first stay for days before, the last for days after. */
export function stayOn(life: Life, day: Day): Stay {
  return life.stays.findLast((stay) => stay.from <= day) ?? (life.stays[0] as Stay);
}
