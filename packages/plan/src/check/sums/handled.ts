import type { Check, Question } from "../finding.ts";
import type { Quantity } from "../quantities.ts";

const accepted = /(?:受理|接收|接到|收到|立案)/u;
const handled = /(?:办结|处理|处置|结案|答复)/u;

/** More cases, complaints or applications handled than were accepted, of one kind, in one sentence. */
export const handledMoreThanAccepted: Check = ({ quantities }) =>
  [...Map.groupBy(quantities, (one) => one.sentence).values()].flatMap((sentence) =>
    sentence.flatMap((taken, at): Question[] => {
      if (!accepted.test(taken.name) || handled.test(taken.name)) return [];
      const done = sentence.slice(at + 1).find((one) => handled.test(one.name) && one.unit === taken.unit);
      if (done === undefined || done.value <= taken.value || between(sentence, taken, done)) return [];
      return [
        {
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
        },
      ];
    }),
  );

/** Whether something else was accepted in the meantime: then what was handled belongs to that. */
function between(sentence: readonly Quantity[], taken: Quantity, done: Quantity): boolean {
  return sentence.slice(sentence.indexOf(taken) + 1, sentence.indexOf(done)).some((one) => accepted.test(one.name));
}
