import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** Counts said to be so many per cent of the year's quota: two of one cohort must have the same quota. */
export const quotas: Check = ({ passages }) =>
  passages.flatMap((passage): Question[] => {
    const found = [
      ...narrow(squeeze(passage.text)).matchAll(
        /([\u4e00-\u9fff]{4,20}?)(\d{2,7})人[,，]?完成(?:全年)?(?:进度|任务|目标)的?(\d+(?:\.\d+)?)%/gu,
      ),
    ].map(([quote, name = "", count, percent]) => ({
      quote,
      name,
      quota: Math.round((100 * Number(count)) / Number(percent)),
      shown: `${count}/${percent}%`,
    }));
    const cohorts = Map.groupBy(found, (one) => one.name.slice(0, 3));
    return [...cohorts].flatMap(([cohort, same]) => {
      const sizes = same.map((one) => one.quota);
      if (same.length < 2 || Math.max(...sizes) < 1.1 * Math.min(...sizes)) return [];
      return [
        {
          code: "quotas-differ",
          severity: "error" as const,
          confidence: 0.85,
          message: {
            zh: `同为“${cohort}”，由完成比例倒推的全年任务数不同：${sizes.join("、")}。`,
            en: `For one cohort (“${cohort}”) the percentages done imply different quotas: ${sizes.join(", ")}.`,
          },
          arithmetic: same.map((one) => `${one.name} ${one.shown} = ${one.quota}`).join("; "),
          sources: [{ line: passage.line, quote: same.map((one) => one.quote).join("；") }],
          indicators: same.map((one) => one.name),
        },
      ];
    });
  });
