import { plainUnit } from "../../names.ts";
import { narrow } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** The unit stands in the name or in a figure, and once more in its own column; one finding for a table. */
export const doubledUnits: Check = ({ rows }) => {
  const doubled = rows.filter((row) => {
    const unit = narrow(row.unit ?? "");
    const cells = row.source.quote.split(" | ").map(narrow);
    if (unit === "" || !cells.includes(unit)) return false;
    return (
      cells.some((cell) => cell.endsWith(`(${unit})`)) ||
      row.targets.some((target) => target.op === "=" && narrow(target.raw).endsWith(unit) && unit === "%")
    );
  });
  if (doubled.length === 0) return [];
  return [
    {
      code: "unit-doubled",
      severity: "suspicious",
      confidence: 0.85,
      message: {
        zh: `${doubled.length} 个指标的单位重复标注。`,
        en: `${doubled.length} indicators print their unit twice.`,
      },
      arithmetic: doubled.map((row) => `${row.unit} ${row.unit}`).join("; "),
      sources: doubled.map((row) => row.source),
      indicators: doubled.map((row) => row.name),
    },
  ];
};

/** One unit written in two ways in one table (/10万 and 1/10万). */
export const mixedUnits: Check = ({ rows }) => {
  const ways = Map.groupBy(
    rows.filter((row) => row.unit !== null),
    (row) => plainUnit(row.unit ?? ""),
  );
  return [...ways.values()].flatMap((same): Question[] => {
    const printed = [...new Set(same.map((row) => narrow(row.unit ?? "")))];
    const odd = same.find((row) => narrow(row.unit ?? "") !== printed[0]);
    if (printed.length < 2 || odd === undefined || same[0] === undefined) return [];
    return [
      {
        code: "units-mixed",
        severity: "suspicious",
        confidence: 0.85,
        message: {
          zh: `同一单位有不同写法：${printed.join("、")}。`,
          en: `One unit is written in different ways: ${printed.join(", ")}.`,
        },
        arithmetic: printed.join(" = "),
        sources: [same[0].source, odd.source],
        indicators: [same[0].name, odd.name],
      },
    ];
  });
};

/** Rows that hold two indicators with fewer figures than names, and units that do not go with the name. */
export const units: Check = ({ rows }) =>
  rows.flatMap((row): Question[] => {
    const findings: Question[] = [];
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
