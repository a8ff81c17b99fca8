import { type Day, type Fact, isoOfDay, parseDay } from "@kangyu/fhir";
import { type Case, type FormValues, type Programme, responseOf, type Subject, subjectOf } from "@kangyu/rules";
import type { Incoming, Resource } from "@kangyu/store";

const BASE = "https://kangyu.example/fhir";
const LOINC = "http://loinc.org";
/** Who manages the people of cases, and where they live when a case does not say. */
const CASE_INSTITUTION = "case-clinic";
const HOME = "690101001001";
const KNOWN = 1_700_000_000_000;

/** A case as a record: its resources, and the life that a store must read from them. */
export interface CaseRecord {
  readonly incoming: readonly Incoming[];
  /** The life, with `origins` (`Type/id`, one for each of `incoming`) as the store gave them. */
  subject(origins: readonly string[]): Subject;
}

/**
 * Writes a case down in FHIR, as the views of the catalogue read it: every fact becomes the resource that makes it. A case
 * whose programme does not look at homes gets one from birth, so that its spells have a place.
 */
export function recordOfCase(
  example: Case,
  at: { readonly name: string; readonly readsHomes: boolean; readonly programmes: readonly Programme[] },
): CaseRecord {
  const plain = subjectOf(example);
  const subject = { ...plain, facts: [...plain.facts, ...(at.readsHomes ? [] : [home(plain)])] };
  const owner = subject.facts.map((fact, i) => ownerOf(fact, i, subject.facts));
  const person = { reference: `Patient/${at.name}` };
  const kept = [...new Set(owner)].filter((i) => i >= 0).sort((a, b) => a - b);
  const resources: Resource[] = [
    patientOf(subject, at.name),
    ...kept.map((i) => ({
      ...resourceOf(subject.facts[i] as Fact, {
        person,
        programmes: at.programmes,
        lost: subject.facts.filter((_, k) => k !== i && owner[k] === i),
      }),
      id: `${at.name}-${i}`,
    })),
  ];
  const place = owner.map((i) => (i < 0 ? 0 : kept.indexOf(i) + 1));
  return {
    incoming: resources.map((resource, i) => ({
      resource,
      subject: person.reference,
      knownFrom: KNOWN + i,
      line: null,
    })),
    subject: (origins) => {
      const readAs = (fact: Fact, resource: number): Fact => ({
        ...fact,
        ...valuesRead(fact, at.programmes),
        origin: origins[resource] ?? "",
        knownFrom: KNOWN + resource,
      });
      const facts = subject.facts.map((fact, i) => readAs(fact, place[i] ?? 0));
      return { ...subject, facts: [...facts, ...deathOf(subject).map((fact) => readAs(fact, 0))] };
    },
  };
}

function home({ birth, facts }: Subject): Fact {
  const first = Math.min(...facts.map(({ day }) => day));
  const day = birth ?? first;
  return { ...blank(day), code: "residence", values: { place: HOME } };
}

function deathOf({ death }: Subject): Fact[] {
  return death === null ? [] : [{ ...blank(death), code: "death" }];
}

function blank(day: Day) {
  return { day, until: null, values: {}, origin: "", institution: null, knownFrom: 0, knownTo: null };
}

/** The fact whose resource holds this one: homes are the Patient's (-1), who is lost is so in an enrolment of his, if he has one. */
function ownerOf(fact: Fact, i: number, facts: readonly Fact[]): number {
  if (fact.code === "residence") return -1;
  if (fact.code !== "lost") return i;
  const enrolled = facts.findLastIndex(
    ({ code, day, values }) => code === "enrolment" && day <= fact.day && values.programme === fact.values.programme,
  );
  return enrolled < 0 ? i : enrolled;
}

/** What a view makes of the values: only what is known, dates as days; programmes are managed by the institution. */
function valuesRead(fact: Fact, programmes: readonly Programme[]): Pick<Fact, "values" | "institution"> {
  const dates = new Set(formOf(fact, programmes)?.fields.flatMap(({ id, type }) => (type === "date" ? [id] : [])));
  const known = Object.entries(fact.values).filter(([, value]) => value !== null);
  const read = known.map(([name, value]) => [name, dates.has(name) ? parseDay(String(value)) : value] as const);
  const institution = MANAGED.has(fact.code) ? CASE_INSTITUTION : fact.institution;
  return { values: Object.fromEntries(read), institution };
}

const MANAGED = new Set(["enrolment", "lost"]);

function programmeOf(fact: Fact, programmes: readonly Programme[]): Programme | undefined {
  return programmes.find(({ id }) => fact.code.startsWith(`${id}/`));
}

function formOf(fact: Fact, programmes: readonly Programme[]) {
  const programme = programmeOf(fact, programmes);
  return programme?.forms?.[fact.code.slice(programme.id.length + 1)];
}

function patientOf({ birth, death, sex, facts }: Subject, id: string): Resource {
  return {
    resourceType: "Patient",
    id,
    gender: sex,
    ...(birth !== null && { birthDate: isoOfDay(birth) }),
    ...(death !== null && { deceasedDateTime: isoOfDay(death) }),
    address: facts
      .filter(({ code }) => code === "residence")
      .map((fact) => ({
        period: periodOf(fact),
        extension: [{ url: `${BASE}/StructureDefinition/place`, valueCode: fact.values.place }],
      })),
  };
}

/** FHIR's periods include their last day; ours end before it. */
function periodOf({ day, until }: Pick<Fact, "day" | "until">) {
  return { start: isoOfDay(day), ...(until !== null && { end: isoOfDay(until - 1) }) };
}

interface Around {
  readonly person: { readonly reference: string };
  readonly programmes: readonly Programme[];
  readonly lost: readonly Fact[];
}

function resourceOf(fact: Fact, around: Around): Resource {
  const programme = programmeOf(fact, around.programmes);
  if (programme !== undefined) return visitOf(fact, programme, around);
  const make = RESOURCES[fact.code];
  if (make === undefined) throw new Error(`no resource is known that makes a fact ${fact.code}`);
  return make(fact, around);
}

function visitOf(fact: Fact, programme: Programme, { person }: Around): Resource {
  const form = fact.code.slice(programme.id.length + 1);
  const values: Record<string, FormValues[string]> = { ...fact.values };
  for (const { id, type } of programme.forms?.[form]?.fields ?? []) {
    const value = values[id];
    if (type === "choices" && typeof value === "string") values[id] = value.split(",");
  }
  const subject = person.reference.slice("Patient/".length);
  return responseOf(programme, form, { subject, day: fact.day, institution: fact.institution, values }) as Resource;
}

const RESOURCES: Readonly<Record<string, (fact: Fact, around: Around) => Resource>> = {
  bp: ({ day, values }, { person }) => ({
    resourceType: "Observation",
    status: "final",
    subject: person,
    code: { coding: [{ system: LOINC, code: "85354-9" }] },
    effectiveDateTime: isoOfDay(day),
    component: [component("8480-6", values.sbp), component("8462-4", values.dbp)],
  }),
  diagnosis: ({ day, until, values }, { person }) => ({
    resourceType: "Condition",
    subject: person,
    code: { coding: [{ system: values.system, code: values.concept }] },
    onsetDateTime: isoOfDay(day),
    ...(until !== null && endOfDiagnosis(until, values.verification)),
  }),
  enrolment: (fact, around) => ({
    ...episodeOf(fact, around),
    status: fact.until === null ? "active" : "finished",
    period: periodOf(fact),
    statusHistory: around.lost.map(onHold),
    ...(typeof fact.values.leaveReason === "string" && {
      extension: [{ url: `${BASE}/StructureDefinition/leave-reason`, valueCode: fact.values.leaveReason }],
    }),
  }),
  // Lost although never enrolled: an episode that was only planned enrols nobody.
  lost: (fact, around) => ({ ...episodeOf(fact, around), status: "planned", statusHistory: [onHold(fact)] }),
  immunization: ({ day, values }, { person }) => ({
    resourceType: "Immunization",
    status: "completed",
    patient: person,
    vaccineCode: { coding: [{ code: values.vaccine }] },
    occurrenceDateTime: isoOfDay(day),
  }),
};

/** It ends on the day on which it is refuted, and after the day on which it abates. */
function endOfDiagnosis(until: Day, verification: unknown) {
  if (verification !== "refuted") return { abatementDateTime: isoOfDay(until - 1) };
  return {
    verificationStatus: { coding: [{ code: verification }] },
    meta: { lastUpdated: `${isoOfDay(until)}T08:30:00+08:00` },
  };
}

function component(code: string, value: unknown) {
  return { code: { coding: [{ system: LOINC, code }] }, valueQuantity: { value, code: "mm[Hg]" } };
}

function onHold(fact: Fact) {
  return { status: "onhold", period: periodOf(fact) };
}

function episodeOf({ values }: Fact, { person }: Around) {
  return {
    resourceType: "EpisodeOfCare",
    patient: person,
    type: [{ coding: [{ system: `${BASE}/programme`, code: values.programme }] }],
    managingOrganization: { reference: `Organization/${CASE_INSTITUTION}` },
  };
}
