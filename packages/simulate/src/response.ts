import { isoOfDay } from "@kangyu/fhir";
import type { Stamp } from "./clinical.ts";
import { EXTENSION, metaOf, patientId, type Resource, reference } from "./resource.ts";
import type { HypertensionTable } from "./tables.ts";
import type { Visit } from "./visits.ts";

type Forms = HypertensionTable["forms"];

type Answer =
  | { readonly valueInteger: number }
  | { readonly valueDecimal: number }
  | { readonly valueBoolean: boolean }
  | { readonly valueDate: string }
  | { readonly valueString: string }
  | { readonly valueCoding: { readonly code: string } };

interface Item {
  readonly linkId: string;
  readonly answer: readonly Answer[];
}

function decimals(linkId: string, value: number | null): Item[] {
  return value === null ? [] : [{ linkId, answer: [{ valueDecimal: value }] }];
}

function choice(linkId: string, code: string): Item {
  return { linkId, answer: [{ valueCoding: { code } }] };
}

function flag(linkId: string, value: boolean): Item {
  return { linkId, answer: [{ valueBoolean: value }] };
}

function sharedItems(forms: Forms, visit: Visit): Item[] {
  return [
    ...decimals("sbp", visit.sbp),
    ...decimals("dbp", visit.dbp),
    { linkId: "heartRate", answer: [{ valueInteger: visit.heartRate }] },
    ...decimals("weight", visit.weight),
    ...decimals("height", visit.height),
    choice("symptoms", forms.symptoms[visit.symptoms]),
    choice("adherence", forms.adherence[visit.adherence]),
    flag("adr", visit.adr),
    flag("complication", visit.complication),
  ];
}

function followUpItems(forms: Forms, visit: Visit): Item[] {
  const { smoking, alcohol, salt, exercise } = visit.habits;
  return [
    choice("mode", forms.mode[visit.mode]),
    ...sharedItems(forms, visit),
    { linkId: "smoking", answer: [{ valueInteger: smoking }] },
    ...decimals("alcohol", alcohol),
    choice("salt", forms.salt[salt] as string),
    { linkId: "exercise", answer: [{ valueInteger: exercise }] },
    { linkId: "drugs", answer: [{ valueString: forms.drugs[visit.drug] as string }] },
    flag("referral", visit.refer),
  ];
}

function examItems(forms: Forms, visit: Visit): Item[] {
  const high = (visit.sbp ?? 0) >= 140 || (visit.dbp ?? 0) >= 90;
  return [
    ...sharedItems(forms, visit),
    ...decimals("waist", visit.waist),
    choice("evaluation", forms.evaluation[high ? "abnormal" : "normal"]),
  ];
}

/** A visit as the QuestionnaireResponse of its form. */
export function responseOf(stamp: Stamp, visit: Visit): Resource {
  const { programme, forms } = stamp.scene.district.tables.hypertension;
  const exam = visit.kind === "yearly-exam";
  const form = `${programme}-${exam ? forms.yearlyExam : forms.followUp}`;
  const worker = 1 + ((stamp.n + (visit.institution === visit.centre ? 0 : 1)) % 2);
  return {
    resourceType: "QuestionnaireResponse",
    id: `${patientId(stamp.scene, stamp.n)}-${exam ? "x" : "v"}${visit.day}`,
    meta: metaOf(stamp.recorded, stamp.n + visit.day),
    extension: [{ url: `${EXTENSION}/institution`, valueReference: reference("Organization", visit.institution) }],
    questionnaire: `https://kangyu.example/fhir/Questionnaire/${form}|${stamp.scene.programmeVersion}`,
    status: "completed",
    subject: reference("Patient", patientId(stamp.scene, stamp.n)),
    authored: isoOfDay(visit.day),
    author: reference("Practitioner", `${visit.institution}-p${visit.institution === visit.centre ? worker : 1}`),
    item: [
      { linkId: "day", answer: [{ valueDate: isoOfDay(visit.day) }] },
      ...(exam ? examItems(forms, visit) : followUpItems(forms, visit)),
    ],
  };
}
