import type { Question } from "./finding.ts";

const code = "unit-in-text-and-table";

/** One wrong unit in one place of the text is one question, however many rows print the right one. */
export function oneSlip(questions: readonly Question[]): Question[] {
  const slips = Map.groupBy(
    questions.filter((one) => one.code === code),
    ({ sources, arithmetic }) => `${sources.at(-1)?.line}|${arithmetic.replace(/[\d.]/gu, "")}`,
  );
  const merged = [...slips.values()].flatMap((same) => (same.length < 2 ? [] : [same]));
  const gone = new Set(merged.flat());
  return [...questions.filter((one) => !gone.has(one)), ...merged.map(together)];
}

function together(same: readonly Question[]): Question {
  const [first] = same;
  if (first === undefined) throw new Error("nothing to put together");
  const indicators = same.flatMap((one) => one.indicators);
  const units = first.arithmetic.split(" ≠ ").map((side) => side.replace(/^[\d.]+/u, ""));
  const text = first.sources.slice(-1);
  return {
    ...first,
    message: {
      zh: `${indicators.map((name) => `“${name}”`).join("、")}的数值在正文中单位为 ${units[0]}，在表中为 ${units[1]}。`,
      en: `The figures of ${indicators.map((name) => `“${name}”`).join(", ")} are in ${units[0]} in the text and in ${units[1]} in the table.`,
    },
    arithmetic: same.map((one) => one.arithmetic).join("; "),
    sources: [...same.flatMap((one) => one.sources.slice(0, -1)), ...text],
    indicators,
  };
}
