import type { Direction, Text } from "@kangyu/indicators";
import type { OtherPromise } from "./comparable.ts";
import { isKept, paceOf } from "./comparable.ts";
import { baseYearOf, type Draft, type DraftRow } from "./draft.ts";
import type { DraftEvidence, Reference } from "./evidence.ts";
import { type Baseline, boundsOf, decimalsOf, numberOf, typedAmount, yearsOf } from "./figures-of-row.ts";
import type { Outlook } from "./outlook.ts";

export type PaceCode = "forecast" | "own-records" | "earlier-plan" | "other-plans" | "reference";

/** A pace that somebody kept or promised, and where it would lead. Shown for comparison; none of them is proposed. */
export interface PaceOption {
  readonly code: PaceCode;
  readonly text: Text;
  readonly perYear: number;
  /** Levels at the ends of the mid-term year and of the plan. */
  readonly mid: number;
  readonly target: number;
}

export interface PaceInput {
  readonly row: DraftRow;
  readonly draft: Draft;
  readonly evidence: DraftEvidence;
  readonly direction: Direction | null;
  readonly baseline: Baseline | null;
  readonly outlook: Outlook;
  readonly promises: readonly OtherPromise[];
  readonly references: readonly Reference[];
}

interface Pace {
  readonly code: PaceCode;
  readonly text: Text;
  readonly perYear: number | null;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return null;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function ownRecords({ row, evidence }: PaceInput): Pace {
  const known = yearsOf(row, evidence).filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const none = { value: null, year: null };
  return {
    code: "own-records",
    text: {
      zh: `本区记录或上报值 ${first?.year}—${last?.year} 年的年均变化`,
      en: `Mean change a year in this district's records or reports, ${first?.year}–${last?.year}`,
    },
    perYear: paceOf(first ?? none, last ?? none).perYear,
  };
}

function earlierPlan({ row, direction }: PaceInput): Pace {
  const baseline = row.former?.baseline ?? null;
  const target = row.former?.targets[0] ?? null;
  const start = numberOf(baseline, direction, null);
  const from = { value: start, year: baseline?.year ?? null };
  const to = { value: numberOf(target, direction, start), year: target?.year ?? null };
  return {
    code: "earlier-plan",
    text: { zh: "上一规划要求的速度", en: "The pace that the earlier plan asked for" },
    perYear: target !== null && isKept(target, start, direction) ? null : paceOf(from, to).perYear,
  };
}

function otherPlans({ promises }: PaceInput): Pace {
  const paces = promises.flatMap(({ perYear }) => perYear ?? []);
  return {
    code: "other-plans",
    text: {
      zh: `其他 ${paces.length} 份同级规划的中位速度`,
      en: `Median pace of ${paces.length} other plans of this level`,
    },
    perYear: median(paces),
  };
}

/** Towards a national value: reached at the end of the plan. */
function towards({ row, references, draft, baseline, direction }: PaceInput): Pace[] {
  const start = numberOf(baseline?.amount ?? null, direction, null);
  return references.map((reference) => ({
    code: "reference",
    text: {
      zh: `到规划期末达到${reference.scope.zh}${reference.year === null ? "" : `（${reference.year}年）`}${reference.raw}`,
      en: `Reaching the ${reference.scope.en}${reference.year === null ? "" : ` (${reference.year})`}, ${reference.raw}, by the plan's end`,
    },
    perYear: paceOf(
      { value: start, year: baseline?.amount.year ?? null },
      {
        value: numberOf(typedAmount(reference.raw, draft.period.to, row), direction, start),
        year: draft.period.to,
      },
    ).perYear,
  }));
}

/** Each known pace with the levels it leads to from the row's baseline, rounded as the row is printed and within what a share can be. Paces backwards are left out. */
export function pacesOf(input: PaceInput): PaceOption[] {
  const { row, draft, evidence, outlook, baseline, direction } = input;
  const start = numberOf(baseline?.amount ?? null, direction, null);
  const startYear = baseline?.amount.year ?? baseYearOf(draft.period);
  const scale = 10 ** decimalsOf(row, evidence);
  const { low, high } = boundsOf(row);
  const shown = (value: number) => Math.round(Math.min(high, Math.max(low, value)) * scale) / scale;
  const at = (year: number) => outlook.points.find((point) => point.year === year)?.value;
  const [midPoint, endPoint] = [at(draft.mid), at(draft.period.to)];
  const foreseen: PaceOption[] =
    midPoint === undefined || endPoint === undefined || start === null
      ? []
      : [
          {
            code: "forecast",
            text: { zh: "按现有趋势", en: "As it goes now" },
            perYear: (endPoint - start) / (draft.period.to - startYear),
            mid: shown(midPoint),
            target: shown(endPoint),
          },
        ];
  if (start === null) return foreseen;
  const paces = [ownRecords(input), earlierPlan(input), otherPlans(input), ...towards(input)];
  /** A pace away from what is good is no way to a target; it stands with the figures it comes from. */
  const isForward = (perYear: number) => direction === null || (direction === "up" ? perYear > 0 : perYear < 0);
  const reached = (perYear: number, year: number) => shown(start + perYear * (year - startYear));
  return [
    ...foreseen,
    ...paces.flatMap(({ code, text, perYear }): PaceOption[] =>
      perYear === null || !isForward(perYear)
        ? []
        : [{ code, text, perYear, mid: reached(perYear, draft.mid), target: reached(perYear, draft.period.to) }],
    ),
  ];
}
