import { civilOfDay, isoOfDay } from "@kangyu/fhir";
import type { Actor, World } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import type { planEvaluation } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { lastEndedQuarter } from "../views/quarters.ts";
import { NO_REPORTS, subjectOf } from "../views/reported-view.ts";
import { shownDepartments, shownProject, shownTask } from "../views/work-view.ts";
import { evaluate } from "./evaluate.ts";
import { departmentsIn, planHead } from "./work.ts";

export interface DepartmentQuestion {
  readonly plan: string;
  readonly department: string;
  readonly world: World;
}

/** What the values of rows that no record counts are handed in under, by row. */
function subjectsOf({ definitions }: Context, plan: PlanFacts): Map<string, string> {
  const reports = { definitions: definitions.reported, table: NO_REPORTS };
  const rows = plan.rows.filter(({ indicator }) => indicator === null || !definitions.indicators.has(indicator));
  return new Map(rows.map((row) => [row.key, subjectOf(plan, row, reports)]));
}

/** A department's own page: what it leads and takes part in, its projects, its indicators, and its card as things stand. */
export async function departmentAnswer(
  context: Context,
  { plan: id, department, world }: DepartmentQuestion,
  actor: Actor,
): Promise<z.infer<typeof planEvaluation.departmentPage>> {
  const plan = await planOf(context, id);
  const today = context.today();
  const [taskItems, projectItems, photos] = await Promise.all([
    context.store.planItems("task", id, actor),
    context.store.planItems("project", id, actor),
    context.store.photos(id, actor),
  ]);
  const tasks = taskItems.map((item) => shownTask(item, today));
  const projects = projectItems.map((item) => shownProject(item, today, photos));
  const names = [...departmentsIn(tasks), ...projects.flatMap(({ lead }) => lead)];
  const departments = shownDepartments(context.following.register, names);
  const own = departments.find((one) => one.id === department);
  if (own === undefined) throw new Refused("unknown-department");
  const year = Math.min(plan.to, Math.max(plan.from, civilOfDay(lastEndedQuarter(today)).year));
  const evaluated = await evaluate(context, { plan: id, kind: "yearly", year, world, reported: {} }, actor);
  const subjects = subjectsOf(context, plan);
  const leads = tasks.filter(({ lead }) => lead.includes(department));
  const served = new Set(leads.flatMap(({ indicators }) => indicators));
  return {
    plan: planHead(plan),
    today: isoOfDay(today),
    simulated: plan.simulated || world === "simulated",
    department: own,
    departments,
    card: evaluated.departments.find((card) => card.id === department) ?? null,
    leads,
    participates: tasks.filter(({ participants }) => participants.includes(department)),
    projects: projects.filter(({ lead }) => lead.includes(department)),
    rows: evaluated.rows
      .filter(({ key }) => served.has(key))
      .map(({ key, no, name, nameEn, unit, light, value, path, why, score, definition }) => {
        const shown = { key, no, name, nameEn, unit, light, value, path, why, score };
        return { ...shown, indicator: definition?.id ?? null, subject: subjects.get(key) ?? null };
      }),
  };
}
