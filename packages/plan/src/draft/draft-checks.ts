import { reaches } from "@kangyu/indicators";
import type { Question } from "../check/finding.ts";
import type { Draft } from "./draft.ts";
import type { RowFigures } from "./row-figures.ts";

type RowCheck = (figures: RowFigures, draft: Draft) => Omit<Question, "sources" | "indicators">[];

/** A share above everybody or below nobody. */
const outOfRange: RowCheck = ({ row, targets, bounds }) =>
  targets
    .filter(
      ({ value, op }) => typeof value === "number" && op !== "change" && (value > bounds.high || value < bounds.low),
    )
    .map(({ raw, year }) => ({
      code: "out-of-range",
      severity: "error",
      confidence: 0.95,
      message: {
        zh: `“${row.name}”${year} 年目标 ${raw} 超出可能的范围（${bounds.low}—${bounds.high}${row.unit ?? ""}）。`,
        en: `The ${year} target of “${row.name}”, ${raw}, lies outside what is possible (${bounds.low}–${bounds.high} ${row.unit ?? ""}).`,
      },
      arithmetic: `${raw} ∉ [${bounds.low}, ${bounds.high}]`,
    }));

/** The mid-term target covers less than half of what an even pace would. */
const midOffPath: RowCheck = ({ row, start, levels }, draft) => {
  const { mid, target } = levels;
  if (start === null || mid === null || target === null || target === start.value) return [];
  const way = (mid - start.value) / (target - start.value);
  const time = (draft.mid - start.year) / (draft.period.to - start.year);
  if (way < 0 || way >= time / 2) return [];
  return [
    {
      code: "mid-off-path",
      severity: "suspicious",
      confidence: 0.8,
      message: {
        zh: `“${row.name}”${draft.mid} 年中期目标只走完全程的 ${Math.round(way * 100)}%，时间已过 ${Math.round(time * 100)}%。`,
        en: `By ${draft.mid} “${row.name}” has gone ${Math.round(way * 100)} % of the way in ${Math.round(time * 100)} % of the time.`,
      },
      arithmetic: `(${mid} − ${start.value})/(${target} − ${start.value}) = ${Math.round(way * 100)}% < ½ · ${Math.round(time * 100)}%`,
    },
  ];
};

/** Even the worse end of the forecast reaches the target: it asks for nothing. */
const reachedAnyway: RowCheck = ({ row, asks }) => {
  if (asks === null || asks.alone.code !== "surely" || asks.alone.point === null) return [];
  const { low, high, value } = asks.alone.point;
  const figures = `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
  return [
    {
      code: "reached-anyway",
      severity: "weak-target",
      confidence: 0.75,
      message: {
        zh: `“${row.name}”按现有趋势到 ${asks.year} 年为 ${figures}，不作努力也会达到目标。`,
        en: `As it goes now “${row.name}” is at ${figures} in ${asks.year}: the target is reached without any effort.`,
      },
      arithmetic: `${figures} : ${asks.level}`,
    },
  ];
};

/** Weaker than a national target for a year within the plan or before it. */
const weakerThanReference: RowCheck = ({ row, levels, references, direction }, draft) => {
  const level = levels.target;
  if (level === null || direction === null) return [];
  return references
    .filter(({ kind, year, confidence }) => kind !== "observed" && (year ?? 0) <= draft.period.to && confidence !== "K")
    .filter(
      ({ amount }) =>
        amount !== null && reaches(level, { ...amount, op: amount.op === "~" ? "=" : amount.op }, direction) === false,
    )
    .map(({ raw, year, scope, source }) => ({
      code: "weaker-than-reference",
      severity: "weak-target",
      confidence: 0.7,
      message: {
        zh: `“${row.name}”${draft.period.to} 年目标 ${level} 弱于${scope.zh}${year === null ? "" : `（${year} 年）`}${raw}。`,
        en: `The ${draft.period.to} target of “${row.name}”, ${level}, is weaker than the ${scope.en}${year === null ? "" : ` for ${year}`}, ${raw}.`,
      },
      arithmetic: `${level} (${draft.period.to}) : ${raw}${year === null ? "" : ` (${year})`}; ${source}`,
    }));
};

const checks: readonly RowCheck[] = [outOfRange, midOffPath, reachedAnyway, weakerThanReference];

/** The questions that only a draft can be asked: it knows the forecast, the national values and where its baselines are from. */
export function askRow(figures: RowFigures, draft: Draft): Question[] {
  const { row } = figures;
  const sources = [{ line: draft.rows.indexOf(row) + 1, quote: row.name }];
  return checks
    .flatMap((check) => check(figures, draft))
    .map((found) => ({ ...found, sources, indicators: [row.name] }));
}

/** Two rows of one name: which of the two is meant cannot be told. */
export function sameNames({ rows }: Draft): Question[] {
  const named = Map.groupBy(rows, ({ name }) => name.trim());
  return [...named].flatMap(([name, same]): Question[] => {
    if (name === "" || same.length < 2) return [];
    const lines = same.map((row) => rows.indexOf(row) + 1);
    return [
      {
        code: "same-name-twice",
        severity: "error",
        confidence: 0.95,
        message: {
          zh: `“${name}”在第 ${lines.join("、")} 行重复。`,
          en: `“${name}” stands in rows ${lines.join(", ")}.`,
        },
        arithmetic: lines.join(" = "),
        sources: lines.map((line) => ({ line, quote: name })),
        indicators: [name],
        about: "",
      },
    ];
  });
}

/** Baselines of years before the plan, asked once: what has changed since is not seen. */
export function oldBaselines(figures: readonly RowFigures[], draft: Draft): Question[] {
  const base = draft.period.from - 1;
  const old = figures.filter(({ baseline }) => (baseline?.amount.year ?? base) < base);
  if (old.length === 0) return [];
  const years = [...new Set(old.map(({ baseline }) => baseline?.amount.year ?? base))].toSorted((a, b) => a - b);
  return [
    {
      code: "baseline-old",
      severity: "suspicious",
      confidence: 0.9,
      message: {
        zh: `${old.length} 个指标的基期值是 ${years.join("、")} 年的，不是 ${base} 年的。`,
        en: `The baselines of ${old.length} indicators are of ${years.join(", ")}, not of ${base}.`,
      },
      arithmetic: `${years.join(", ")} < ${base}`,
      sources: old.map(({ row }) => ({ line: draft.rows.indexOf(row) + 1, quote: row.name })),
      indicators: old.map(({ row }) => row.name),
      about: "",
    },
  ];
}
