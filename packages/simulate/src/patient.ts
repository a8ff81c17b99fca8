import { type Day, isoOfDay } from "@kangyu/fhir";
import type { Course, Life } from "./life.ts";
import type { Scene } from "./person.ts";
import { EXTENSION, metaOf, patientId, periodOf, type Resource } from "./resource.ts";

const RESIDENT_ID = "urn:oid:2.16.156.10011.1.3";
const HEALTH_RECORD = "urn:oid:2.16.156.10011.1.2";

interface Known {
  /** Number of moves known. */
  readonly moves: number;
  readonly movedOut: boolean;
  readonly dead: boolean;
}

function knownOn(life: Life, day: Day): Known {
  const movedOut = life.movedOut !== null && life.movedOut.recorded <= day;
  return {
    moves: movedOut ? life.moves.length : life.moves.findLastIndex((move) => move.recorded <= day) + 1,
    movedOut,
    dead: life.death !== null && life.death.recorded <= day,
  };
}

function addressesOf(scene: Scene, life: Life, known: Known): unknown[] {
  return life.stays.slice(0, known.moves + 1).map((stay, index) => ({
    use: "home",
    text: scene.district.placeText.get(stay.village.code),
    period: periodOf(stay.from, index < known.moves || known.movedOut ? stay.to : null),
    extension: [{ url: `${EXTENSION}/place`, valueCode: stay.village.code }],
  }));
}

/** The Patient as it was known at the end of a day. */
export function patientAt({ scene, person, life }: Course, day: Day): Resource {
  const known = knownOn(life, day);
  return {
    resourceType: "Patient",
    id: patientId(scene, person.n),
    meta: metaOf(day, person.n),
    identifier: [
      { system: RESIDENT_ID, value: person.residentId },
      { system: HEALTH_RECORD, value: person.healthRecordNumber },
    ],
    active: true,
    name: [{ use: "official", text: person.surname + person.given, family: person.surname, given: [person.given] }],
    telecom: [{ system: "phone", value: person.phone, use: "mobile" }],
    gender: person.sex,
    birthDate: isoOfDay(person.birth),
    ...(known.dead && life.death !== null ? { deceasedDateTime: isoOfDay(life.death.day) } : {}),
    ...(person.twin === null ? {} : { multipleBirthInteger: person.twin }),
    address: addressesOf(scene, life, known),
  };
}

/** The days on which the Patient was entered anew: when filed, and when each change became known. */
export function patientDays({ person, life }: Course): Day[] {
  const changes = [...life.moves, life.movedOut, life.death].filter((change) => change !== null);
  return [...new Set([person.filed, ...changes.map((change) => Math.max(change.recorded, person.filed))])].sort(
    (a, b) => a - b,
  );
}
