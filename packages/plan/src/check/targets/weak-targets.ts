import { directionFor } from "../../direction-for.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import { narrow } from "../../text.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { asksForNone } from "../rates/births.ts";
import { jointRows } from "../units/joint-rows.ts";

type Figure = Amount & { readonly value: number };

const isFigure = (amount: Amount | null | undefined): amount is Figure =>
  typeof amount?.value === "number" && amount.op !== "change" && amount.op !== "words";

/** 13.99 and < 14 are one figure, rounded. */
const rounded = 0.001;

const weaker = (direction: "up" | "down", target: number, than: number) =>
  direction === "up" ? target < than : target > than;

interface Weak {
  readonly code: string;
  readonly row: PlanIndicator;
  readonly target: Figure;
  readonly than: Figure;
  readonly zh: string;
  readonly en: string;
}

function weakTarget({ code, row, target, than, zh, en }: Weak): Question {
  const unit = row.unit ?? "";
  return {
    code,
    severity: "weak-target",
    // Nothing at all in one year may be luck where the events are few.
    confidence: than.value === 0 ? 0.6 : 0.9,
    message: {
      zh: `“${row.name}”${target.year} 年目标 ${target.raw} ${zh} ${than.raw}（${than.year} 年）。`,
      en: `The ${target.year} target of “${row.name}”, ${target.raw}, ${en} ${than.raw} (${than.year}).`,
    },
    arithmetic: `${target.raw} (${target.year}) : ${than.raw} (${than.year}) ${unit}`.trim(),
    sources: [row.source],
    indicators: [row.name],
  };
}

/** Targets that ask for less than the district already has. */
export const weakerThanBaseline: Check = (evidence) => {
  const none = asksForNone(evidence);
  const joint = new Set(ask(jointRows, evidence).flatMap(({ sources }) => sources.map(({ line }) => line)));
  const texts = evidence.plan.indicators.filter(
    ({ from, baseline, targets }) => from === "text" && baseline !== null && targets.length === 1,
  );
  return [...evidence.rows, ...texts].flatMap((row) => {
    const direction = directionFor(row);
    const { baseline } = row;
    if (direction === null || !isFigure(baseline) || joint.has(row.source.line)) return [];
    // Where one death breaks the target it asks for none, as there was: that is another question.
    if (baseline.value === 0 && none(row)) return [];
    return row.targets
      .filter(isFigure)
      .filter((target) => weaker(direction, target.value, baseline.value))
      .filter((target) => Math.abs(target.value - baseline.value) > rounded * baseline.value)
      .slice(0, 1)
      .map((target) =>
        weakTarget({
          code: "weaker-than-baseline",
          row,
          target,
          than: baseline,
          zh: "弱于现状",
          en: "asks for less than there was:",
        }),
      );
  });
};

/** A later target that asks for less than an earlier one. */
export const weakerThanEarlierTarget: Check = ({ rows }) =>
  rows.flatMap((row) => {
    const direction = directionFor(row);
    const targets = row.targets.filter(isFigure);
    if (direction === null) return [];
    return targets.slice(1).flatMap((target, at) => {
      const than = targets[at];
      if (than === undefined || !weaker(direction, target.value, than.value)) return [];
      return [
        weakTarget({
          code: "weaker-than-mid-target",
          row,
          target,
          than,
          zh: "弱于较早的目标",
          en: "asks for less than the one before:",
        }),
      ];
    });
  });

/** Years in which a stock of people or beds grows by more than this each year have not been seen. */
const yearlyGrowth = 0.15;

/** Growth of staff or beds a head that would have to go on every year of the plan. */
export const growthUnlikely: Check = ({ rows, plan }) =>
  rows.flatMap((row): Question[] => {
    const { baseline } = row;
    const target = row.targets.filter(isFigure).find((one) => one.year === plan.period?.to);
    if (!isFigure(baseline) || target === undefined || baseline.value <= 0 || !/^[人张]/u.test(row.unit ?? ""))
      return [];
    const years = (target.year ?? 0) - (baseline.year ?? 0);
    const growth = (target.value / baseline.value) ** (1 / years) - 1;
    if (years <= 0 || growth <= yearlyGrowth) return [];
    return [
      {
        code: "growth-unlikely",
        severity: "suspicious",
        confidence: 0.85,
        message: {
          zh: `“${row.name}”需每年增长 ${(growth * 100).toFixed(1)}%，${years} 年内达到 ${(target.value / baseline.value).toFixed(2)} 倍。`,
          en: `“${row.name}” would have to grow by ${(growth * 100).toFixed(1)} % a year, to ${(target.value / baseline.value).toFixed(2)} times in ${years} years.`,
        },
        arithmetic: `(${target.value}/${baseline.value})^(1/${years}) − 1 = ${(growth * 100).toFixed(1)}%`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });

/** Less than this share of the way by the mid-term leaves nearly all of it to the end. */
const lateShare = 0.25;

/** Mid-term targets that leave the pace to the end. */
export const paceAtTheEnd: Check = ({ rows }) =>
  rows.flatMap((row): Question[] => {
    const [mid, end] = row.targets.filter(isFigure);
    const { baseline } = row;
    if (
      !isFigure(baseline) ||
      mid === undefined ||
      end === undefined ||
      end.value === baseline.value ||
      (end.year ?? 0) > 2030
    )
      return [];
    const direction = directionFor(row);
    if (direction !== null && weaker(direction, end.value, baseline.value)) return [];
    const way = (mid.value - baseline.value) / (end.value - baseline.value);
    const time = ((mid.year ?? 0) - (baseline.year ?? 0)) / ((end.year ?? 0) - (baseline.year ?? 0));
    if (way < 0 || way >= lateShare || time < 0.5) return [];
    return [
      {
        code: "pace-at-the-end",
        severity: "suspicious",
        confidence: 0.8,
        message: {
          zh: `“${row.name}”到 ${mid.year} 年只完成 ${Math.round(way * 100)}%，其余集中在最后。`,
          en: `“${row.name}” goes ${Math.round(way * 100)} % of the way by ${mid.year}; the rest is left to the end.`,
        },
        arithmetic: `(${mid.value} − ${baseline.value})/(${end.value} − ${baseline.value}) = ${Math.round(way * 100)}%, ${Math.round(time * 100)}% t`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });

/** More than everybody cannot be asked for. */
const isAll = ({ value }: Figure, unit: string | null) => value === 100 && narrow(unit ?? "") === "%";

/** An outlook that asks for nothing more than the plan's own target; one finding for all rows. */
export const outlookEqualsTarget: Check = ({ rows, plan }) => {
  const equal = rows.flatMap((row) => {
    const own = row.targets.find((target) => target.year === plan.period?.to);
    const outlook = row.targets.find((target) => (target.year ?? 0) > (plan.period?.to ?? Number.POSITIVE_INFINITY));
    const isSameChange = own?.op === "change" && own.raw === outlook?.raw;
    const isSame = isFigure(own) && isFigure(outlook) && own.value === outlook.value && !isAll(own, row.unit);
    return isSame || isSameChange ? [{ row, printed: `${own?.raw} = ${outlook?.raw}` }] : [];
  });
  if (equal.length === 0) return [];
  return [
    {
      code: "outlook-equals-target",
      severity: "suspicious",
      confidence: 0.9,
      message: {
        zh: `${equal.length} 个指标的远景目标与规划期目标相同。`,
        en: `The outlook of ${equal.length} indicators equals their target.`,
      },
      arithmetic: equal.map(({ printed }) => printed).join("; "),
      sources: equal.map(({ row }) => row.source),
      indicators: equal.map(({ row }) => row.name),
    },
  ];
};
