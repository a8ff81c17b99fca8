import type { Direction, Text } from "@kangyu/indicators";
import { checkTable } from "../check/check-plan.ts";
import { type Finding, findingsOf } from "../check/finding.ts";
import type { Asks } from "./asks.ts";
import { type Known, knownIn, type ManagedPace, type OtherPromise, type RefusedPromise } from "./comparable.ts";
import type { Draft, DraftRow } from "./draft.ts";
import { askRow, oldBaselines, sameNames } from "./draft-checks.ts";
import type { CostThing, DraftEvidence, Reference } from "./evidence.ts";
import type { Baseline } from "./figures-of-row.ts";
import type { Outlook } from "./outlook.ts";
import type { PaceOption } from "./paces.ts";
import { earlierPlanOf, planOfDraft } from "./plan-of-draft.ts";
import { figuresOfRow } from "./row-figures.ts";
import { type DraftTotals, totalsOf } from "./totals.ts";

/** What the planner sees beside a row. No target is proposed: paces say where others' paces would lead. */
export interface RowHelp {
  readonly key: string;
  readonly direction: Direction | null;
  readonly baseline: Baseline | null;
  /** The typed targets as numbers; null where they are none. */
  readonly levels: { readonly mid: number | null; readonly target: number | null };
  readonly outlook: Outlook;
  readonly promises: readonly OtherPromise[];
  /** The same thing in units that cannot be converted. */
  readonly refused: readonly RefusedPromise[];
  /** What districts managed between two plans of theirs. */
  readonly managed: readonly ManagedPace[];
  /** What one more of it is; null where the catalogue has no such thing. */
  readonly thing: CostThing | null;
  /** National values; empty where the catalogue has none. */
  readonly references: readonly Reference[];
  readonly paces: readonly PaceOption[];
  readonly asks: Asks | null;
  readonly findings: readonly Finding[];
}

export interface DraftHelp {
  readonly rows: readonly RowHelp[];
  /** Every finding once; those of a row are also with the row, save those that its empty cells say. */
  readonly findings: readonly Finding[];
  /** What all targets ask for together. */
  readonly totals: DraftTotals;
}

/** What an empty cell of the row says by itself; it is asked once for the table. */
const SEEN_IN_THE_ROW: readonly string[] = ["no-target", "no-baseline", "baseline-old"];

/**
 * Everything a draft can be told: baselines, forecasts, promises of others, national values, what each target asks for,
 * and the questions that `plan check` would ask of the table. Pure, so that it answers while the planner types.
 */
export function helpOf(draft: Draft, evidence: DraftEvidence): DraftHelp {
  return helperFor(evidence)(draft);
}

/** The same for draft after draft over one evidence, as keys are typed: what does not depend on targets is looked up once. */
export function helperFor(evidence: DraftEvidence): (draft: Draft) => DraftHelp {
  const lookUp = knownIn(evidence);
  return (draft) => helped(draft, evidence, lookUp);
}

function helped(draft: Draft, evidence: DraftEvidence, lookUp: (row: DraftRow) => Known): DraftHelp {
  const figures = draft.rows.map((row) => figuresOfRow(row, { draft, evidence, known: lookUp(row) }));
  const ofTable = checkTable(planOfDraft(draft, evidence), earlierPlanOf(draft)).findings;
  const own = [...oldBaselines(figures, draft), ...sameNames(draft), ...figures.flatMap((one) => askRow(one, draft))];
  const findings = [...ofTable, ...findingsOf(own)];
  return {
    rows: figures.map(({ row, direction, baseline, levels, outlook, promises, ...one }) => ({
      ...{ key: row.key, direction, baseline, levels, outlook, promises },
      ...{ refused: one.refused, managed: one.managed, thing: one.thing, paces: one.paces, asks: one.asks },
      references: one.references.map(({ amount: _, ...reference }) => reference),
      findings: findings.filter(
        ({ code, indicators }) => indicators.includes(row.name) && !SEEN_IN_THE_ROW.includes(code),
      ),
    })),
    findings,
    totals: totalsOf(figures, draft, evidence),
  };
}

export interface ApplicableCheck {
  readonly codes: readonly string[];
  readonly text: Text;
}

/** Which of the checks of plans a draft is put to; the others need running text or projects, which a draft has not. */
export const draftChecks: {
  readonly asked: readonly ApplicableCheck[];
  readonly notAsked: readonly ApplicableCheck[];
} = {
  asked: [
    {
      codes: ["weaker-than-baseline", "weaker-than-mid-target", "reached-anyway", "weaker-than-reference"],
      text: {
        zh: "目标弱于基期、弱于中期目标、按趋势自然达到、弱于国家目标",
        en: "Targets weaker than the baseline, the mid-term target, the trend or a national target",
      },
    },
    {
      codes: ["weaker-than-earlier-plan", "weaker-than-earlier-result", "carried-over", "baseline-old"],
      text: {
        zh: "与上一规划相比：目标降低、基期沿用旧值",
        en: "Against the earlier plan: lowered targets, old baselines",
      },
    },
    {
      codes: ["pace-at-the-end", "mid-off-path", "growth-unlikely"],
      text: {
        zh: "速度：中期偏离路径、集中在最后、增长过快",
        en: "Pace: mid-term off the path, left to the end, too fast",
      },
    },
    {
      codes: [
        "part-larger-than-whole",
        "percentage-impossible",
        "one-event-breaks-target",
        "out-of-range",
        "outlook-equals-target",
      ],
      text: {
        zh: "算术：部分大于整体、不可能的百分比、一例即超目标、超出范围",
        en: "Arithmetic: parts above their whole, impossible percentages, one death above the target, out of range",
      },
    },
    {
      codes: ["unit-does-not-fit", "unit-doubled", "units-mixed", "two-indicators-in-one-row", "same-name-twice"],
      text: {
        zh: "单位与名称：单位不符、重复或混用，一行多指标，同名",
        en: "Units and names: unfit, doubled or mixed units, several indicators in a row, one name twice",
      },
    },
    {
      codes: ["no-number", "no-baseline", "no-target", "no-property"],
      text: { zh: "缺项：没有数值、基期、目标或属性", en: "Gaps: no number, baseline, target or property" },
    },
  ],
  notAsked: [
    {
      codes: [
        "parts-and-total",
        "share-of-another-whole",
        "shares-not-whole",
        "growth-does-not-fit",
        "yearly-and-total",
        "mean-outside-parts",
        "mean-does-not-fit",
        "quotas-differ",
        "two-values",
        "two-targets",
        "differs-from-earlier-plan",
        "weaker-than-stated",
        "pace-misses-target",
        "carried-over-text",
        "populations-differ",
      ],
      text: {
        zh: "正文中的合计、比率和前后不一：草案没有正文",
        en: "Sums, rates and contradictions of running text: a draft has none",
      },
    },
    {
      codes: [
        "weaker-than-benchmark",
        "figure-of-another-level",
        "misnumbered",
        "repeated-sentence",
        "repeated-passage",
        "doubled-words",
        "two-spellings",
        "department-two-names",
        "no-monitoring",
      ],
      text: {
        zh: "正文中引用的标准、层级、编号与表述",
        en: "Quoted benchmarks, levels, numbering and wording of running text",
      },
    },
    {
      codes: ["rate-below-one-event", "rate-of-no-whole-number"],
      text: {
        zh: "由每年出生人数推算：需要正文中的出生数",
        en: "Single deaths over births: needs the births that a text prints",
      },
    },
    {
      codes: [
        "project-outside-plan",
        "project-finished",
        "project-named-once",
        "projects-counted",
        "projects-and-total",
        "project-beds-differ",
        "money-before-the-plan-inside-it",
        "projects-overshoot",
        "projects-cannot-reach",
        "project-without-money-and-years",
      ],
      text: { zh: "项目的年限、资金与床位：草案没有项目", en: "Years, money and beds of projects: a draft has none" },
    },
  ],
};
