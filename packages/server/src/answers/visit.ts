import type { Day } from "@kangyu/fhir";
import { responseOf, validateForm } from "@kangyu/rules";
import { type Actor, encodeKey, type Identity, type Incoming, type Resource } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident as contract } from "../contract/index.ts";
import { dayOf, pastDayOf } from "../days.ts";
import { Refused, refusedBy } from "../refusals.ts";
import { changesOf } from "./changes.ts";
import { identityOf, visitIdOf } from "./resident-key.ts";
import { readVisit } from "./visits.ts";

export type NewVisit = z.infer<typeof contract.newVisit>;
export type ChangedVisit = z.infer<typeof contract.changedVisit>;
export type Withdrawal = z.infer<typeof contract.withdrawal>;
export type Saved = z.infer<typeof contract.saved>;
type FieldProblem = z.infer<typeof contract.fieldProblem>;

export interface Writer {
  readonly actor: Actor;
  readonly idempotencyKey: string;
}
export interface VisitAddress {
  readonly key: string;
  readonly id: string;
}

const SIMULATED = { system: "https://kangyu.example/fhir/tags", code: "simulated" };

/** One resource to write and what is said about it. */
interface Intent {
  readonly who: Identity;
  readonly incoming: Omit<Incoming, "subject" | "line" | "knownFrom">;
  readonly days: readonly Day[];
  readonly problems: readonly FieldProblem[];
}

function dayOfVisit(context: Context, who: Identity, iso: string): Day {
  const day = pastDayOf(iso, "body/day", context.today());
  if (who.birth !== null && day < who.birth) throw new Refused("day-before-birth", { path: "body/day" });
  if (who.death !== null && day > who.death) throw new Refused("day-after-death", { path: "body/day" });
  return day;
}

async function institutionOf(context: Context, visit: NewVisit, actor: Actor): Promise<string | null> {
  const id = visit.institution ?? actor.institution;
  if (id === null) return null;
  const { institutionById } = await context.registers.view();
  if (!institutionById.has(id)) throw new Refused("unknown-institution", { path: "body/institution" });
  return id;
}

/** The resource of a visit once the form agrees; refuses with `form-refused` and every problem where it does not. */
async function checked(context: Context, { who, visit }: { who: Identity; visit: NewVisit }, actor: Actor) {
  const entry = context.definitions.programmes.get(visit.programme);
  if (entry === undefined) throw new Refused("unknown-programme", { path: "body/programme" });
  if (entry.programme.forms?.[visit.form] === undefined) throw new Refused("unknown-form", { path: "body/form" });
  const day = dayOfVisit(context, who, visit.day);
  const institution = await institutionOf(context, visit, actor);
  const { birth, sex } = who;
  const { problems, derived } = validateForm(entry.compiled, visit.form, {
    values: visit.values,
    context: { day, birth, sex },
  });
  const shown = problems.map(({ code, level, fields, text }) => ({
    code,
    level,
    fields: [...fields],
    text: { ...text },
  }));
  if (shown.some(({ level }) => level === "error")) throw new Refused("form-refused", { problems: shown });
  const response = responseOf(entry.programme, visit.form, {
    day,
    values: { ...visit.values, ...derived },
    institution,
    subject: encodeKey(who.record),
  });
  const tagged = who.world === "simulated" ? { meta: { tag: [SIMULATED] } } : {};
  const resource: Resource = { resourceType: "QuestionnaireResponse", ...response, ...tagged };
  return { resource, day, problems: shown };
}

async function save(context: Context, intent: Intent, { actor, idempotencyKey }: Writer): Promise<Saved> {
  const { who, incoming, days, problems } = intent;
  const subject = `Patient/${encodeKey(who.record)}`;
  const [outcome] = await context.store.write([{ ...incoming, subject, line: null, knownFrom: context.now() }], {
    ...{ world: who.world, actor, importId: null, place: null, idempotencyKey },
  });
  if (outcome === undefined) throw new Refused("write-refused");
  if (!outcome.ok) throw refusedBy(outcome);
  const changes = await changesOf(context, { world: who.world, moved: outcome.moved ?? [], days });
  return { id: outcome.id, version: outcome.version, problems: [...problems], changes };
}

/** Keeps a new visit and says at once which figures it changed. */
export async function recordVisit(
  context: Context,
  { key, visit }: { readonly key: string; readonly visit: NewVisit },
  writer: Writer,
): Promise<Saved> {
  return context.held.once(`${writer.actor.operator} ${writer.idempotencyKey}`, ["POST", key, visit], async () => {
    const who = await identityOf(context, key, writer.actor);
    const { resource, day, problems } = await checked(context, { who, visit }, writer.actor);
    return save(context, { who, incoming: { resource }, days: [day], problems }, writer);
  });
}

/** The current version of a visit as the writer must have seen it; refuses with `unknown-visit`, `withdrawn` or `stale-version`. */
async function current(context: Context, seen: VisitAddress & { readonly baseVersion: number }, actor: Actor) {
  const { baseVersion, ...address } = seen;
  const who = await identityOf(context, address.key, actor);
  const versions = await context.store.visitHistory(visitIdOf(address.key, address.id), actor);
  const last = versions.at(-1);
  const visit = last === undefined ? null : readVisit(context.definitions, last.resource);
  if (last === undefined || visit === null) throw new Refused("unknown-visit");
  if (last.version !== baseVersion) throw new Refused("stale-version");
  if (last.status === "withdrawn") throw new Refused("withdrawn");
  return { who, last, visit };
}

/** Corrects a visit: a new version beside the old one, with the reason. */
export async function changeVisit(
  context: Context,
  { address, change }: { readonly address: VisitAddress; readonly change: ChangedVisit },
  writer: Writer,
): Promise<Saved> {
  return context.held.once(`${writer.actor.operator} ${writer.idempotencyKey}`, ["PUT", address, change], async () => {
    const { baseVersion, reason, ...visit } = change;
    const was = await current(context, { ...address, baseVersion }, writer.actor);
    const { resource, day, problems } = await checked(context, { who: was.who, visit }, writer.actor);
    const incoming = { resource: { ...resource, id: address.id }, baseVersion, reason };
    return save(context, { who: was.who, incoming, days: [dayOf(was.visit.day, "version"), day], problems }, writer);
  });
}

/** Withdraws a visit that was entered in error: it stays in the history and stops counting. */
export async function withdrawVisit(
  context: Context,
  { address, withdrawal }: { readonly address: VisitAddress; readonly withdrawal: Withdrawal },
  writer: Writer,
): Promise<Saved> {
  const { baseVersion, reason } = withdrawal;
  const request = ["DELETE", address, baseVersion, reason];
  return context.held.once(`${writer.actor.operator} ${writer.idempotencyKey}`, request, async () => {
    const was = await current(context, { ...address, baseVersion }, writer.actor);
    const incoming = { resource: was.last.resource, baseVersion, reason, withdrawn: true };
    return save(context, { who: was.who, incoming, days: [dayOf(was.visit.day, "version")], problems: [] }, writer);
  });
}
