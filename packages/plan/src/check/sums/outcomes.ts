import type { Figure } from "../figures.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { handledMoreThanAccepted } from "./handled.ts";

/** What is taken up, and what can come of it: the second is never more than the first. */
const pairs: readonly (readonly [taken: RegExp, outcome: RegExp])[] = [
  [/受理|接收|接到|收到|立案|办理/u, /^(?:已)?(?:按时|按期)?(?:办结|处理|处置|结案|答复|调解成功)/u],
  [/抽检|抽查|检查|检测|监测|抽样/u, /^(?:其中)?(?:合格|达标|符合)/u],
];

/** More passed than were inspected, more settled than were taken up, in one sentence and one unit. */
export const outcomesOfTaken: Check = (evidence) => {
  const asked = ask(handledMoreThanAccepted, evidence).map(({ sources }) => sources[0]?.line);
  return [...Map.groupBy(evidence.figures, (one) => one.sentence).values()].flatMap((sentence) =>
    sentence.flatMap((done, at): Question[] => {
      const pair = pairs.find(([, outcome]) => outcome.test(done.name));
      const taken = sentence[at - 1];
      if (pair === undefined || taken === undefined || taken.unit !== done.unit || !pair[0].test(taken.name)) return [];
      if (pair[1].test(taken.name) || done.value <= taken.value || asked.includes(done.source.line)) return [];
      return [question(done, taken)];
    }),
  );
};

function question(done: Figure, taken: Figure): Question {
  return {
    code: "handled-more-than-accepted",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `“${done.name}”${done.value}${done.unit}，多于“${taken.name}”${taken.value}${taken.unit}。`,
      en: `“${done.name}” ${done.value} is more than “${taken.name}” ${taken.value}.`,
    },
    arithmetic: `${done.value} > ${taken.value}`,
    sources: [done.source],
    indicators: [],
  };
}
