import { type Figure, perHead } from "../figures.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { outcomesOfTaken } from "./outcomes.ts";

/** 养老机构20家，其中医养结合机构26家: a part named alone is no larger than its whole. */
export const textSubsets: Check = (evidence) => {
  const asked = new Set(ask(outcomesOfTaken, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)));
  return evidence.figures.flatMap((part): Question[] => {
    const { whole } = part;
    if (whole === null || whole.unit !== part.unit || /^[%元]$/u.test(part.unit) || perHead(part) || perHead(whole))
      return [];
    if (part.value <= whole.value || !part.exact) return [];
    if (asked.has(part.source.quote)) return [];
    // Three and more parts are asked about as a sum.
    const list = evidence.figures.filter((one) => one.group === part.group && one.unit === part.unit && !perHead(one));
    if (list.length > 2 && whole.value >= 5) return [];
    return [question(part, whole)];
  });
};

function question(part: Figure, whole: Figure): Question {
  return {
    code: "part-larger-than-whole",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `“${part.name}”${part.value}${part.unit}，多于包含它的“${whole.name}”${whole.value}${whole.unit}。`,
      en: `“${part.name}” ${part.value} is larger than “${whole.name}” ${whole.value}, which contains it.`,
    },
    arithmetic: `${part.value} > ${whole.value}`,
    sources: part.source.quote === whole.source.quote ? [part.source] : [whole.source, part.source],
    indicators: [part.name, whole.name],
  };
}
