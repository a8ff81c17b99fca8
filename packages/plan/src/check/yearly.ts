import { narrow, squeeze } from "../text.ts";
import type { Check, Question } from "./finding.ts";

const perYear =
  /每年[^,，。;\d]{0,20}?(\d+)(名|人|个|家|所|场|次)(?!以上)[^。;]*?(五|5)年(?:内|来)?(?:累计|共计|共|总计|合计)[^\d,。]{0,14}?(\d+)\2/gu;

/** 每年培养12名，五年共60名: so many a year must make the sum of the years. */
export const yearlyAndTotal: Check = ({ passages }) =>
  passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/[。；;]/u)
      .flatMap((sentence) =>
        [...narrow(sentence).matchAll(perYear)].flatMap((match): Question[] => {
          const [yearly, total] = [Number(match[1]), Number(match[4])];
          if (5 * yearly === total) return [];
          return [
            {
              code: "yearly-and-total",
              severity: "suspicious",
              confidence: 0.8,
              message: {
                zh: `每年 ${yearly}${match[2]}，五年应为 ${5 * yearly}${match[2]}，文中为 ${total}${match[2]}。`,
                en: `${yearly} a year make ${5 * yearly} in five years; the text says ${total}.`,
              },
              arithmetic: `${yearly} × 5 = ${5 * yearly} ≠ ${total}`,
              sources: [{ line: passage.line, quote: sentence }],
              indicators: [],
            },
          ];
        }),
      ),
  );
