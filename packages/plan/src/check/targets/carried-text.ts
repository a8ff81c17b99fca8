import type { Passage } from "../../passages.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** Counts of houses stay as they are for years; rates and counts of people and of services do not. */
const measured = /\d+(?:\.\d+)?(?:%|‰|\/10万|万?人次|万?例|万?人(?!口|民|员))(?!以上|以下|以内|左右)/u;
/** Everybody and nobody may be so again. */
const common = /^(?:0|100)(?:\.0+)?(?:%|‰|$)/u;
const shortest = 8;

interface Clause {
  readonly text: string;
  readonly line: number;
}

/** What was reached in five years of the last plan and now is said in the same words and figures; one finding for the plan. */
export const carriedText: Check = ({ passages, earlierPassages }) => {
  const before = new Map(clausesOf(earlierPassages).map((clause) => [clause.text, clause]));
  const same = clausesOf(passages).flatMap((clause) => {
    const old = before.get(clause.text);
    return old === undefined ? [] : [{ clause, old }];
  });
  if (same.length === 0) return [];
  const quotes = same.map(({ clause }) => clause.text);
  const question: Question = {
    code: "carried-over-text",
    severity: "suspicious",
    confidence: 0.85,
    message: {
      zh: `现状中有 ${same.length} 处数值与上一规划的现状逐字相同：${quotes.join("；")}。`,
      en: `Figures of what was reached that stand word for word in the earlier plan (${same.length}): ${quotes.join("; ")}.`,
    },
    arithmetic: quotes.map((quote) => `${figureOf(quote)} = ${figureOf(quote)}`).join("; "),
    about: quotes.join("; "),
    sources: same.flatMap(({ clause, old }) => [
      { line: clause.line, quote: clause.text },
      { line: old.line, quote: old.text, document: "earlier" as const },
    ]),
    indicators: [],
  };
  return [question];
};

const figureOf = (clause: string) => clause.match(measured)?.[0] ?? "";

/** Clauses with a measured figure in the part that speaks of what was reached, years left out. */
function clausesOf(passages: readonly Passage[]): Clause[] {
  return passages.flatMap(({ forward, text, line }) => {
    if (forward) return [];
    return narrow(squeeze(text))
      .split(/[,，。；;]/u)
      .map((clause) => clause.replace(/^(?:截至|到|至)?(?:20\d{2}年(?:\d{1,2}月)?(?:末|底)?|目前)/u, ""))
      .filter((clause) => {
        const figures = [...clause.matchAll(new RegExp(measured, "gu"))].map(([figure]) => figure);
        return clause.length >= shortest && figures.some((figure) => !common.test(figure));
      })
      .map((clause) => ({ text: clause, line }));
  });
}
