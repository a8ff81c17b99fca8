import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** 全市首家, 在全市率先: a district compares itself with its city; that is no figure of the city's. */
const comparison = /全市(?:首|率先|领先|前|第|平均|排名|范围|各|唯一)|(?:在|为|居|列)全市|我市(?:首|率先)/u;

/** What a county or district promises in the name of its city (我市…, 全市…每3万人1辆): copied from the city's plan. */
export const otherLevel: Check = ({ passages, plan }) => {
  if (!/[区县旗]$/u.test(plan.jurisdiction ?? "")) return [];
  return passages.flatMap((passage) => {
    if (!passage.forward) return [];
    return squeeze(passage.text)
      .split(/。/u)
      .flatMap((sentence): Question[] => {
        const said = sentence.match(/我市(?!级)|全市(?=.*\d)/u)?.[0];
        if (said === undefined || comparison.test(sentence)) return [];
        return [
          {
            code: "figure-of-another-level",
            severity: "suspicious",
            confidence: 0.8,
            message: {
              zh: `“${plan.jurisdiction}”的规划中以“${said}”作承诺，可能取自上级规划。`,
              en: `The plan of “${plan.jurisdiction}” speaks for its city (“${said}”); the sentence may come from the city's plan.`,
            },
            arithmetic: `${said} ≠ ${plan.jurisdiction}${figures(sentence)}`,
            about: sentence,
            sources: [{ line: passage.line, quote: sentence }],
            indicators: [],
          },
        ];
      });
  });
};

function figures(sentence: string): string {
  const found = narrow(sentence).match(/\d+(?:\.\d+)?(?:万?(?:人口|人|张|辆|个|所|名|家|元)|[%‰万])?/gu) ?? [];
  return found.length === 0 ? "" : `: ${found.slice(0, 3).join(", ")}`;
}
