import { ask, type Check, type Question } from "../finding.ts";
import { clauseOf, type Printed } from "../printed.ts";
import { shown } from "../rounding.ts";
import { sharesOfWhole } from "./shares-of-whole.ts";

const share = /占比?(?:为|达)?$/u;
/** Shares of one whole that come this close to 100 % are meant to make it. */
const close = 10;

/** 服务收入占比31.2%，药品收入占比27.5%，…: four shares and more in a row, whatever their names hold. */
export const sharesInARow: Check = (evidence) => {
  const asked = ask(sharesOfWhole, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote));
  return evidence.printed.flatMap(({ numbers, source, text }): Question[] => {
    if (asked.includes(source.quote)) return [];
    const run = longestRun(numbers);
    const things = new Set(run.map((one) => clauseOf(one).replace(share, "").slice(-2)));
    // 甲收入占比, 乙收入占比: of one kind of thing, and nothing else is said of them.
    if (run.length < 3 || (things.size > 1 && run.length < 4) || /分别占|其中/u.test(text)) return [];
    const sum = run.reduce((all, { value }) => all + value, 0);
    const rounding = run.reduce((all, { decimals }) => all + 0.5 * 10 ** -decimals, 0);
    if (Math.abs(sum - 100) <= rounding + 1e-9 || Math.abs(sum - 100) > close) return [];
    return [
      {
        code: "shares-not-whole",
        severity: "error",
        confidence: 0.8,
        message: {
          zh: `各部分占比之和为 ${shown(sum)}%，不是 100%。`,
          en: `The shares of the parts add up to ${shown(sum)} %, not 100 %.`,
        },
        arithmetic: `${run.map(({ value }) => value).join(" + ")} = ${shown(sum)}% ≠ 100%`,
        sources: [source],
        indicators: [],
      },
    ];
  });
};

function longestRun(numbers: readonly Printed[]): Printed[] {
  const runs: Printed[][] = [[]];
  for (const one of numbers) {
    if (one.unit === "%" && share.test(clauseOf(one)) && !one.isBound) runs.at(-1)?.push(one);
    else runs.push([]);
  }
  return runs.toSorted((left, right) => right.length - left.length)[0] ?? [];
}
