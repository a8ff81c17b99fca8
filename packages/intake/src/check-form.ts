import { type Day, parseDay } from "@kangyu/fhir";
import { type Compiled, type FormProblem, validateForm, valuesOf } from "@kangyu/rules";
import { bilingual, type IntakeProblemCode } from "./problems.ts";
import type { Finding } from "./validator.ts";

type Json = Readonly<Record<string, unknown>>;

/** Judges a QuestionnaireResponse by the definition of its form; resources of other types have no findings. */
export type CheckForm = (resource: Json, today: Day) => readonly Finding[];

export const noForms: CheckForm = () => [];

const OURS = "https://kangyu.example/fhir/Questionnaire/";
/** Only said while a form is filled in: a visit that was recorded elsewhere with a gap is kept, and counts as unknown. */
const TOLERATED = new Set(["required", "not-asked"]);
const CODES: Readonly<Record<string, IntakeProblemCode>> = {
  impossible: "value-impossible",
  "not-a-choice": "unknown-option",
  "unknown-field": "unknown-item",
};

interface KnownForm {
  readonly compiled: Compiled;
  readonly form: string;
  readonly items: ReadonlySet<string>;
}

/**
 * Forms of the programmes in force, by the canonical URL of their Questionnaire with its version. A questionnaire of
 * another origin is kept without being judged.
 */
export function formChecker(programmes: readonly Compiled[]): CheckForm {
  const forms = new Map<string, KnownForm>();
  for (const compiled of programmes) {
    const { id, version, forms: definitions = {} } = compiled.programme;
    for (const [form, { fields, derived }] of Object.entries(definitions)) {
      const items = new Set(["day", ...fields.map((field) => field.id), ...Object.keys(derived ?? {})]);
      forms.set(`${OURS}${id}-${form}|${version}`, { compiled, form, items });
    }
  }
  return (resource, today) => {
    const { questionnaire } = resource;
    if (resource.resourceType !== "QuestionnaireResponse" || typeof questionnaire !== "string") return [];
    if (!questionnaire.startsWith(OURS)) return [];
    const known = forms.get(questionnaire);
    if (!known) return [{ code: "unknown-questionnaire", path: "QuestionnaireResponse.questionnaire", detail: "" }];
    return judged(known, resource, today);
  };
}

interface Item {
  readonly linkId: string;
  readonly answer?: readonly { readonly valueDate?: unknown }[];
}

function judged({ compiled, form, items }: KnownForm, resource: Json, today: Day): Finding[] {
  const answered = (resource.item ?? []) as readonly Item[];
  const pathOf = (linkId: string) => `QuestionnaireResponse.item.where(linkId = '${linkId}')`;
  const strange = answered.find((item) => !items.has(item.linkId));
  if (strange) return [{ code: "unknown-item", path: pathOf(strange.linkId), detail: "" }];
  const said = answered.find((item) => item.linkId === "day")?.answer?.[0]?.valueDate ?? resource.authored;
  const day = typeof said === "string" ? parseDay(said.slice(0, 10)) : null;
  if (day === null) return [{ code: "missing-element", path: pathOf("day"), detail: "" }];
  if (day > today) return [{ code: "date-in-future", path: pathOf("day"), detail: "" }];
  const values = valuesOf(compiled.programme, form, resource);
  const context = { day, birth: null, sex: "unknown" };
  return validateForm(compiled, form, { values, context })
    .problems.filter(({ level, code }) => level === "error" && !TOLERATED.has(code))
    .map((problem) => findingOf(problem, pathOf));
}

function findingOf({ code, fields, text }: FormProblem, pathOf: (linkId: string) => string): Finding {
  return { code: CODES[code] ?? "form-error", path: pathOf(fields[0] ?? "day"), detail: bilingual(text) };
}
