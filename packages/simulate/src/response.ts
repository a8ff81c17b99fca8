import { isoOfDay } from "@kangyu/fhir";
import type { Stamp } from "./clinical.ts";
import { EXTENSION, metaOf, patientId, type Resource, reference } from "./resource.ts";
import type { Visit } from "./visits.ts";

type Answer =
  | { readonly valueInteger: number }
  | { readonly valueDecimal: number }
  | { readonly valueBoolean: boolean }
  | { readonly valueDate: string }
  | { readonly valueCoding: { readonly code: string } };

interface Item {
  readonly linkId: string;
  readonly answer: readonly Answer[];
}

function integer(linkId: string, value: number | null): Item[] {
  return value === null ? [] : [{ linkId, answer: [{ valueInteger: value }] }];
}

function decimal(linkId: string, value: number): Item {
  return { linkId, answer: [{ valueDecimal: value }] };
}

function choice(linkId: string, code: string): Item {
  return { linkId, answer: [{ valueCoding: { code } }] };
}

function flag(linkId: string, value: boolean): Item {
  return { linkId, answer: [{ valueBoolean: value }] };
}

function itemsOf(visit: Visit): Item[] {
  return [
    { linkId: "day", answer: [{ valueDate: isoOfDay(visit.day) }] },
    choice("mode", visit.mode),
    ...integer("sbp", visit.sbp),
    ...integer("dbp", visit.dbp),
    ...integer("heartRate", visit.heartRate),
    decimal("weight", visit.weight),
    decimal("height", visit.height),
    choice("adherence", visit.adherence),
    flag("adr", visit.adr),
    flag("complication", visit.complication),
    flag("referral", visit.refer),
  ];
}

/** A visit as the QuestionnaireResponse of its form. */
export function responseOf(stamp: Stamp, visit: Visit): Resource {
  const { programme } = stamp.scene.district.tables.hypertension;
  const form = `https://kangyu.example/fhir/Questionnaire/${programme}-${visit.form}|${stamp.scene.programmeVersion}`;
  const worker = 1 + ((stamp.n + (visit.institution === visit.centre ? 0 : 1)) % 2);
  return {
    resourceType: "QuestionnaireResponse",
    id: `${patientId(stamp.scene, stamp.n)}-${visit.form === "follow-up" ? "v" : "x"}${visit.day}`,
    meta: metaOf(stamp.recorded, stamp.n + visit.day),
    extension: [{ url: `${EXTENSION}/institution`, valueReference: reference("Organization", visit.institution) }],
    questionnaire: form,
    status: "completed",
    subject: reference("Patient", patientId(stamp.scene, stamp.n)),
    authored: isoOfDay(visit.day),
    author: reference("Practitioner", `${visit.institution}-p${visit.institution === visit.centre ? worker : 1}`),
    item: itemsOf(visit),
  };
}
