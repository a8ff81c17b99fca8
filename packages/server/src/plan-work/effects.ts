import type { Day } from "@kangyu/fhir";
import { type ProjectEffect, type ProjectWork, projectEffects } from "@kangyu/plan";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planWork } from "../contract/index.ts";
import type { PlanFacts } from "../views/pledges.ts";

export type ShownEffect = z.infer<typeof planWork.effect>;

export interface EffectsQuestion {
  readonly plan: PlanFacts;
  readonly projects: readonly { readonly id: string; readonly project: ProjectWork }[];
  readonly day: Day;
}

interface Known {
  readonly plan: PlanFacts;
  readonly projects: ReadonlyMap<string, ProjectWork>;
}

function shown(effect: ProjectEffect, { plan, projects }: Known): ShownEffect[] {
  const { row: key, parts, people: _, ...sums } = effect;
  const row = plan.rows.find((one) => one.key === key);
  if (row === undefined) return [];
  const { name, nameEn, unit } = row;
  return [
    {
      ...{ row: key, name, nameEn, unit },
      ...sums,
      arithmetic: { ...sums.arithmetic },
      parts: parts.map(({ id, amount }) => {
        const project = projects.get(id);
        return { id, amount, name: project?.name ?? id, nameEn: project?.nameEn ?? null };
      }),
    },
  ];
}

/** What the projects finished by `day` do to the plan's rows per head, with the people that the rates are for. */
export function effectsOf(context: Context, { plan, projects, day }: EffectsQuestion) {
  const people = context.following.people.get(plan.id) ?? null;
  const rows = plan.rows.map(({ key, name, unit, baseline }) => {
    return { key, name, unit, baseline: typeof baseline?.value === "number" ? baseline.value : null };
  });
  const effects = projectEffects({ projects, rows, people: people?.count ?? null, day });
  const known = { plan, projects: new Map(projects.map(({ id, project }) => [id, project])) };
  return {
    people: people === null ? null : { ...people, source: { ...people.source } },
    effects: effects.flatMap((effect) => shown(effect, known)),
  };
}
