import type { Passage } from "../../passages.ts";
import { squeeze } from "../../text.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { repeatedSentences } from "./wording.ts";

/** So many signs in a row, over one clause or several, are no turn of speech. */
const longEnough = 40;
/** What every plan says, and what is quoted. */
const common =
  /习近平|党的|党委|党中央|中央|精神|社会主义|“五位一体”|“四个|新发展|中国特色|规划|纲要|建议|《|健康中国|新征程|百年奋斗/u;

interface Clause {
  readonly text: string;
  readonly line: number;
  readonly sentence: string;
}

/** Clauses that stand in the plan twice in the same order, in sentences that are not the same; one finding for the plan. */
export const repeatedPassages: Check = (evidence) => {
  const known = new Set(ask(repeatedSentences, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)));
  const clauses = evidence.passages.flatMap(clausesOf).filter(({ sentence }) => !known.has(sentence));
  const runs = runsOf(clauses);
  if (runs.length === 0) return [];
  const shown = runs.map(({ text }) => `“${text.slice(0, 30)}…”`);
  const question: Question = {
    code: "repeated-passage",
    severity: "suspicious",
    confidence: 0.7,
    message: {
      zh: `有 ${runs.length} 段话在不同句子中重复出现：${shown.join("、")}。`,
      en: `Passages that stand again in other sentences (${runs.length}): ${shown.join(", ")}.`,
    },
    arithmetic: runs.map(({ lines }) => lines.join(" = ")).join("; "),
    about: runs.map(({ text }) => text).join("; "),
    sources: runs.flatMap(({ text, lines }) => lines.map((line) => ({ line, quote: text.split("，")[0] ?? text }))),
    indicators: [],
  };
  return [question];
};

/** The clauses of running text; a box says again what the text says. */
function clausesOf({ text, line, box }: Passage): Clause[] {
  if (box !== null) return [];
  return squeeze(text)
    .split(/[。；;]/u)
    .flatMap((sentence) =>
      sentence
        .split(/[，,：:]/u)
        .map((clause) => clause.replace(/^\d{1,3}[.、．]/u, ""))
        .filter((clause) => clause !== "")
        .map((clause) => ({ text: clause, line, sentence })),
    );
}

interface Run {
  readonly text: string;
  readonly lines: readonly number[];
}

/** Stretches of equal clauses at two places, each as long as it goes. */
function runsOf(clauses: readonly Clause[]): Run[] {
  const first = new Map<string, number>();
  const runs: Run[] = [];
  let at = 0;
  while (at < clauses.length) {
    const text = clauses[at]?.text ?? "";
    const before = first.get(text);
    const length = before === undefined ? 0 : lengthOf(clauses, before, at);
    const lines = before === undefined ? [] : [clauses[before]?.line ?? 0, clauses[at]?.line ?? 0];
    runs.push(...ownWords(clauses.slice(at, at + length)).map((text) => ({ text, lines })));
    for (const step of Array(Math.max(1, length)).keys()) {
      const own = clauses[at + step]?.text ?? "";
      if (!first.has(own)) first.set(own, at + step);
    }
    at += Math.max(1, length);
  }
  return runs;
}

/** The stretches of a run that are the plan's own words, as far as they are long enough. */
function ownWords(run: readonly Clause[]): string[] {
  const stretches: string[][] = [[]];
  for (const { text } of run) {
    if (common.test(text)) stretches.push([]);
    else stretches.at(-1)?.push(text);
  }
  return stretches.filter((said) => said.join("").length >= longEnough).map((said) => said.join("，"));
}

function lengthOf(clauses: readonly Clause[], left: number, right: number): number {
  let length = 0;
  while (
    left + length < right &&
    clauses[right + length] !== undefined &&
    clauses[left + length]?.text === clauses[right + length]?.text
  )
    length += 1;
  return length;
}
