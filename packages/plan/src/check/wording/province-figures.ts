import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

const comparison =
  /全[省国](?:平均|首|率先|领先|前|第|排名|范围|各|唯一|统一|联网|试点|示范|推广|最)|(?:在|为|居|列|全国|高于|低于|达到|参加|纳入|面向)全[省国]|全省(?:要求|目标|标准|规划)/u;
const aims = /到20\d{2}年|达到|控制在|不低于|降至/u;

/** A district that promises a figure for its province: 到2028年全省居民健康素养水平达到39%. */
export const provinceFigures: Check = ({ passages, plan }) => {
  const { jurisdiction } = plan;
  if (jurisdiction === null || /[省]$/u.test(jurisdiction)) return [];
  return passages.flatMap(({ text, line, forward }) => {
    if (!forward) return [];
    return squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote): Question[] => {
        const said = quote.match(/全省(?=[^，,]*\d)/u)?.[0];
        const figures = narrow(quote).match(/\d+(?:\.\d+)?(?:%|‰|\/10万|张|人|岁|个)/gu);
        if (said === undefined || figures === null || comparison.test(quote) || !aims.test(quote)) return [];
        return [
          {
            code: "figure-of-another-level",
            severity: "suspicious",
            confidence: 0.75,
            message: {
              zh: `“${jurisdiction}”的规划中以“${said}”作承诺，可能取自上级规划。`,
              en: `The plan of “${jurisdiction}” speaks for its province (“${said}”); the sentence may come from another plan.`,
            },
            arithmetic: `${said} ≠ ${jurisdiction}: ${figures.slice(0, 3).join(", ")}`,
            sources: [{ line, quote }],
            indicators: [],
          },
        ];
      });
  });
};
