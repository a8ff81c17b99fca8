import { type Day, isoOfDay } from "@kangyu/fhir";
import type { Management } from "./care.ts";
import type { Scene } from "./person.ts";
import type { Diagnosis, Reading } from "./pressure.ts";
import { EXTENSION, metaOf, patientId, periodOf, type Resource, reference } from "./resource.ts";

const CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
const VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
const CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
const PANEL = { coding: [{ system: "http://loinc.org", code: "85354-9" }] };
const SYSTOLIC = { coding: [{ system: "http://loinc.org", code: "8480-6" }] };
const DIASTOLIC = { coding: [{ system: "http://loinc.org", code: "8462-4" }] };
const VITAL_SIGNS = [{ coding: [{ system: CATEGORY, code: "vital-signs" }] }];

/** What every clinical resource says about whom, when entered. */
export interface Stamp {
  readonly scene: Scene;
  readonly n: number;
  readonly recorded: Day;
}

export function conditionOf(stamp: Stamp, diagnosis: Diagnosis): Resource {
  const { icd10 } = stamp.scene.district.tables.hypertension.diagnosis;
  return {
    resourceType: "Condition",
    id: `${patientId(stamp.scene, stamp.n)}-c1`,
    meta: metaOf(stamp.recorded, stamp.n),
    clinicalStatus: { coding: [{ system: CLINICAL, code: "active" }] },
    verificationStatus: { coding: [{ system: VERIFICATION, code: "confirmed" }] },
    code: {
      coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: icd10.code, display: icd10.display.en }],
      text: icd10.display.zh,
    },
    subject: reference("Patient", patientId(stamp.scene, stamp.n)),
    onsetDateTime: isoOfDay(diagnosis.day),
    recordedDate: isoOfDay(diagnosis.day),
    extension: [{ url: `${EXTENSION}/institution`, valueReference: reference("Organization", diagnosis.institution) }],
  };
}

function pressureComponent(code: typeof SYSTOLIC, value: number): unknown {
  return { code, valueQuantity: { value, unit: "mmHg", system: "http://unitsofmeasure.org", code: "mm[Hg]" } };
}

export function observationOf(stamp: Stamp, reading: Reading): Resource {
  return {
    resourceType: "Observation",
    id: `${patientId(stamp.scene, stamp.n)}-b${reading.day}`,
    meta: metaOf(stamp.recorded, stamp.n + reading.day),
    status: "final",
    category: VITAL_SIGNS,
    code: PANEL,
    subject: reference("Patient", patientId(stamp.scene, stamp.n)),
    effectiveDateTime: isoOfDay(reading.day),
    performer: [reference("Organization", reading.institution)],
    component: [pressureComponent(SYSTOLIC, reading.sbp), pressureComponent(DIASTOLIC, reading.dbp)],
  };
}

/** What happened to a stretch of management up to a day: its EpisodeOfCare as it was known then. */
export function episodeAt(stamp: Stamp, care: Management): Resource {
  const now = stamp.recorded;
  const ended = care.to !== null && care.to <= now;
  const holds = care.holds.filter((hold) => hold.from <= now);
  const last = holds.at(-1);
  const lost = last !== undefined && (last.to === null || last.to > now);
  const history = holds.flatMap((hold, index) => {
    const since = holds[index - 1]?.to ?? care.from;
    const back = hold.to !== null && hold.to <= now ? hold.to : ended ? care.to : null;
    return [
      { status: "active", period: periodOf(since, hold.from) },
      { status: "onhold", period: periodOf(hold.from, back) },
    ];
  });
  return {
    resourceType: "EpisodeOfCare",
    id: `${patientId(stamp.scene, stamp.n)}-e${care.no}`,
    meta: metaOf(now, stamp.n + care.no),
    ...(ended && care.leaveReason !== null
      ? { extension: [{ url: `${EXTENSION}/leave-reason`, valueCode: care.leaveReason }] }
      : {}),
    status: ended ? "finished" : lost ? "onhold" : "active",
    ...(history.length === 0 ? {} : { statusHistory: history }),
    type: [
      {
        coding: [
          { system: "https://kangyu.example/fhir/programme", code: stamp.scene.district.tables.hypertension.programme },
        ],
      },
    ],
    patient: reference("Patient", patientId(stamp.scene, stamp.n)),
    managingOrganization: reference("Organization", care.centre.institution.id),
    period: periodOf(care.from, ended ? care.to : null),
  };
}

/** The days on which something about a stretch of management became known: a return at once, the rest some days later. */
export function episodeDays(care: Management): Day[] {
  const days = [care.from, ...care.holds.flatMap((hold) => (hold.to === null ? [hold.from] : [hold.from, hold.to]))];
  return care.to === null ? days : [...days, care.to];
}
