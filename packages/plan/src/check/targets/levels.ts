import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** An indicator about hospitals of a level that the plan's own list of hospitals by level does not have. */
export const levelsWithoutHospitals: Check = ({ passages, rows }) =>
  passages.flatMap((passage): Question[] => {
    const list = squeeze(passage.text)
      .split(/[。；;]/u)
      .find((sentence) => /医院按等级分[:：]/u.test(narrow(sentence)));
    if (list === undefined) return [];
    return rows.flatMap((row): Question[] => {
      const level = row.name.match(/^([一二三]级)(?:公立)?医院/u)?.[1];
      if (level === undefined || list.includes(level)) return [];
      return [
        {
          code: "nothing-to-measure",
          severity: "suspicious",
          confidence: 0.85,
          message: {
            zh: `“${row.name}”针对${level}医院，而文中按等级列出的医院没有${level}医院。`,
            en: `“${row.name}” is about hospitals of a level that the plan's list of hospitals does not have.`,
          },
          arithmetic: list,
          sources: [row.source, { line: passage.line, quote: list }],
          indicators: [row.name],
        },
      ];
    });
  });
