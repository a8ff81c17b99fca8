import { type Day, isoOfDay } from "@kangyu/fhir";
import type { FieldType, Form, FormField, Option, Programme, Text } from "../programme.ts";
import type { FormValues } from "./validate.ts";

const BASE = "https://kangyu.example/fhir";
const INSTITUTION = `${BASE}/StructureDefinition/institution`;
const UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
const TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

/** A FHIR R4 resource or element, as plain JSON. */
export type Json = { readonly [key: string]: unknown };

const ITEM_TYPES: Readonly<Record<FieldType, string>> = {
  number: "decimal",
  integer: "integer",
  boolean: "boolean",
  choice: "choice",
  choices: "choice",
  date: "date",
  text: "string",
};

const ANSWERS: Readonly<Record<FieldType, readonly [element: string, fhirType: string, columnType: string]>> = {
  number: ["valueDecimal", "decimal", "decimal"],
  integer: ["valueInteger", "integer", "integer"],
  boolean: ["valueBoolean", "boolean", "boolean"],
  choice: ["valueCoding", "Coding", "string"],
  choices: ["valueCoding", "Coding", "string"],
  date: ["valueDate", "date", "date"],
  text: ["valueString", "string", "string"],
};

interface Item {
  readonly id: string;
  readonly type: FieldType;
  readonly title: Text;
  readonly unit?: FormField["unit"];
  readonly options?: readonly Option[];
  readonly required?: boolean;
  readonly derived: boolean;
}

/** Throws on a form that the programme does not have. */
function formOf(programme: Programme, formId: string): Form {
  const form = programme.forms?.[formId];
  if (form === undefined) throw new Error(`${programme.id} has no form ${formId}`);
  return form;
}

function itemsOf(form: Form): Item[] {
  const derived = Object.entries(form.derived ?? {}).map(([id, field]) => ({ id, ...field, derived: true }));
  return [...form.fields.map((field) => ({ ...field, derived: false })), ...derived];
}

function urlOf(programme: Programme, formId: string): string {
  return `${BASE}/Questionnaire/${programme.id}-${formId}`;
}

/** The form as a FHIR R4 Questionnaire: linkId = field id, item `day` = day of the visit; derived values are read-only. */
export function questionnaireOf(programme: Programme, formId: string): Json {
  const form = formOf(programme, formId);
  return {
    resourceType: "Questionnaire",
    id: `${programme.id}-${formId}`,
    url: urlOf(programme, formId),
    version: programme.version,
    status: "active",
    subjectType: ["Patient"],
    title: form.title.zh,
    _title: translation(form.title.en),
    item: [
      { linkId: "day", text: "随访日期", _text: translation("Day of the visit"), type: "date", required: true },
      ...itemsOf(form).map((item) => questionnaireItem(item)),
    ],
  };
}

function translation(en: string): Json {
  return {
    extension: [
      {
        url: TRANSLATION,
        extension: [
          { url: "lang", valueCode: "en" },
          { url: "content", valueString: en },
        ],
      },
    ],
  };
}

function questionnaireItem(item: Item): Json {
  return {
    linkId: item.id,
    text: item.title.zh,
    _text: translation(item.title.en),
    type: ITEM_TYPES[item.type],
    ...(item.unit && {
      extension: [{ url: UNIT, valueCoding: { system: "http://unitsofmeasure.org", code: item.unit.ucum } }],
    }),
    ...(item.required === true && { required: true }),
    ...(item.derived && { readOnly: true }),
    ...(item.type === "choices" && { repeats: true }),
    ...(item.options && {
      answerOption: item.options.map(({ code, title }) => ({ valueCoding: { code, display: title.zh } })),
    }),
  };
}

/** What is recorded of one visit. `values` holds fields and derived values; `institution` and `subject` are FHIR ids. */
export interface Visit {
  readonly id?: string;
  readonly subject: string;
  readonly day: Day;
  readonly institution: string | null;
  readonly values: FormValues;
}

/** A visit as a FHIR R4 QuestionnaireResponse; fields without a value have no item. */
export function responseOf(programme: Programme, formId: string, visit: Visit): Json {
  const form = formOf(programme, formId);
  const day = isoOfDay(visit.day);
  return {
    resourceType: "QuestionnaireResponse",
    ...(visit.id !== undefined && { id: visit.id }),
    ...(visit.institution !== null && {
      extension: [{ url: INSTITUTION, valueReference: { reference: `Organization/${visit.institution}` } }],
    }),
    questionnaire: `${urlOf(programme, formId)}|${programme.version}`,
    status: "completed",
    subject: { reference: `Patient/${visit.subject}` },
    authored: day,
    item: [
      { linkId: "day", answer: [{ valueDate: day }] },
      ...itemsOf(form).flatMap((item) => {
        const answer = answersOf(item, visit.values[item.id] ?? null);
        return answer.length === 0 ? [] : [{ linkId: item.id, answer }];
      }),
    ],
  };
}

function answersOf(item: Item, value: FormValues[string]): Json[] {
  if (value === null || value === undefined || value === "") return [];
  const [element] = ANSWERS[item.type];
  if (element !== "valueCoding") return [{ [element]: value }];
  const codes = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  return codes.map((code) => {
    const display = item.options?.find((option) => option.code === code)?.title.zh;
    return { valueCoding: { code, ...(display !== undefined && { display }) } };
  });
}

/** The values of a QuestionnaireResponse by linkId, `day` left out; several codings become a list only for `choices`. */
export function valuesOf(programme: Programme, formId: string, response: Json): FormValues {
  const items = new Map(itemsOf(formOf(programme, formId)).map((item) => [item.id, item]));
  const values: Record<string, FormValues[string]> = {};
  for (const { linkId, answer } of (response.item ?? []) as readonly { linkId: string; answer?: readonly Json[] }[]) {
    const item = items.get(linkId);
    if (item === undefined || answer === undefined) continue;
    const read = answer.map((one) => answerValue(one));
    values[linkId] = item.type === "choices" ? (read as string[]) : (read[0] ?? null);
  }
  return values;
}

function answerValue(answer: Json): number | string | boolean | null {
  const coding = answer.valueCoding as { code?: string } | undefined;
  if (coding !== undefined) return coding.code ?? null;
  const value =
    answer.valueDecimal ?? answer.valueInteger ?? answer.valueBoolean ?? answer.valueDate ?? answer.valueString;
  return (value as number | string | boolean | undefined) ?? null;
}

/** The SQL-on-FHIR v2 ViewDefinition that makes the form's facts, `<programme>/<form>`, one a response, whatever its version. */
export function viewOfForm(programme: Programme, formId: string): Json {
  const form = formOf(programme, formId);
  const url = urlOf(programme, formId);
  const at = (linkId: string) => `item.where(linkId = '${linkId}').answer`;
  return {
    resourceType: "ViewDefinition",
    name: `${programme.id}/${formId}`,
    status: "active",
    resource: "QuestionnaireResponse",
    where: [
      { path: `questionnaire = '${url}' or questionnaire.startsWith('${url}|')` },
      { path: "status = 'completed' or status = 'amended'" },
    ],
    select: [
      {
        column: [
          { name: "subject", path: "subject.reference", type: "string" },
          { name: "day", path: `iif(${at("day")}.exists(), ${at("day")}.value.ofType(date), authored)`, type: "date" },
          {
            name: "institution",
            path: `extension.where(url = '${INSTITUTION}').value.ofType(Reference).reference`,
            type: "string",
          },
          ...itemsOf(form).map((item) => column(item, at(item.id))),
        ],
      },
    ],
  };
}

function column(item: Item, answer: string): Json {
  const [, fhirType, columnType] = ANSWERS[item.type];
  const value = `${answer}.value.ofType(${fhirType})`;
  if (item.type === "number")
    return { name: item.id, path: `(${value} | ${answer}.value.ofType(integer)).first()`, type: columnType };
  if (item.type === "choice") return { name: item.id, path: `${value}.code`, type: columnType };
  if (item.type === "choices") return { name: item.id, path: `${value}.code.join(',')`, type: columnType };
  return { name: item.id, path: value, type: columnType };
}
