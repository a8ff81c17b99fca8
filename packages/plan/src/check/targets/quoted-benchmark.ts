import { directionOf, plainName, shareOf } from "../../names.ts";
import { sentencesOf } from "../../passages.ts";
import type { Plan, PlanIndicator } from "../../plan.ts";
import { narrow } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** 全国平均水平（7.7岁）, 省要求≥95%, 全市平均为76%: whose figure, and the figure. */
const quoted =
  /(全国|国家|全省|省|全市|市)(?:级)?(?:的)?(平均|规定|要求|目标)(?:水平|标准|值)?(?:[^\d。;,，<>≤≥]{0,6}?)[(（]?(?:[<>≤≥]|为|是|达到|达|不低于|不高于)?(\d+(?:\.\d+)?)(%|‰|\/10万|岁|张|人|名|个)?/gu;

/** Targets weaker than the benchmark that the plan itself quotes for the same indicator. */
export const weakerThanBenchmark: Check = ({ passages, rows, plan }) =>
  passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => {
      const text = narrow(sentence);
      return [...text.matchAll(quoted)].flatMap((match): Question[] => {
        const [said, whose = "", kind = "", digits = "", unit] = match;
        const row = rowNamed(text.slice(0, match.index + said.length), rows);
        const target = row === undefined ? undefined : endTarget(row, plan);
        if (row === undefined || target === undefined) return [];
        const benchmark = inUnitOf(row, Number(digits), unit);
        const direction = directionOf(row.name);
        if (benchmark === null || direction === null) return [];
        if (direction === "up" ? target.value >= benchmark : target.value <= benchmark) return [];
        return [
          {
            code: "weaker-than-benchmark",
            severity: "weak-target",
            confidence: 0.8,
            message: {
              zh: `“${row.name}”${target.year} 年目标 ${target.raw} 弱于规划自己引用的${whose}${kind}值 ${digits}${unit ?? ""}。`,
              en: `The ${target.year} target of “${row.name}”, ${target.raw}, asks for less than the benchmark that the plan quotes: ${digits}${unit ?? ""} (${whose}${kind}).`,
            },
            arithmetic: `${target.raw} (${target.year}) : ${digits}${unit ?? ""} (${whose}${kind})`,
            sources: [{ line: passage.line, quote: sentence.trim() }, row.source],
            indicators: [row.name],
          },
        ];
      });
    }),
  );

/** The row whose name stands last before the figure. */
function rowNamed(before: string, rows: readonly PlanIndicator[]): PlanIndicator | undefined {
  const plain = plainName(before);
  return rows
    .map((row) => ({ row, at: plain.lastIndexOf(plainName(row.name)) }))
    .filter(({ at }) => at >= 0)
    .toSorted((left, right) => right.at - left.at)[0]?.row;
}

function endTarget({ targets }: PlanIndicator, { period }: Plan) {
  const target = targets.find((one) => one.year === period?.to);
  return target === undefined || typeof target.value !== "number" || target.op === "change" || target.op === "words"
    ? undefined
    : { ...target, value: target.value };
}

/** The benchmark as the row prints its own figures; null where the units say different things. */
function inUnitOf(row: PlanIndicator, value: number, unit: string | undefined): number | null {
  const own = shareOf(row.unit);
  const said = shareOf(unit ?? null);
  if (unit === undefined) return value;
  if (own !== null && said !== null) return (value * said) / own;
  return own === null && said === null ? value : null;
}
