import { narrow, squeeze } from "../../text.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { pastDeadlines } from "./wording.ts";

const limit =
  /(?:到(20\d{2})年(?:[末底])?[，,]?|(?<!\d)(20\d{2})年(?:年底|底|末)?之?前[，,]?)(?=[^，,。；;由]{0,30}?(?:完成|建成|投入使用|竣工|完工|开工|达到|实现|落实|建立|覆盖|降[到至]|控制在|设置|配备|普及|消除))/gu;
const done = /已|了|以来|期间|截至|由20\d{2}|原计划/u;

/** 2020年底前完成, 到2019年底前建成, 到2024年…达到 in the part that speaks of aims, of years before the plan. */
export const pastYears: Check = (evidence) => {
  const { passages, plan } = evidence;
  const { period } = plan;
  if (period === null) return [];
  const asked = new Set(ask(pastDeadlines, evidence).flatMap(({ sources }) => sources.map(({ line }) => line)));
  return passages.flatMap(({ text, line, forward }) => {
    if (!forward || asked.has(line)) return [];
    return squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote): Question[] => {
        const said = narrow(quote);
        const found = [...said.matchAll(limit)].find((match) => Number(match[1] ?? match[2]) < period.from);
        const year = Number(found?.[1] ?? found?.[2] ?? Number.NaN);
        if (found === undefined || done.test(said) || year < period.from - 6) return [];
        const printed = found[0].replace(/[，,]$/u, "");
        return [
          {
            code: "deadline-before-the-plan",
            severity: "error",
            confidence: 0.8,
            message: {
              zh: `期限“${printed}”早于规划期（${period.from}—${period.to}）。`,
              en: `The time limit “${printed}” lies before the plan (${period.from}–${period.to}).`,
            },
            arithmetic: `${year} < ${period.from}`,
            about: quote,
            sources: [{ line, quote }],
            indicators: [],
          },
        ];
      });
  });
};
