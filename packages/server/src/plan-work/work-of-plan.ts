import { takeOver } from "@kangyu/plan";
import type { Actor } from "@kangyu/store";
import { contentOf, documentOf } from "../answers/plan-documents.ts";
import type { Context } from "../context.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { dayOfLast, type Work } from "./following.ts";

/** What a plan prints names nobody; the server itself asks for it. */
const SERVER: Actor = { operator: "server", institution: null };
const NO_WORK: Work = { tasks: [], projects: [] };

export interface DocumentWork {
  readonly document: string;
  /** Rows of the plan that the work is taken over into. */
  readonly rows: PlanFacts["rows"];
}

/** What a document's own words ask for: tasks and projects, nothing yet done. */
export async function workOfDocument(context: Context, { document, rows }: DocumentWork, actor: Actor): Promise<Work> {
  await documentOf(context, document, actor);
  const { tasks, projects } = (await contentOf(context, document, actor)).plan;
  return takeOver({ tasks, projects, rows, register: context.following.register, dayOf: dayOfLast });
}

/** The work that a plan brings by itself: from the catalogue, or from the document that it is. */
export async function workOfPlan(context: Context, { id, rows }: PlanFacts): Promise<Work> {
  const known = context.following.work.get(id);
  if (known !== undefined) return known;
  return context.definitions.plans.has(id) ? NO_WORK : workOfDocument(context, { document: id, rows }, SERVER);
}
