import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

const perYear =
  /每年[^,，。;\d]{0,20}?(\d+)(名|人|个|家|所|场|次)(?!以上)[^。;]*?(五|5)年(?:内|来)?(?:累计|共计|共|总计|合计)[^\d,。]{0,14}?(\d+)\2/gu;

/** 五年招聘400名，平均每年80名. */
const perFive =
  /(?:五|5)年(?:内|来)?[^,，。;\d]{0,16}?(\d+)(名|人|个|家|所|场|次)[,，](?:平均)?每年[^,，。;\d]{0,8}?(\d+)\2/gu;

/** 每年培养12名，五年共60名: so many a year must make the sum of the years. */
export const yearlyAndTotal: Check = ({ passages }) =>
  passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/[。；;]/u)
      .flatMap((sentence) =>
        pairsIn(narrow(sentence)).flatMap(({ yearly, total, unit }): Question[] => {
          if (5 * yearly === total) return [];
          return [
            {
              code: "yearly-and-total",
              severity: "suspicious",
              confidence: 0.8,
              message: {
                zh: `每年 ${yearly}${unit}，五年应为 ${5 * yearly}${unit}，文中为 ${total}${unit}。`,
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

interface Pair {
  readonly yearly: number;
  readonly total: number;
  readonly unit: string;
}

function pairsIn(text: string): Pair[] {
  return [
    ...[...text.matchAll(perYear)].map(([, yearly, unit = "", , total]) => ({
      yearly: Number(yearly),
      total: Number(total),
      unit,
    })),
    ...[...text.matchAll(perFive)].map(([, total, unit = "", yearly]) => ({
      yearly: Number(yearly),
      total: Number(total),
      unit,
    })),
  ];
}
