import { directionFor, takeOver } from "@kangyu/plan";
import type { Actor, PlanDocumentEntry } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planDocument } from "../contract/index.ts";
import { notMeasuredWhy } from "../not-measured.ts";
import { dayOfLast, type Work } from "../plan-work/following.ts";
import { Refused } from "../refusals.ts";
import type { PlanFacts, PlanRow } from "../views/pledges.ts";
import { boundPlanAnswer, contentOf, documentOf } from "./plan-documents.ts";

/** What a plan prints names nobody; the server itself asks for it. */
const SERVER: Actor = { operator: "server", institution: null };

type BoundPlan = NonNullable<z.infer<typeof planDocument.boundPlan>["plan"]>;

/** A plan by its name and years: what a list shows. */
export type PlanHead = Pick<PlanFacts, "id" | "title" | "from" | "to" | "simulated"> & { readonly document: boolean };

/** A row of a document is known by its number among the indicators, as its binding is. */
function rowOf(row: BoundPlan["indicators"][number], index: number, context: Context): PlanRow {
  return {
    no: row.no ?? index + 1,
    key: String(index),
    domain: row.domain,
    domainEn: null,
    name: row.name,
    nameEn: null,
    unit: row.unit,
    property: row.property,
    direction: directionFor(row),
    baseline: row.baseline,
    targets: row.targets,
    indicator: row.indicator,
    notMeasured: notMeasuredWhy(context.notMeasured, row.name),
  };
}

function headOf({ id, title, name, period }: PlanDocumentEntry): PlanHead | null {
  if (period === null) return null;
  const words = title ?? name;
  return { id, title: { zh: words, en: words }, from: period.from, to: period.to, simulated: false, document: true };
}

/** The plan of a document that the district follows; null where it follows none of that id, or the years are not printed. */
async function adoptedPlan(context: Context, id: string): Promise<PlanFacts | null> {
  const entry = await context.store.planDocument(id, SERVER);
  const isOurs = entry?.adopted === true && entry.jurisdiction === context.district.jurisdiction;
  const head = entry === null || !isOurs ? null : headOf(entry);
  if (head === null) return null;
  const { plan } = await boundPlanAnswer(context, id, SERVER);
  if (plan === null) return null;
  const rows = plan.indicators.map((row, index) => rowOf(row, index, context));
  const { title, from, to, simulated } = head;
  return { id, title, from, to, simulated, rows };
}

/** The plan of that id, from the catalogue or from a document that the district follows; refuses with `unknown-plan`. */
export async function planOf(context: Context, id: string): Promise<PlanFacts> {
  const plan = context.definitions.plans.get(id) ?? (await adoptedPlan(context, id));
  if (plan === null) throw new Refused("unknown-plan");
  return plan;
}

/** Every plan that can be followed: those of the catalogue, then the documents that the district follows, the latest first. */
export async function planHeads(context: Context): Promise<PlanHead[]> {
  const entries = await context.store.planDocuments(context.district.jurisdiction, SERVER);
  const known = [...context.definitions.plans.values()].map(({ id, title, from, to, simulated }): PlanHead => {
    return { id, title, from, to, simulated, document: false };
  });
  return [...known, ...entries.filter(({ adopted }) => adopted).flatMap((entry) => headOf(entry) ?? [])];
}

const NO_WORK: Work = { tasks: [], projects: [] };

/** What a document's own words ask for: tasks and projects, nothing yet done. */
export async function workOfDocument(context: Context, id: string, actor: Actor): Promise<Work> {
  await documentOf(context, id, actor);
  const { plan } = await contentOf(context, id, actor);
  const rows = plan.indicators.map(({ name }, index) => ({ key: String(index), name }));
  const { tasks, projects } = plan;
  return takeOver({ tasks, projects, rows, register: context.following.register, dayOf: dayOfLast });
}

/** The work that a plan brings by itself: from the catalogue, or from its document. */
export async function workOfPlan(context: Context, { id }: PlanFacts): Promise<Work> {
  const known = context.following.work.get(id);
  if (known !== undefined) return known;
  return context.definitions.plans.has(id) ? NO_WORK : workOfDocument(context, id, SERVER);
}
