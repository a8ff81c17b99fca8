import type { PlanIndicator } from "../../plan.ts";
import { propertyOf } from "../../property.ts";
import type { Check, Evidence, Question } from "../finding.ts";

interface Gap {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly holds: (row: PlanIndicator, evidence: Evidence) => boolean;
}

const gaps: readonly Gap[] = [
  {
    code: "no-number",
    zh: "个指标的规划期目标只有文字，没有数值",
    en: "Words for a target and no number",
    holds: (row, { plan }) => row.targets.some((target) => target.op === "words" && target.year === plan.period?.to),
  },
  {
    code: "no-baseline",
    zh: "个指标没有现状值",
    en: "No baseline",
    holds: (row) => row.baseline === null,
  },
  {
    code: "no-target",
    zh: "个指标没有目标",
    en: "No target",
    holds: (row) => row.targets.length === 0,
  },
  {
    code: "no-property",
    zh: "个指标没有性质",
    en: "No property",
    holds: (row, evidence) => row.property === null || leavesPropertyOut(row, evidence),
  },
];

/** An empty cell may be merged with the one above; where nearly every row prints its own, it was left out. */
function leavesPropertyOut(row: PlanIndicator, { rows }: Evidence): boolean {
  const prints = ({ source }: PlanIndicator) => source.quote.split(" | ").some((cell) => propertyOf(cell) !== null);
  const rest = rows.filter((one) => one.property !== null && one.partOf === undefined);
  return (
    row.partOf === undefined &&
    rest.length >= 5 &&
    !prints(row) &&
    rest.filter((one) => !prints(one)).length <= rest.length / 10
  );
}

/** Rows of tables that print yearly steps of indicators that have a row with a baseline already are no gaps. */
function askedOf({ rows }: Evidence): PlanIndicator[] {
  return rows.filter(
    (row) =>
      row.baseline !== null ||
      !rows.some((other) => other !== row && other.baseline !== null && other.name === row.name),
  );
}

/** What a table leaves out; one finding for each kind, so that it is asked once. */
export const missing: Check = (evidence) =>
  gaps.flatMap(({ code, zh, en, holds }): Question[] => {
    const rows = askedOf(evidence).filter((row) => holds(row, evidence));
    if (rows.length === 0 || (code === "no-property" && rows.length === evidence.rows.length)) return [];
    return [
      {
        code,
        severity: "suspicious",
        confidence: 0.95,
        message: { zh: `${rows.length} ${zh}。`, en: `${en}: ${rows.length} of ${evidence.rows.length} indicators.` },
        arithmetic: `${rows.length}/${evidence.rows.length}`,
        about: "",
        sources: rows.map((row) => row.source),
        indicators: rows.map((row) => row.name),
      },
    ];
  });
