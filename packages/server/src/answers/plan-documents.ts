import { type Finding, placeOf } from "@kangyu/plan";
import type { Actor, PlanDocumentEntry } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planDocument as contract } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { bindingRows } from "../views/binding-view.ts";
import { byFinding, findingView, standing } from "../views/finding-view.ts";
import { type Entry, entryOf, type Known, questionsOf } from "../views/plan-entry.ts";

type Shown = z.infer<typeof contract.planDocument>;

/** Findings of the district that have an answer now, and how far readings are. */
async function knownOf({ store, district, planDesk }: Context, actor: Actor): Promise<Known> {
  const all = byFinding(await store.findingAnswers(district.jurisdiction, actor));
  const answered = new Set([...all].filter(([, history]) => standing(history) !== null).map(([key]) => key));
  return { answered, pagesOf: (document) => planDesk.pagesOf(document) };
}

/** Every document, the latest first. */
export async function planDocumentsAnswer(context: Context, actor: Actor): Promise<z.infer<typeof contract.list>> {
  const [entries, known] = await Promise.all([
    context.store.planDocuments(context.district.jurisdiction, actor),
    knownOf(context, actor),
  ]);
  return { items: entries.map((entry) => entryOf(entry, known)) };
}

/** A document of this district; refuses with `unknown-plan-document`. */
export async function documentOf(context: Context, id: string, actor: Actor): Promise<PlanDocumentEntry> {
  const entry = await context.store.planDocument(id, actor);
  if (entry === null || entry.jurisdiction !== context.district.jurisdiction)
    throw new Refused("unknown-plan-document");
  return entry;
}

export async function shownEntry(context: Context, id: string, actor: Actor): Promise<Entry> {
  return entryOf(await documentOf(context, id, actor), await knownOf(context, actor));
}

/** What was read of a document that was read; refuses with `plan-document-not-read`. */
export async function contentOf(context: Context, id: string, actor: Actor) {
  const content = await context.store.planDocumentContent(id, actor);
  if (content === null) throw new Refused("plan-document-not-read");
  return content;
}

/** The plan that a document is held against: the one asked for, else the one that was chosen for it. */
async function earlierContent(context: Context, id: string | null, actor: Actor) {
  if (id === null) return null;
  await documentOf(context, id, actor);
  return contentOf(context, id, actor);
}

export interface Checked {
  readonly document: string;
  readonly earlier: string | null;
}

/** What a check is known by among those that are kept. */
export function checkName({ document, earlier }: Checked): string {
  return `${document} ${earlier ?? ""}`;
}

/** The findings of a document, alone or against an earlier plan. */
export async function findingsOf(context: Context, checked: Checked, actor: Actor): Promise<readonly Finding[]> {
  const { document, earlier } = checked;
  const before = await earlierContent(context, earlier, actor);
  return context.planDesk.check(checkName(checked), async () => {
    const { blocks } = await contentOf(context, document, actor);
    return { kind: "check", blocks, earlier: before && { plan: before.plan, blocks: before.blocks } };
  });
}

/** What was read of a document with its rows bound. */
async function boundContent(context: Context, id: string, actor: Actor) {
  const { store, definitions, district } = context;
  const [{ blocks, plan }, decisions, synonyms] = await Promise.all([
    contentOf(context, id, actor),
    store.bindingDecisions(id, actor),
    store.districtSynonyms(district.jurisdiction, actor),
  ]);
  const catalogue = definitions.dictionary;
  const bindings = bindingRows({ plan, blocks, catalogue, decisions, synonyms });
  const indicators = plan.indicators.map((row, at) => ({ ...row, indicator: bindings[at]?.bound?.indicator ?? null }));
  return { blocks, catalogue, bindings, read: plan, plan: { ...plan, indicators } };
}

/** The plan of a document, its rows bound; what others build on. */
export async function boundPlanAnswer(
  context: Context,
  id: string,
  actor: Actor,
): Promise<z.infer<typeof contract.boundPlan>> {
  const document = await shownEntry(context, id, actor);
  const plan = document.state === "read" ? (await boundContent(context, id, actor)).plan : null;
  return structuredClone({ document, plan }) as z.infer<typeof contract.boundPlan>;
}

/** A document with all that was read of it, its findings with their answers, and how its rows are bound. */
export async function planDocumentAnswer(
  context: Context,
  asked: { readonly id: string; readonly earlier?: string | undefined },
  actor: Actor,
): Promise<Shown> {
  const entry = await documentOf(context, asked.id, actor);
  const earlier = asked.earlier ?? entry.earlier;
  if (entry.state !== "read") return { document: await shownEntry(context, asked.id, actor), content: null };
  const { store, district } = context;
  const [{ blocks, plan, read, bindings, catalogue }, findings] = await Promise.all([
    boundContent(context, entry.id, actor),
    findingsOf(context, { document: entry.id, earlier }, actor),
  ]);
  if (earlier === entry.earlier) await store.keepQuestions(entry.id, questionsOf(read, findings), actor);
  const answers = byFinding(await store.findingAnswers(district.jurisdiction, actor));
  return structuredClone({
    document: await shownEntry(context, entry.id, actor),
    content: {
      blocks,
      plan,
      places: {
        tasks: plan.tasks.map(({ source }) => placeOf(blocks, source)),
        projects: plan.projects.map(({ source }) => placeOf(blocks, source)),
      },
      findings: findings.map((finding) => findingView(finding, { scope: plan, blocks, answers })),
      bindings,
      catalogue: catalogue.map(({ id, name, unit }) => ({ id, name, unit })),
      earlier,
    },
  }) as Shown;
}
