import { civilOfDay, type Day, dayOfCivil } from "@kangyu/fhir";
import { buildHealthRecordNumber, buildResidentId } from "@kangyu/identity";
import type { District, Village } from "./district.ts";
import { createRandom, oneOf, pick, type Random } from "./random.ts";

/** Purposes of random streams. A new purpose takes a new number, so that the others keep their sequences. */
export const STREAM = { pair: 1, birth: 2, name: 3, life: 4, pressure: 5, care: 6, entry: 7, fault: 8 } as const;

export interface Scene {
  readonly seed: number;
  readonly district: District;
  readonly from: Day;
  readonly today: Day;
  readonly fromYear: number;
  readonly toYear: number;
  readonly programmeVersion: string;
  readonly prefix: string;
}

export interface Person {
  readonly n: number;
  readonly birth: Day;
  readonly sex: "male" | "female";
  readonly surname: string;
  readonly given: string;
  readonly residentId: string;
  readonly healthRecordNumber: string;
  readonly phone: string;
  /** First day of residence in the district. */
  readonly arrives: Day;
  /** Day on which the record was made. */
  readonly filed: Day;
  readonly village: Village;
  /** 1 or 2 for a twin, null otherwise. */
  readonly twin: 1 | 2 | null;
}

type Arrival = "there" | "born" | "moved-in";

function arrivalOf(scene: Scene, random: Random): Arrival {
  const { births, movesIn } = scene.district.tables.events.population;
  const years = scene.toYear - scene.fromYear + 1;
  const at = random.next() * (1 + (births + movesIn) * years);
  if (at < 1) return "there";
  return at < 1 + births * years ? "born" : "moved-in";
}

/**
 * The day of birth in a year. Numbers of residents map one to one to (day of the year, serial, division), so that no two
 * residents get the same ID whatever their years of birth, without looking at any other resident.
 */
function numbering(base: number): { dayOfYear: number; serial: number; division: number } {
  const dayOfYear = (base * 101) % 365;
  const rest = Math.floor(base / 365);
  return { dayOfYear, serial: (rest * 37) % 250, division: Math.floor(rest / 250) % 99 };
}

function birthIn(year: number, dayOfYear: number, oddSerial: boolean): Day {
  const start = dayOfCivil(year, 1, 1);
  const leap = dayOfCivil(year, 2, 29) !== dayOfCivil(year, 3, 1);
  if (!leap || dayOfYear < 59) return start + dayOfYear;
  return start + dayOfYear + (dayOfYear === 59 && oddSerial ? 0 : 1);
}

function givenName(scene: Scene, person: { sex: "male" | "female"; year: number }, random: Random): string {
  const { names } = scene.district.tables;
  const pool = names[person.sex][person.year < names.youngFrom ? "old" : "young"];
  const first = oneOf(pool, random);
  const second = oneOf(pool, random);
  return random.chance(names.oneCharacter) || first === second ? first : first + second;
}

/** The 17-digit rule counts committees 001 to 099 and villages 101 to 199; statistical codes have villages from 200. */
function recordNumber(village: Village, serial: number): string {
  const own = Number(village.code.slice(9));
  return buildHealthRecordNumber({
    county: village.code.slice(0, 6),
    township: village.code.slice(6, 9),
    village: String(own >= 200 ? own - 99 : own).padStart(3, "0"),
    serial: ((serial - 1) % 99_999) + 1,
  });
}

/** The position of a number among the slots: every block of `slots` numbers fills every village by its weight. */
function homeOf(district: District, base: number): { village: Village; serial: number } {
  const slot = (base * 389) % district.slots;
  const village = district.villages.findLast((one) => one.firstSlot <= slot) as Village;
  return { village, serial: Math.floor(base / district.slots) * village.row.weight + (slot - village.firstSlot) + 1 };
}

function bornOn(scene: Scene, base: number, random: Random): { birth: Day; arrival: Arrival } {
  const { dayOfYear, serial } = numbering(base);
  const arrival = arrivalOf(scene, random);
  const group = pick(scene.district.ages, random);
  const age = random.between(group.from, group.to);
  const year = arrival === "born" ? random.between(scene.fromYear, scene.toYear) : scene.fromYear - 1 - age;
  const birth = birthIn(year, dayOfYear, serial % 2 === 1);
  return { birth: birth > scene.today - 3 ? birthIn(year - 1, dayOfYear, serial % 2 === 1) : birth, arrival };
}

function arrivalDay(
  scene: Scene,
  born: { birth: Day; arrival: Arrival },
  random: Random,
): { arrives: Day; filed: Day } {
  if (born.arrival === "born") return { arrives: born.birth, filed: born.birth + random.between(1, 25) };
  if (born.arrival === "moved-in") {
    const arrives = random.between(scene.from, Math.max(scene.from, scene.today - 30));
    return { arrives, filed: arrives + random.between(1, 60) };
  }
  const filed = Math.max(scene.from - random.between(30, 4000), born.birth + 5);
  return { arrives: Math.max(born.birth, filed - random.between(200, 3000)), filed };
}

/** Resident number `n`, made without any other resident; only the two of a pair that are twins share their birth and home. */
export function makePerson(scene: Scene, n: number): Person {
  const pair = createRandom(scene.seed, STREAM.pair, n >> 1);
  const twins = pair.chance(scene.district.tables.events.population.twins);
  const base = twins ? n - (n % 2) : n;
  const random = createRandom(scene.seed, STREAM.birth, base);
  const born = bornOn(scene, base, random);
  const { arrives, filed } = arrivalDay(scene, born, random);
  const surname = pick(scene.district.surnames, random);
  const own = createRandom(scene.seed, STREAM.name, n);
  const sex = own.chance(scene.district.tables.ages.population.maleShare) ? "male" : "female";
  const { serial, division } = numbering(base);
  const home = homeOf(scene.district, n);
  const village = twins ? homeOf(scene.district, base).village : home.village;
  return {
    n,
    birth: born.birth,
    sex,
    surname,
    given: givenName(scene, { sex, year: civilOfDay(born.birth).year }, own),
    residentId: buildResidentId({
      division: String(Number(scene.district.tables.places.district.code) + division),
      birth: born.birth,
      serial: serial * 4 + (sex === "male" ? 1 : 0) + (twins && n !== base ? 2 : 0),
    }),
    // The number is filed where the slot lies, also for a twin: two numbers are never the same.
    healthRecordNumber: recordNumber(home.village, home.serial),
    phone: `100${String((base * 7919 + 12_345_678) % 100_000_000).padStart(8, "0")}`,
    arrives,
    filed,
    village,
    twin: twins ? (n === base ? 1 : 2) : null,
  };
}
