import { type ProjectStanding, projectStandingOf } from "../work/project-standing.ts";
import type { PlannedAndActual, ProjectWork, WorkDay } from "../work/work.ts";
import type { Score } from "./score-indicator.ts";
import type { ScoringRules, Words } from "./scoring.ts";
import { totalOf } from "./totals.ts";

export interface ProjectQuestion {
  readonly project: ProjectWork;
  /** The day of the evaluation. */
  readonly day: WorkDay;
  readonly year: number;
  /** Money of a year is held against what was allotted only when the year is over. */
  readonly isYearOver: boolean;
}

export interface ProjectScore extends Score {
  readonly standing: ProjectStanding;
}

interface PartScore {
  readonly points: number | null;
  readonly weight: number;
  readonly how: Words;
}

const STANDING_WORDS: Readonly<Record<ProjectStanding, Words>> = {
  planned: { zh: "未到开工期", en: "not due to begin" },
  "not-begun": { zh: "逾期未开工", en: "should have begun" },
  running: { zh: "按期在建", en: "on course" },
  "begun-late": { zh: "晚开工在建", en: "begun late" },
  late: { zh: "逾期未完工", en: "late" },
  done: { zh: "按期完工", en: "finished in time" },
  "done-late": { zh: "逾期完工", en: "finished late" },
  stopped: { zh: "已停止", en: "stopped" },
};

function stagePart(standing: ProjectStanding, { projects }: ScoringRules): PartScore {
  const rule = projects.standings[standing];
  const points = rule === "not-scored" ? null : rule;
  const { zh, en } = STANDING_WORDS[standing];
  return { points, weight: projects.parts.stage, how: { zh: `建设（${zh}）`, en: `building (${en})` } };
}

const TEN_THOUSAND = 10_000;
const MILLION = 1_000_000;
const rounded = (value: number) => String(Math.round(value * 100) / 100);

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** Money spent against what was allotted for the year; null where either is not said, nothing was allotted, or the year goes on. */
function moneyPart({ project, year, isYearOver }: ProjectQuestion, { projects }: ScoringRules): PartScore {
  const own = project.money.filter((one) => one.year === year);
  const planned = sumOf(own.map((one) => one.planned));
  const spent = sumOf(own.map((one) => one.spent));
  const weight = projects.parts.money;
  if (!isYearOver || planned === null || planned <= 0 || spent === null)
    return { points: null, weight, how: { zh: "资金", en: "money" } };
  const per = (unit: number) => `${rounded(spent / unit)} ÷ ${rounded(planned / unit)}`;
  return {
    points: capped(spent / planned),
    weight,
    how: { zh: `资金（${per(TEN_THOUSAND)} 万元）`, en: `money (${per(MILLION)} million)` },
  };
}

/** What was delivered against what was planned, of a project that is finished: the mean of beds, places and area. */
function deliveredPart(project: ProjectWork, standing: ProjectStanding, { projects }: ScoringRules): PartScore {
  const weight = projects.parts.delivered;
  const isBuilt = standing === "done" || standing === "done-late";
  const shares = isBuilt ? [project.beds, project.places, project.area].flatMap((pair) => shareOf(pair) ?? []) : [];
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  const sum = shares.map((share) => `${Math.round(share * 100)}%`).join(" + ");
  const means = shares.length > 1 ? `(${sum}) ÷ ${shares.length}` : "";
  return {
    points: shares.length === 0 ? null : capped(mean),
    weight,
    how: { zh: means === "" ? "交付" : `交付（${means}）`, en: means === "" ? "delivered" : `delivered (${means})` },
  };
}

function shareOf({ planned, actual }: PlannedAndActual): number | null {
  return planned === null || planned <= 0 || actual === null ? null : Math.min(1, actual / planned);
}

function capped(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

/** Points of one project: stage against planned days, money of the year, and what was delivered; every project weighs the same. */
export function scoreProject(question: ProjectQuestion, rules: ScoringRules): ProjectScore {
  const { project, day } = question;
  const standing = projectStandingOf(project, day);
  const all = [stagePart(standing, rules), moneyPart(question, rules), deliveredPart(project, standing, rules)];
  const parts = all.filter(({ points }) => points !== null);
  const { points } = totalOf(parts);
  if (points === null)
    return { standing, points, weight: 1, how: { zh: "不计分，单独列出", en: "Not scored; listed apart" } };
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const sum = (language: keyof Words) =>
    parts.map((part) => `${part.how[language]} ${part.points} × ${part.weight}`).join(" + ");
  const how = (language: keyof Words) => `[${sum(language)}] ÷ ${weights} = ${points}`;
  return { standing, points, weight: 1, how: { zh: how("zh"), en: how("en") } };
}
