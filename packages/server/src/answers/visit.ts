import type { Day } from "@kangyu/fhir";
import { responseOf, validateForm } from "@kangyu/rules";
import { type Actor, encodeKey, type Identity, type Incoming, type Resource, type World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident as contract } from "../contract/index.ts";
import { dayOf, pastDayOf } from "../days.ts";
import { Refused, refusedBy } from "../refusals.ts";
import type { RegisterView } from "../registers.ts";
import { changesOf } from "./changes.ts";
import { recordKeyOf, visitIdOf } from "./resident-key.ts";
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

/** What is to be written about a person, once it is known who they are. */
interface Intent {
  readonly key: string;
  readonly make: (who: Identity) => Made;
}

/** One resource to write and what is said about it. */
interface Made {
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

function institutionOf(registers: RegisterView, visit: NewVisit, actor: Actor): string | null {
  const id = visit.institution ?? actor.institution;
  if (id === null) return null;
  if (!registers.institutionById.has(id)) throw new Refused("unknown-institution", { path: "body/institution" });
  return id;
}

/** The resource of a visit once the form agrees; refuses with `form-refused` and every problem where it does not. */
function checked(
  context: Context,
  visit: NewVisit,
  { who, institution }: { who: Identity; institution: string | null },
) {
  const entry = context.definitions.programmes.get(visit.programme);
  if (entry === undefined) throw new Refused("unknown-programme", { path: "body/programme" });
  if (entry.programme.forms?.[visit.form] === undefined) throw new Refused("unknown-form", { path: "body/form" });
  const day = dayOfVisit(context, who, visit.day);
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

async function save(context: Context, { key, make }: Intent, { actor, idempotencyKey }: Writer): Promise<Saved> {
  const record = recordKeyOf(key);
  const subject = `Patient/${encodeKey(record)}`;
  const done: { made?: Made; world?: World } = {};
  const outcome = await context.store.writeAbout({
    record,
    options: { actor, importId: null, place: null, idempotencyKey },
    make(who) {
      const made = make(who);
      Object.assign(done, { made, world: who.world });
      return { ...made.incoming, subject, line: null, knownFrom: context.now() };
    },
  });
  if (!outcome.ok) throw refusedBy(outcome);
  const { made, world } = done;
  if (made === undefined || world === undefined) throw new Refused("write-refused");
  const { moved = [], transaction } = outcome;
  const changes = await changesOf(context, { world, moved, transaction, days: made.days });
  return { id: outcome.id, version: outcome.version, problems: [...made.problems], changes };
}

/** Keeps a new visit and says at once which figures it changed. */
export async function recordVisit(
  context: Context,
  { key, visit }: { readonly key: string; readonly visit: NewVisit },
  writer: Writer,
): Promise<Saved> {
  return context.held.once(`${writer.actor.operator} ${writer.idempotencyKey}`, ["POST", key, visit], async () => {
    const registers = await context.registers.view();
    const make = (who: Identity): Made => {
      const institution = institutionOf(registers, visit, writer.actor);
      const { resource, day, problems } = checked(context, visit, { who, institution });
      return { incoming: { resource }, days: [day], problems };
    };
    return save(context, { key, make }, writer);
  });
}

/** The current version of a visit as the writer must have seen it; refuses with `unknown-visit`, `withdrawn` or `stale-version`. */
async function current(context: Context, seen: VisitAddress & { readonly baseVersion: number }, actor: Actor) {
  const { baseVersion, ...address } = seen;
  const versions = await context.store.visitHistory(visitIdOf(address.key, address.id), actor);
  const last = versions.at(-1);
  const visit = last === undefined ? null : readVisit(context.definitions, last.resource);
  if (last === undefined || visit === null) throw new Refused("unknown-visit");
  if (last.version !== baseVersion) throw new Refused("stale-version");
  if (last.status === "withdrawn") throw new Refused("withdrawn");
  return { last, visit };
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
    const registers = await context.registers.view();
    const make = (who: Identity): Made => {
      const institution = institutionOf(registers, visit, writer.actor);
      const { resource, day, problems } = checked(context, visit, { who, institution });
      const incoming = { resource: { ...resource, id: address.id }, baseVersion, reason };
      return { incoming, days: [dayOf(was.visit.day, "version"), day], problems };
    };
    return save(context, { key: address.key, make }, writer);
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
    const made: Made = { incoming, days: [dayOf(was.visit.day, "version")], problems: [] };
    return save(context, { key: address.key, make: () => made }, writer);
  });
}
