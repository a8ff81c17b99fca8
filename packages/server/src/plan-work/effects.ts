import type { Day } from "@kangyu/fhir";
import { type ProjectEffect, type ProjectWork, projectEffects } from "@kangyu/plan";
import type { World } from "@kangyu/store";
import type { z } from "zod";
import { cellCounts, figureTables } from "../answers/figures.ts";
import { reportsFor } from "../answers/reports.ts";
import type { Context } from "../context.ts";
import type { planWork } from "../contract/index.ts";
import type { PlanFacts } from "../views/pledges.ts";
import { type People, type PeopleKnown, peopleOfRow } from "./people-of-rows.ts";

export type ShownEffect = z.infer<typeof planWork.effect>;

export interface EffectsQuestion {
  readonly plan: PlanFacts;
  readonly projects: readonly { readonly id: string; readonly project: ProjectWork }[];
  readonly day: Day;
  /** Whose handed-in values and records say how many people there are. */
  readonly world: World;
}

interface Known {
  readonly plan: PlanFacts;
  readonly projects: ReadonlyMap<string, ProjectWork>;
  readonly people: ReadonlyMap<string, People | null>;
}

function shown(effect: ProjectEffect, { plan, projects, people }: Known): ShownEffect[] {
  const { row: key, parts, people: _, ...sums } = effect;
  const row = plan.rows.find((one) => one.key === key);
  if (row === undefined) return [];
  const { name, nameEn, unit } = row;
  return [
    {
      ...{ row: key, name, nameEn, unit },
      ...sums,
      people: people.get(key) ?? null,
      arithmetic: { ...sums.arithmetic },
      parts: parts.map(({ id, amount }) => {
        const project = projects.get(id);
        return { id, amount, name: project?.name ?? id, nameEn: project?.nameEn ?? null };
      }),
    },
  ];
}

async function peopleKnown(context: Context, { plan, day, world }: EffectsQuestion): Promise<PeopleKnown> {
  const { measure, enough } = context.following.peopleRules;
  const { jurisdiction } = context.district;
  const query = { world, measures: [measure], days: [day], by: "district", cells: [jurisdiction] } as const;
  const [reports, [table]] = await Promise.all([reportsFor(context, world), figureTables(context, [query])]);
  const records = cellCounts(table, day, jurisdiction).get(measure) ?? null;
  return { plan, reports, records, stated: context.following.people.get(plan.id) ?? null, enough, day };
}

/** What the projects finished by `day` do to the plan's rows per head, each with the people that its rate is for. */
export async function effectsOf(context: Context, question: EffectsQuestion): Promise<ShownEffect[]> {
  const { plan, projects, day } = question;
  if (projects.length === 0) return [];
  const known = await peopleKnown(context, question);
  const people = new Map(plan.rows.map((row) => [row.key, peopleOfRow(row, known)]));
  const rows = plan.rows.map(({ key, name, unit, baseline }) => {
    const printed = typeof baseline?.value === "number" ? baseline.value : null;
    return { key, name, unit, baseline: printed, people: people.get(key)?.count ?? null };
  });
  const shownBy = { plan, people, projects: new Map(projects.map(({ id, project }) => [id, project])) };
  return projectEffects({ projects, rows, day }).flatMap((effect) => shown(effect, shownBy));
}
