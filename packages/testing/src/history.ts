import type { Incoming, Resource } from "@kangyu/store";

/** mulberry32: small, seeded, good enough to shuffle operations. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Operation =
  | { readonly kind: "write"; readonly rows: readonly Incoming[] }
  | { readonly kind: "bulk"; readonly rows: readonly Incoming[] }
  | { readonly kind: "link" | "unlink"; readonly from: string; readonly into: string };

export interface History {
  readonly seed: number;
  /** Six digits: nobody else lives there, so that a wrong figure names its history. */
  readonly district: string;
  readonly people: readonly string[];
  readonly operations: readonly Operation[];
}

const PEOPLE = 4;
const BASE = "https://kangyu.example/fhir";

const BIRTHS = ["1950-02-28", "1956-02-29", "1960-07-01", "1985-11-30"];
const MS_PER_DAY = 86_400_000;
const FIRST = Date.UTC(2021, 0, 1);
const DAYS = 365 * 5;

interface Making {
  readonly random: () => number;
  readonly district: string;
  readonly people: readonly string[];
  known: number;
  /** Outside ids that were used, to correct and to withdraw. */
  readonly visits: { readonly id: string; readonly person: string }[];
}

function pick<T>(making: Making, values: readonly T[]): T {
  return values[Math.floor(making.random() * values.length)] as T;
}

function someDay(making: Making): string {
  const day = Math.floor(making.random() * DAYS);
  return new Date(FIRST + day * MS_PER_DAY).toISOString().slice(0, 10);
}

function incoming(making: Making, person: string, resource: Resource): Incoming {
  making.known += 1 + Math.floor(making.random() * MS_PER_DAY);
  return { resource, subject: `Patient/${person}`, knownFrom: making.known, line: null };
}

function village(making: Making): string {
  return making.district + pick(making, ["001001", "001002", "002001"]);
}

function patient(making: Making, person: string): Incoming {
  const place = `${BASE}/StructureDefinition/place`;
  const from = someDay(making);
  const moves = making.random() < 0.5;
  const address = [
    { extension: [{ url: place, valueCode: village(making) }], period: moves ? { end: from } : {} },
    ...(moves ? [{ extension: [{ url: place, valueCode: village(making) }], period: { start: from } }] : []),
  ];
  return incoming(making, person, {
    resourceType: "Patient",
    id: person,
    name: [{ text: "试验" }],
    gender: pick(making, ["male", "female"]),
    birthDate: pick(making, BIRTHS),
    address,
    ...(making.random() < 0.15 ? { deceasedDateTime: someDay(making) } : {}),
  });
}

function visit(making: Making, person: string, id: string): Incoming {
  const day = someDay(making);
  const answers: [string, object][] = [
    ["day", { valueDate: day }],
    ["mode", { valueCoding: { code: pick(making, ["1", "2", "3"]) } }],
    ["adherence", { valueCoding: { code: pick(making, ["1", "2", "3"]) } }],
  ];
  if (making.random() < 0.9) {
    answers.push(["sbp", { valueDecimal: 110 + Math.floor(making.random() * 80) }]);
    answers.push(["dbp", { valueDecimal: 60 + Math.floor(making.random() * 55) }]);
  }
  return incoming(making, person, {
    resourceType: "QuestionnaireResponse",
    id,
    status: "completed",
    questionnaire: `${BASE}/Questionnaire/hypertension-${pick(making, ["follow-up", "follow-up", "yearly-exam"])}|2017.1`,
    subject: { reference: `Patient/${person}` },
    authored: day,
    item: answers.map(([linkId, answer]) => ({ linkId, answer: [answer] })),
  });
}

function enrolment(making: Making, person: string): Incoming {
  const [start, end] = [someDay(making), someDay(making)].sort();
  const ended = making.random() < 0.4;
  const lost = making.random() < 0.3;
  return incoming(making, person, {
    resourceType: "EpisodeOfCare",
    id: `${person}-e${Math.floor(making.random() * 2)}`,
    status: ended ? "finished" : "active",
    ...(lost ? { statusHistory: [{ status: "onhold", period: { start: someDay(making) } }] } : {}),
    type: [{ coding: [{ system: `${BASE}/programme`, code: "hypertension" }] }],
    patient: { reference: `Patient/${person}` },
    managingOrganization: { reference: `Organization/${making.district}-${pick(making, ["a", "b"])}` },
    period: { start, ...(ended ? { end } : {}) },
  });
}

function diagnosis(making: Making, person: string): Incoming {
  return incoming(making, person, {
    resourceType: "Condition",
    id: `${person}-c`,
    subject: { reference: `Patient/${person}` },
    code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: pick(making, ["I10", "I10.x00", "J06.9"]) }] },
    onsetDateTime: someDay(making),
    ...(making.random() < 0.1 ? { verificationStatus: { coding: [{ code: "entered-in-error" }] } } : {}),
  });
}

function newVisit(making: Making, person: string): Incoming {
  const id = `${person}-v${making.visits.length}`;
  making.visits.push({ id, person });
  return visit(making, person, id);
}

function changedVisit(making: Making): Incoming[] {
  if (making.visits.length === 0) return [];
  const { id, person } = pick(making, making.visits);
  const next = visit(making, person, id);
  if (making.random() < 0.5) return [{ ...next, withdrawn: true, reason: "wrong" }];
  return [making.random() < 0.3 ? { ...next, baseVersion: 1 } : next];
}

function operation(making: Making): Operation {
  const dice = making.random();
  const person = pick(making, making.people);
  if (dice < 0.03) return { kind: "link", from: person, into: pick(making, making.people) };
  if (dice < 0.05) return { kind: "unlink", from: person, into: person };
  if (dice < 0.13)
    return {
      kind: "bulk",
      rows: [newVisit(making, person), patient(making, pick(making, making.people)), ...changedVisit(making)],
    };
  if (dice < 0.5) return { kind: "write", rows: [newVisit(making, person)] };
  if (dice < 0.7) return { kind: "write", rows: changedVisit(making) };
  if (dice < 0.8) return { kind: "write", rows: [enrolment(making, person)] };
  if (dice < 0.9) return { kind: "write", rows: [diagnosis(making, person)] };
  return { kind: "write", rows: [patient(making, person)] };
}

/** A history of a few people of one invented district, the same for the same seed. */
export function historyOf(seed: number, length: number): History {
  const district = String(690_200 + (seed % 9_000)).padStart(6, "0");
  const people = Array.from({ length: PEOPLE }, (_, index) => `h${seed}-${index}`);
  const known = Date.UTC(2020, 0, 1);
  const making: Making = { random: randomOf(seed), district, people, known, visits: [] };
  const start: Operation[] = people.map((person) => ({
    kind: "write",
    rows: [patient(making, person), diagnosis(making, person), enrolment(making, person)],
  }));
  const rest = Array.from({ length: Math.max(0, length - start.length) }, () => operation(making));
  return { seed, district, people, operations: [...start, ...rest] };
}
