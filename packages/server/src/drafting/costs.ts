import type { CostEvidence, Plan, PricedProject } from "@kangyu/plan";
import type { CataloguePlan } from "../views/pledges.ts";
import type { NationalValues } from "./national-values.ts";
import { type Level, plansOfLevel } from "./others.ts";

interface CostSources {
  readonly plans: ReadonlyMap<string, CataloguePlan>;
  readonly national: NationalValues;
}

/** Things, grants, and the projects with money and size of the plan that is gone on from and of the plans of its level. */
export function costsOf(
  { plans, national }: CostSources,
  { level, own }: { readonly level: Level; readonly own: readonly PricedProject[] },
): CostEvidence {
  const printed = plansOfLevel(plans, level).flatMap(({ id, title, projects }) =>
    projects.map((project): PricedProject => ({ ...project, plan: id, title: { ...title } })),
  );
  return { ...national.costs, projects: [...own, ...printed] };
}

const REBUILT = /改造|装修|修缮|升级|改建/u;
const NEW = /新建|迁建|新院/u;

function worksOf({ name, stage, content }: Plan["projects"][number]): PricedProject["works"] {
  const text = `${name}${stage ?? ""}${content ?? ""}`;
  if (!REBUILT.test(text)) return "new";
  return NEW.test(text) ? "mixed" : "renovation";
}

/** The projects of a plan that was read whose money and size are printed, as sources of unit costs. */
export function pricedProjects(id: string, title: string, projects: Plan["projects"]): PricedProject[] {
  return projects.flatMap((project): PricedProject[] => {
    const { name, investment, beds, area, source } = project;
    const builds = [
      ...(beds === null || beds <= 0 ? [] : [{ thing: "bed", from: beds, to: beds }]),
      ...(area === null || area <= 0 ? [] : [{ thing: "floor-area", from: area, to: area }]),
    ];
    if (investment === null || builds.length === 0) return [];
    const { cny } = investment;
    return [
      { plan: id, title: { zh: title, en: title }, name, lines: [source.line], cny, works: worksOf(project), builds },
    ];
  });
}
