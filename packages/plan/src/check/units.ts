import { narrow } from "../text.ts";
import type { Check, Finding } from "./finding.ts";

/** Rows that hold two indicators with fewer figures than names, and units that do not go with the name. */
export const units: Check = ({ rows }) =>
  rows.flatMap((row): Finding[] => {
    const findings: Finding[] = [];
    const figures = [row.baseline, ...row.targets].map((amount) =>
      Array.isArray(amount?.value) ? amount.value.length : 1,
    );
    if (row.parts !== undefined) {
      const fewer = figures.some((count) => count < (row.parts?.length ?? 1));
      findings.push({
        code: "two-indicators-in-one-row",
        severity: fewer ? "error" : "suspicious",
        confidence: 0.9,
        message: {
          zh: fewer
            ? `一行有 ${row.parts.length} 个指标，却只有一个数值：${row.parts.join("；")}。`
            : `一行有 ${row.parts.length} 个指标：${row.parts.join("；")}。`,
          en: fewer
            ? `One row names ${row.parts.length} indicators and prints one figure: ${row.parts.join("; ")}.`
            : `One row names ${row.parts.length} indicators: ${row.parts.join("; ")}.`,
        },
        arithmetic: [row.baseline, ...row.targets].map((amount) => amount?.raw ?? "–").join(" | "),
        sources: [row.source],
        indicators: row.parts,
      });
    }
    if (/^每?[千万]人口/u.test(row.name) && narrow(row.unit ?? "") === "%") {
      findings.push({
        code: "unit-does-not-fit",
        severity: "error",
        confidence: 0.9,
        message: {
          zh: `“${row.name}”按人口计算，单位却是 ${row.unit}。`,
          en: `“${row.name}” is a rate per thousand or ten thousand people, its unit is ${row.unit}.`,
        },
        arithmetic: `${row.name} : ${row.unit}`,
        sources: [row.source],
        indicators: [row.name],
      });
    }
    return findings;
  });
