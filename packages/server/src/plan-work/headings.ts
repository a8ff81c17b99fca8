import { type OutlineHeading, outlineOf, tasksOfHeadings } from "@kangyu/plan";
import type { Actor, PlanDocumentEntry } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import { contentOf, documentOf } from "../answers/plan-documents.ts";
import type { Context } from "../context.ts";
import type { planWork } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { taskIn } from "../views/work-view.ts";
import { newTask, planHead } from "./work.ts";

type Outline = z.infer<typeof planWork.outline>;

const named = ({ id, title, name }: PlanDocumentEntry) => ({ id, name: title ?? name });

/** The document that a plan is, else those that were brought and read, of the plan's own years first. */
async function documentsOf(context: Context, plan: PlanFacts, actor: Actor): Promise<PlanDocumentEntry[]> {
  if (!context.definitions.plans.has(plan.id)) return [await documentOf(context, plan.id, actor)];
  const read = await context.store.planDocuments(context.district.jurisdiction, actor);
  const isOfPlan = ({ period }: PlanDocumentEntry) => period?.from === plan.from && period.to === plan.to;
  return read
    .filter(({ state }) => state === "read")
    .toSorted((left, right) => Number(isOfPlan(right)) - Number(isOfPlan(left)));
}

async function headingsOf(context: Context, document: string, actor: Actor): Promise<OutlineHeading[]> {
  await documentOf(context, document, actor);
  return outlineOf((await contentOf(context, document, actor)).blocks);
}

/** Names of tasks that are there, those that were taken out aside. */
async function titlesOf(context: Context, plan: string, actor: Actor): Promise<Set<string>> {
  return new Set((await context.store.planItems("task", plan, actor)).map((item) => taskIn(item).title));
}

/** What a plan's document has as headings, each with whether it is a task already. */
export async function outlineAnswer(
  context: Context,
  question: { readonly plan: string; readonly document?: string | undefined },
  actor: Actor,
): Promise<Outline> {
  const plan = await planOf(context, question.plan);
  const documents = await documentsOf(context, plan, actor);
  const document = documents.find(({ id }) => question.document === undefined || id === question.document);
  if (document === undefined && question.document !== undefined) throw new Refused("unknown-plan-document");
  const [headings, titles] = await Promise.all([
    document === undefined ? [] : headingsOf(context, document.id, actor),
    titlesOf(context, plan.id, actor),
  ]);
  return {
    plan: planHead(plan),
    document: document === undefined ? null : named(document),
    documents: documents.map(named),
    headings: headings.map(({ line, level, no, title, isWork }) => {
      return { line, level, no, title, isWork, isTaken: titles.has(title) };
    }),
  };
}

/** Makes tasks of the headings on these lines; one whose task is there already brings none. */
export async function takeHeadings(
  context: Context,
  asked: z.infer<typeof planWork.chosenHeadings> & { readonly plan: string },
  actor: Actor,
): Promise<z.infer<typeof planWork.taken>> {
  const plan = await planOf(context, asked.plan);
  const [headings, titles] = await Promise.all([
    headingsOf(context, asked.document, actor),
    titlesOf(context, plan.id, actor),
  ]);
  const lines = new Set(asked.lines);
  const chosen = headings.filter(({ line, title }) => lines.has(line) && !titles.has(title));
  const once = [...new Map(chosen.map((heading) => [heading.title, heading])).values()];
  if (once.length === 0) throw new Refused("nothing-to-take-over");
  const tasks = tasksOfHeadings(once, plan.rows, actor.operator).map((task) => newTask(plan, task));
  await context.store.putPlanItems("task", tasks, actor);
  return { tasks: tasks.length, projects: 0 };
}
