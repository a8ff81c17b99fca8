import { type Passage, sentencesOf } from "../../passages.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** 目标人群实现全覆盖 in the review: what it is of stands in the clause before the words. */
const covered = /([\u4e00-\u9fff]{4,24}?)(?:已?(?:实现|达到))?(?:全覆盖|覆盖率100%)/gu;
const enough = 0.7;

/** Words that everybody is covered beside a row of the same year that says less. */
export const fullCoverage: Check = ({ passages, rows, plan }) => {
  const base = (plan.period?.from ?? 0) - 1;
  const said = passages.filter(({ forward }) => !forward).flatMap(coveredIn);
  return rows.flatMap((row): Question[] => {
    const { baseline } = row;
    if (!/覆盖率$/u.test(row.name) || row.unit !== "%" || typeof baseline?.value !== "number") return [];
    if (baseline.year !== base || baseline.op !== "=" || baseline.value >= 99) return [];
    const own = narrow(row.name).replace(/覆盖率$/u, "");
    const found = said.find((one) => likeness(own, one.what) >= enough);
    if (found === undefined) return [];
    return [
      {
        code: "two-values",
        severity: "suspicious",
        confidence: 0.75,
        message: {
          zh: `“${row.name}”正文称“全覆盖”，表中 ${baseline.year} 年为 ${baseline.raw}%。`,
          en: `The text says that “${row.name}” covers everybody; the table has ${baseline.raw}% in ${baseline.year}.`,
        },
        arithmetic: `100% ≠ ${baseline.raw}%`,
        sources: [row.source, found.source],
        indicators: [row.name],
      },
    ];
  });
};

interface Said {
  readonly what: string;
  readonly source: { readonly line: number; readonly quote: string };
}

function coveredIn({ text, line }: Passage): Said[] {
  return sentencesOf(text).flatMap((sentence) =>
    [...narrow(squeeze(sentence)).matchAll(covered)].map(([quote, what = ""]) => ({ what, source: { line, quote } })),
  );
}

/** How many pairs of neighbouring signs of the shorter name stand in the other one. */
function likeness(left: string, right: string): number {
  const pairs = (text: string) => new Set([...text].slice(1).map((sign, at) => `${[...text][at]}${sign}`));
  const [one, two] = [pairs(left), pairs(right)];
  const shared = [...one].filter((pair) => two.has(pair)).length;
  return shared / Math.max(1, Math.min(one.size, two.size));
}
