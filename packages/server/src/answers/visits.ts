import { isoOfDay, parseDay } from "@kangyu/fhir";
import { valuesOf } from "@kangyu/rules";
import type { Actor, RecordKey, Resource, ResourceVersion } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident } from "../contract/index.ts";
import type { Definitions, ProgrammeEntry } from "../definitions.ts";

export type Visit = z.infer<typeof resident.visit>;

const INSTITUTION = "https://kangyu.example/fhir/StructureDefinition/institution";

interface ResponseShape {
  readonly questionnaire?: string;
  readonly authored?: string;
  readonly item?: readonly { readonly linkId: string; readonly answer?: readonly { readonly valueDate?: string }[] }[];
  readonly extension?: readonly { readonly url: string; readonly valueReference?: { readonly reference?: string } }[];
}

/** What a QuestionnaireResponse says, read by the form it answers. */
export interface ReadVisit {
  readonly entry: ProgrammeEntry;
  readonly form: string;
  readonly day: string;
  readonly institution: string | null;
  readonly values: Visit["values"];
}

function dayIn(response: ResponseShape): string | null {
  const asked = response.item?.find(({ linkId }) => linkId === "day")?.answer?.[0]?.valueDate;
  const day = parseDay((asked ?? response.authored ?? "").slice(0, 10));
  return day === null ? null : isoOfDay(day);
}

function institutionIn(response: ResponseShape): string | null {
  const found = response.extension?.find(({ url }) => url === INSTITUTION)?.valueReference?.reference;
  return found === undefined ? null : found.replace(/^Organization\//, "");
}

/** Reads a form response; null when it is not of a form of the catalogue or has no day. */
export function readVisit(definitions: Definitions, resource: Resource): ReadVisit | null {
  const response = resource as unknown as ResponseShape;
  const known = definitions.formByUrl.get((response.questionnaire ?? "").split("|")[0] ?? "");
  const day = dayIn(response);
  if (known === undefined || day === null) return null;
  const values = valuesOf(known.entry.programme, known.form, resource);
  const copied = Object.entries(values).map(([id, value]) => [id, Array.isArray(value) ? [...value] : value]);
  return { ...known, day, institution: institutionIn(response), values: Object.fromEntries(copied) };
}

/** A version of a form response as a visit on screen; null when it is none. */
export async function shownVisit(context: Context, version: ResourceVersion): Promise<Visit | null> {
  const visit = readVisit(context.definitions, version.resource);
  if (visit === null) return null;
  const { operatorById } = await context.registers.view();
  const { entry, form, day, institution, values } = visit;
  return {
    id: version.id,
    programme: entry.programme.id,
    form,
    title: { ...(entry.programme.forms?.[form]?.title ?? { zh: form, en: form }) },
    day,
    version: version.version,
    status: version.status,
    institution,
    operator: operatorById.get(version.operator)?.name.zh ?? version.operator,
    recordedAt: new Date(version.recordedAt).toISOString(),
    values,
  };
}

/** A resident's visits as they stand, the latest day first. */
export async function visitsOf(context: Context, record: RecordKey, actor: Actor): Promise<Visit[]> {
  const versions = await context.store.resources(record, "QuestionnaireResponse", actor);
  const visits = await Promise.all(versions.map((version) => shownVisit(context, version)));
  return visits
    .filter((visit) => visit !== null)
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.id.localeCompare(a.id));
}
