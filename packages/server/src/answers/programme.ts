import { type Form, questionnaireOf, type Text } from "@kangyu/rules";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { programme as contract } from "../contract/index.ts";
import type { ProgrammeEntry } from "../definitions.ts";
import { Refused } from "../refusals.ts";

type Row = z.infer<typeof contract.programmeRow>;

function entryOf(context: Context, id: string): ProgrammeEntry {
  const entry = context.definitions.programmes.get(id);
  if (entry === undefined) throw new Refused("unknown-programme");
  return entry;
}

function versionsOf(entry: ProgrammeEntry): Row["versions"] {
  return entry.versions.map(({ compiled }) => {
    const { version, inForce } = compiled.programme;
    return { version, from: inForce.from, to: inForce.to };
  });
}

function formsOf(forms: Readonly<Record<string, Form>> | undefined): { id: string; title: Text }[] {
  return Object.entries(forms ?? {}).map(([id, { title }]) => ({ id, title: { ...title } }));
}

/** Every programme of the catalogue. */
export function programmesAnswer(context: Context): z.infer<typeof contract.programmes> {
  const items = [...context.definitions.programmes.values()].map((entry): Row => {
    const { id, title, version, forms } = entry.programme;
    return { id, title: { ...title }, version, inUse: entry.inUse, versions: versionsOf(entry), forms: formsOf(forms) };
  });
  return { items };
}

/** One programme as the rules room compiles it, with settings, value sets and cases; refuses with `unknown-programme`. */
export function programmeAnswer(context: Context, id: string): z.infer<typeof contract.programme> {
  const entry = entryOf(context, id);
  return {
    id,
    versions: versionsOf(entry),
    definition: { ...entry.programme },
    settings: { ...entry.settings },
    valueSets: { ...entry.valueSets },
    cases: entry.cases,
  };
}

/** A form as a FHIR R4 Questionnaire; refuses with `unknown-programme` or `unknown-form`. */
export function questionnaireAnswer(context: Context, id: string, form: string): Record<string, unknown> {
  const { programme } = entryOf(context, id);
  if (programme.forms?.[form] === undefined) throw new Refused("unknown-form");
  return { ...questionnaireOf(programme, form) };
}
