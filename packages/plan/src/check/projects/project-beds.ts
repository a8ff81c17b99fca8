import { perOf } from "../../names.ts";
import type { PlanIndicator } from "../../plan.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import { hospitalBedsOf } from "./beds-of-project.ts";

/** More beds than the target needs by this share, or fewer than half of them, asks for an explanation. */
const over = 1.25;
const under = 0.5;

/** Beds that the plan's projects add beside the beds its own target for beds per head needs. */
export const projectBeds: Check = (evidence) => {
  const { rows, plan } = evidence;
  const building = plan.projects
    .map((project) => ({ beds: hospitalBedsOf(project), source: project.source }))
    .filter(({ beds }) => beds > 0);
  const row = rows.find((one) => /每(?:千|万)\S*床位数$/u.test(one.name));
  const population = row === undefined ? null : (peopleOf(evidence) ?? peopleOfBeds(evidence));
  if (row === undefined || population === null || building.length === 0) return [];
  const step = growthOf(row, plan.period?.to ?? null);
  if (step === null || step.to <= step.from) return [];
  const per = perOf(`${row.name}${row.unit ?? ""}`);
  const needed = Math.round(((step.to - step.from) * population) / per);
  const added = building.reduce((sum, project) => sum + project.beds, 0);
  if (added <= needed * over && added >= needed * under) return [];
  const more = added > needed;
  const question: Question = {
    code: more ? "projects-overshoot" : "projects-cannot-reach",
    severity: "suspicious",
    confidence: more ? 0.75 : 0.6,
    message: {
      zh: `“${row.name}”从 ${step.from} 到 ${step.to} 需新增约 ${needed} 张床位，规划项目新增 ${added} 张，${more ? "超出" : "不足"}。`,
      en: `“${row.name}” from ${step.from} to ${step.to} needs about ${needed} more beds; the plan's projects add ${added}, ${more ? "more than that" : "too few"}.`,
    },
    arithmetic: `(${step.to} − ${step.from}) × ${population} / ${per} = ${needed}; ${building.map((project) => project.beds).join(" + ")} = ${added}`,
    sources: [row.source, ...building.map((project) => project.source)],
    indicators: [row.name],
  };
  return [question];
};

/** The district's people as the text counts them: the last and largest count named 人口. */
function peopleOf({ quantities }: Evidence): number | null {
  const counts = quantities.filter(
    (one) => one.value >= 10_000 && /(?:总人口|人口总数|常住人口|户籍人口|人口)$/u.test(one.name),
  );
  return counts.length === 0 ? null : Math.max(...counts.map((one) => one.value));
}

/** No people printed: the beds of the text over its own rate, 2005 beds at 3.6 a thousand. */
function peopleOfBeds({ quantities, statements }: Evidence): number | null {
  const rate = statements.find((one) => perOf(one.name) > 0 && /床位数?$/u.test(one.name) && one.value > 0);
  const beds = quantities.filter(
    (one) => one.source.line === rate?.source.line && /床位$/u.test(one.name) && one.value >= 100,
  );
  if (rate === undefined || beds.length === 0) return null;
  return Math.round((Math.max(...beds.map((one) => one.value)) / rate.value) * perOf(rate.name));
}

function growthOf(row: PlanIndicator, year: number | null): { from: number; to: number } | null {
  const from = row.baseline?.value;
  const to = row.targets.find((target) => target.year === year)?.value;
  return typeof from === "number" && typeof to === "number" ? { from, to } : null;
}
