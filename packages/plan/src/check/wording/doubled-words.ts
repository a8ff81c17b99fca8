import { squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** 标准标准, 着力构建着力构建: two or more signs at once again. Words that are made that way, and figures, are none. */
const doubled = /([\u4e00-\u9fff]{2,8})\1(?!\1)/gu;
const made =
  /^(?:[一二三四五六七八九十百千万亿两]+|.*(?:常常|往往|处处|人人|家家|层层|年年|天天|时时|事事|户户|村村).*)$/u;
/** 分别由…分别降至: the list is announced twice within one clause. */
const announced = /分别[^,，。;；:：]{1,40}分别(?:降至|降到|下降到|升至|提高到|增加到|达到|达|为|是)/gu;

/** Words printed twice in a row, a slip of the hand; one finding for the plan. */
export const doubledWords: Check = ({ passages }) => {
  const found = passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/[。；;]/u)
      .flatMap((sentence) =>
        [
          ...[...sentence.matchAll(doubled)].filter(([, word = ""]) => !made.test(word)),
          ...sentence.matchAll(announced),
        ].map(([words]) => ({ words, source: { line: passage.line, quote: sentence } })),
      ),
  );
  if (found.length === 0) return [];
  const words = found.map((one) => `“${one.words}”`);
  const question: Question = {
    code: "doubled-words",
    severity: "suspicious",
    confidence: 0.8,
    message: {
      zh: `词语连续重复：${words.join("、")}。`,
      en: `Words stand twice: ${words.join(", ")}.`,
    },
    arithmetic: words.join("; "),
    sources: found.map((one) => one.source),
    indicators: [],
  };
  return [question];
};
