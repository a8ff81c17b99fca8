import { splitOutsideBrackets } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** Names that stand for themselves end so; 高血压和糖尿病患者管理率 is one name. */
const whole = /(?:率|比例|占比|比重|寿命|水平|费用|人数比例)$/u;

/** 甲率和乙率 in one row that prints one figure a year. */
export const jointRows: Check = ({ rows }) =>
  rows.flatMap((row): Question[] => {
    if (row.parts !== undefined) return [];
    const pieces = splitOutsideBrackets(row.name, /[、和与]/u);
    if (pieces.length < 2 || !pieces.every((piece) => piece.length >= 3 && whole.test(piece))) return [];
    const amounts = [row.baseline, ...row.targets].flatMap((amount) => (amount === null ? [] : [amount]));
    if (amounts.length === 0 || amounts.some(({ value }) => Array.isArray(value))) return [];
    return [
      {
        code: "two-indicators-in-one-row",
        severity: "error",
        confidence: 0.8,
        message: {
          zh: `一行有 ${pieces.length} 个指标，却只有一个数值：${pieces.join("；")}。`,
          en: `One row names ${pieces.length} indicators and prints one figure: ${pieces.join("; ")}.`,
        },
        arithmetic: amounts.map(({ raw }) => raw).join(" | "),
        sources: [row.source],
        indicators: pieces,
      },
    ];
  });
