import { isoOfDay } from "@kangyu/fhir";
import { type FormVisit, visitOf } from "@kangyu/rules";
import type { Actor, RecordKey, ResourceVersion } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident } from "../contract/index.ts";

export type Visit = z.infer<typeof resident.visit>;

function operatorName(names: ReadonlyMap<string, { readonly name: { readonly zh: string } }>, id: string): string {
  return names.get(id)?.name.zh ?? id;
}

/** A form response as a visit; null when it is not of a form that this server knows. */
export async function shownVisit(context: Context, version: ResourceVersion): Promise<Visit | null> {
  const { operatorById } = await context.registers.view();
  const visit = visitIn(version);
  if (visit === null) return null;
  const form = context.definitions.programmes.get(visit.programme)?.programme.forms?.[visit.form];
  if (form === undefined) return null;
  return {
    id: version.id,
    programme: visit.programme,
    form: visit.form,
    title: { ...form.title },
    day: isoOfDay(visit.day),
    version: version.version,
    status: version.status,
    institution: visit.institution,
    operator: operatorName(operatorById, version.operator),
    recordedAt: new Date(version.recordedAt).toISOString(),
    values: { ...visit.values },
  };
}

export function visitIn(version: ResourceVersion): FormVisit | null {
  return visitOf(version.resource);
}

/** A resident's visits as they stand, the latest day first; withdrawn ones included, so that nothing disappears unseen. */
export async function visitsOf(context: Context, record: RecordKey, actor: Actor): Promise<Visit[]> {
  const versions = await context.store.resources(record, "QuestionnaireResponse", actor);
  const visits = await Promise.all(versions.map((version) => shownVisit(context, version)));
  return visits
    .filter((visit) => visit !== null)
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.id.localeCompare(a.id));
}
