import { type Day, isoOfDay } from "@kangyu/fhir";
import { observationOf } from "./clinical.ts";
import { type Course, stayOn } from "./life.ts";
import { patientAt } from "./patient.ts";
import { oneOf, type Random } from "./random.ts";
import { patientId, type Resource } from "./resource.ts";

/** Two neighbouring digits of the serial swapped: the check character no longer fits. */
function mistyped(id: string): string {
  return `${id.slice(0, 15)}${id[16]}${id[15]}${id.slice(17)}`;
}

function patientAgain(course: Course, day: Day, random: Random): Resource {
  const { scene, person } = course;
  const patient = patientAt(course, day);
  const kind = random.between(1, 3);
  const other = oneOf(scene.district.tables.names[person.sex].young, random);
  const given = kind === 1 ? other : person.given;
  const identifier = patient.identifier as readonly { system: string; value: string }[];
  const resident = identifier[0] as { system: string; value: string };
  const { identifier: _, ...rest } = patient;
  return {
    ...rest,
    id: `${patientId(course.scene, course.person.n)}-again`,
    // Without the number the element is left out: FHIR knows no empty list.
    ...(kind === 2
      ? {}
      : { identifier: [{ ...resident, value: kind === 3 ? mistyped(person.residentId) : person.residentId }] }),
    name: [{ use: "official", text: person.surname + given, family: person.surname, given: [given] }],
    birthDate: isoOfDay(person.birth),
  };
}

/**
 * The same person entered a second time: with another given name, without the number, or with a number mistyped; and a
 * pressure under that record. None where the person was not there on the day drawn.
 */
export function secondRecord(course: Course, random: Random): Resource[] {
  const { scene, person, life } = course;
  const day = random.between(scene.from, scene.today);
  if (day <= person.filed || day > life.lastDay) return [];
  const village = stayOn(life, day).village;
  const institution = (village.clinic ?? village.centre.institution).id;
  const reading = observationOf(
    { scene, n: person.n, recorded: day },
    { day, sbp: random.between(108, 164), dbp: random.between(62, 98), institution },
  );
  const patient = patientAgain(course, day, random);
  return [
    patient,
    {
      ...reading,
      id: `${patientId(course.scene, course.person.n)}-again-b1`,
      subject: { reference: `Patient/${patientId(course.scene, course.person.n)}-again` },
    },
  ];
}
