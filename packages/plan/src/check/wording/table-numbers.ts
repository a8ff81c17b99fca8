import type { Source } from "../../plan.ts";
import { squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

const caption = /^表(\d{1,2})(?![\d.\-—–])[：:]?([^，。；]{2,40})$/u;

/** Captions 表1, 表2, 表2: a number twice or left out. A caption that is printed again over a table's next page is one. */
export const tableNumbers: Check = ({ passages }) => {
  const captions = passages.flatMap(({ text, line }): { no: number; title: string; source: Source }[] => {
    const quote = squeeze(text);
    const found = quote.match(caption);
    return found?.[1] === undefined ? [] : [{ no: Number(found[1]), title: found[2] ?? "", source: { line, quote } }];
  });
  return captions.slice(1).flatMap((one, at): Question[] => {
    const before = captions[at];
    if (before === undefined || one.title === before.title || one.no === before.no + 1 || one.no === 1) return [];
    return [
      {
        code: "misnumbered",
        severity: "suspicious",
        confidence: 0.8,
        message: {
          zh: one.no === before.no ? `表号 ${one.no} 出现两次。` : `表 ${before.no} 之后是表 ${one.no}。`,
          en: one.no === before.no ? `Two tables are number ${one.no}.` : `Table ${one.no} follows table ${before.no}.`,
        },
        arithmetic: `${before.no} → ${one.no}`,
        about: `${before.source.quote} → ${one.source.quote}`,
        sources: [before.source, one.source],
        indicators: [],
      },
    ];
  });
};
