import { type Draft, draftChecks, type EarlierPlan, earlierOfPlan, helpOf, type PricedProject } from "@kangyu/plan";
import type { Actor, PlanDraft, World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planDraft as contract } from "../contract/index.ts";
import { asEarlier, beginDraft } from "../drafting/begin.ts";
import { pricedProjects } from "../drafting/costs.ts";
import { type DraftFormat, draftFile } from "../drafting/draft-file.ts";
import { type DraftSources, evidenceOf } from "../drafting/evidence.ts";
import { Refused } from "../refusals.ts";
import { planOf } from "./board.ts";
import { boundPlanAnswer } from "./plan-documents.ts";
import type { Writer } from "./visit.ts";

type Page = z.infer<typeof contract.draftPage>;
type NewDraft = z.infer<typeof contract.newDraft>;
type Versions = z.infer<typeof contract.versions>;

function sourcesOf({ definitions, national }: Context): DraftSources {
  const { indicators, reported, dictionary, plans } = definitions;
  return { indicators, reported, dictionary, plans, national };
}

/** Projects of the document that a draft goes on from; those of a plan of the catalogue come with the catalogue. */
async function ownProjects(context: Context, { base }: Draft, actor: Actor): Promise<PricedProject[]> {
  if (base === null || context.definitions.plans.has(base)) return [];
  const document = await context.store.planDocument(base, actor);
  const plan = document?.state === "read" ? await context.store.planOfDocument(base, actor) : null;
  return plan === null ? [] : pricedProjects(base, plan.title ?? document?.name ?? base, plan.projects);
}

async function evidenceFor(context: Context, { draft, world }: Pick<PlanDraft, "draft" | "world">, actor: Actor) {
  const { places } = await context.registers.view();
  const { store, district } = context;
  const { jurisdiction } = district;
  const records = { store, jurisdiction, places, world, today: context.today() };
  const place = { jurisdiction, projects: await ownProjects(context, draft, actor) };
  return evidenceOf(draft, sourcesOf(context), { records, place });
}

const when = (at: number) => new Date(at).toISOString();

async function pageOf(context: Context, kept: PlanDraft, actor: Actor): Promise<Page> {
  const { id, world, version, withdrawn, operator, at, draft } = kept;
  const evidence = await evidenceFor(context, kept, actor);
  const help = helpOf(draft, evidence);
  return { id, world, version, withdrawn, operator, at: when(at), draft, evidence, help, checks: draftChecks };
}

async function keptDraft(
  context: Context,
  id: string,
  { actor, version }: { actor: Actor; version?: number | undefined },
) {
  const kept = await context.store.planDraft(id, actor, version);
  if (kept === null) throw new Refused("unknown-draft");
  return kept;
}

/** The drafts of this district in a world, or those that are taken away, the last saved first. */
export async function draftsAnswer(
  context: Context,
  { world, withdrawn }: { readonly world: World; readonly withdrawn: boolean },
  actor: Actor,
): Promise<z.infer<typeof contract.drafts>> {
  const { store, district } = context;
  const read = withdrawn ? store.withdrawnPlanDrafts : store.planDrafts;
  const entries = await read(district.jurisdiction, world, actor);
  return { items: entries.map((entry) => ({ ...entry, at: when(entry.at) })) };
}

/** A draft with everything that helps to decide it, as of now. */
export async function draftAnswer(
  context: Context,
  { id, version }: { readonly id: string; readonly version?: number | undefined },
  actor: Actor,
): Promise<Page> {
  return pageOf(context, await keptDraft(context, id, { actor, version }), actor);
}

/** The plan to go on from: a document that was read, its rows bound as planners decided, or a plan that has a board. */
async function earlierOf(context: Context, asked: NewDraft, actor: Actor): Promise<EarlierPlan | null> {
  const { from, to, base, document } = asked;
  if (document !== undefined) {
    const { plan } = await boundPlanAnswer(context, document, actor);
    if (plan === null) throw new Refused("plan-document-not-read", { path: "body/document" });
    return earlierOfPlan(document, plan, { from: from - (to - from + 1), to: from - 1 });
  }
  if (base === null) return null;
  return asEarlier(await planOf(context, base));
}

/** Begins a draft from a plan or from the catalogue's indicators; refuses with `unknown-plan` and `draft-years`. */
export async function createDraft(context: Context, asked: NewDraft, { actor, idempotencyKey }: Writer): Promise<Page> {
  return context.held.once(`${actor.operator} ${idempotencyKey}`, ["POST", "plan-draft", asked], async () => {
    const { from, to, mid, world } = asked;
    if (from > to || (mid !== undefined && (mid < from || mid > to))) throw new Refused("draft-years");
    const { name, jurisdiction } = context.district;
    const earlier = await earlierOf(context, asked, actor);
    const draft = beginDraft({ period: { from, to }, mid, earlier, district: name }, sourcesOf(context));
    return pageOf(context, await context.store.addPlanDraft({ jurisdiction, world, draft }, actor), actor);
  });
}

/** Saves a draft as its next version, and says what its targets ask for; refuses with `unknown-draft`, `stale-version`. */
export async function changeDraft(
  context: Context,
  { id, change }: { readonly id: string; readonly change: z.infer<typeof contract.changedDraft> },
  { actor, idempotencyKey }: Writer,
): Promise<Page> {
  return context.held.once(`${actor.operator} ${idempotencyKey}`, ["PUT", id, change], async () =>
    pageOf(context, await context.store.savePlanDraft(id, change, actor), actor),
  );
}

/** Takes a draft away, as a version that can be gone back from. */
export async function withdrawDraft(
  context: Context,
  { id, baseVersion }: { readonly id: string; readonly baseVersion: number },
  { actor, idempotencyKey }: Writer,
): Promise<Page> {
  return context.held.once(`${actor.operator} ${idempotencyKey}`, ["DELETE", id, baseVersion], async () => {
    const { draft } = await keptDraft(context, id, { actor });
    return pageOf(
      context,
      await context.store.savePlanDraft(id, { baseVersion, draft, withdrawn: true }, actor),
      actor,
    );
  });
}

/** Makes an older version the newest one; it brings back what was taken away. */
export async function restoreDraft(
  context: Context,
  { id, restored }: { readonly id: string; readonly restored: z.infer<typeof contract.restoredDraft> },
  { actor, idempotencyKey }: Writer,
): Promise<Page> {
  return context.held.once(`${actor.operator} ${idempotencyKey}`, ["RESTORE", id, restored], async () => {
    const { draft } = await keptDraft(context, id, { actor, version: restored.version });
    return pageOf(
      context,
      await context.store.savePlanDraft(id, { baseVersion: restored.baseVersion, draft }, actor),
      actor,
    );
  });
}

export async function draftVersions(context: Context, id: string, actor: Actor): Promise<Versions> {
  const items = await context.store.planDraftVersions(id, actor);
  if (items.length === 0) throw new Refused("unknown-draft");
  return { items: items.map((one) => ({ ...one, at: when(one.at) })) };
}

export interface TableQuestion {
  readonly id: string;
  readonly format: DraftFormat;
  readonly language: "zh" | "en";
}

/** The indicator table as a bureau prints it, with a file name that says its years and whether it is simulated. */
export async function draftTable(
  context: Context,
  { id, format, language }: TableQuestion,
  actor: Actor,
): Promise<{ readonly bytes: Buffer; readonly name: string }> {
  const { draft, world } = await keptDraft(context, id, { actor });
  const evidence = await evidenceFor(context, { draft, world }, actor);
  const bytes = await draftFile({ draft, evidence, format, language, world });
  const label = world === "simulated" ? "-simulated" : "";
  return { bytes: Buffer.from(bytes), name: `plan-${draft.period.from}-${draft.period.to}${label}.${format}` };
}
