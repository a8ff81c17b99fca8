import { ask, type Check, type Question } from "../finding.ts";
import { clauseOf, type Printed } from "../printed.ts";
import { sharesNotWhole, sharesOfWhole } from "./shares-of-whole.ts";

const share = /占比?(?:为|达)?$/u;

/** 服务收入占比31.2%，药品收入占比27.5%，…: four shares and more in a row, whatever their names hold. */
export const sharesInARow: Check = (evidence) => {
  const asked = ask(sharesOfWhole, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote));
  return evidence.printed.flatMap(({ numbers, source, text }): Question[] => {
    if (asked.includes(source.quote)) return [];
    const run = longestRun(numbers);
    const things = new Set(run.map((one) => clauseOf(one).replace(share, "").slice(-2)));
    // 甲收入占比, 乙收入占比: of one kind of thing, and nothing else is said of them.
    if (run.length < 3 || (things.size > 1 && run.length < 4) || /分别占|其中/u.test(text)) return [];
    return sharesNotWhole(run, source, []);
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
