import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

const set = /(?:对|共有?|全部|所有)(\d+)([个项件家])([\u4e00-\u9fff]{2,16}?(?:事项|项目|机构|单位|企业|人员))/u;
const share = /([\u4e00-\u9fff]{3,12}?)数?(\d+)([个项件家]),[\u4e00-\u9fff]{2,10}?率(?:达到|达|为)?(\d+(?:\.\d+)?)%/gu;

/**
 * Within one sentence: so many of a set, and a share of less than all, yet more than the set has
 * (对64个事项…; 在线申办数80项，在线申办率90%).
 */
export const moreThanAll: Check = ({ passages }) =>
  passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/。/u)
      .flatMap((sentence) => {
        const plain = narrow(sentence);
        const [, total = "", , of = ""] = plain.match(set) ?? [];
        if (total === "") return [];
        return [...plain.matchAll(share)].flatMap(([quote, name = "", count, , percent]): Question[] => {
          if (Number(percent) > 100 || Number(count) <= Number(total)) return [];
          const implied = Math.round((100 * Number(count)) / Number(percent));
          return [
            {
              code: "part-larger-than-whole",
              severity: "suspicious",
              confidence: 0.75,
              message: {
                zh: `“${name}”${count} 多于同句所述${of}总数 ${total}，而占比只有 ${percent}%（对应总数约 ${implied}）。`,
                en: `“${name}” counts ${count}, more than the ${total} (${of}) of its sentence, at only ${percent} % (of about ${implied}).`,
              },
              arithmetic: `${count} > ${total}; ${count}/${percent}% = ${implied}`,
              sources: [{ line: passage.line, quote }],
              indicators: [],
            },
          ];
        });
      }),
  );
