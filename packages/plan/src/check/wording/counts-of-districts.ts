import type { Passage } from "../../passages.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** A share of cities or counties is a figure of the level above: a county or district is one of them, all or nothing. */
const ofCities = /(?:城市|县城|县[(（]市、?区[)）]|区县|县区|县市区|卫生县)(?:\S{0,4}数量)?(?:占比|比例|比重|覆盖率)$/u;

/** Rows of a county's or district's table that count cities or counties. */
export const countsOfDistricts: Check = ({ rows, plan, passages }) => {
  const { jurisdiction } = plan;
  if (jurisdiction === null || !(/[区县旗]$/u.test(jurisdiction) || isCountyCity(jurisdiction, passages))) return [];
  return rows.flatMap((row): Question[] => {
    const value = row.baseline?.value;
    if (!ofCities.test(narrow(row.name)) || row.unit !== "%" || typeof value !== "number") return [];
    if (value === 0 || value === 100) return [];
    return [
      {
        code: "figure-of-another-level",
        severity: "suspicious",
        confidence: 0.75,
        message: {
          zh: `“${row.name}”现状 ${row.baseline?.raw}% 以市（县）为单位计数，“${jurisdiction}”只有一个，可能是上级的数值。`,
          en: `“${row.name}” (${row.baseline?.raw} %) counts cities or counties; “${jurisdiction}” is one: the figure may be of the level above.`,
        },
        arithmetic: `0% | 100% ≠ ${row.baseline?.raw}%`,
        sources: [row.source],
        indicators: [row.name],
      },
    ];
  });
};

/** 市 is a prefecture's name and a county's: a county-level city speaks of its own 县域 and never of 各县, 各区. */
function isCountyCity(jurisdiction: string, passages: readonly Passage[]): boolean {
  const text = passages.map((passage) => squeeze(passage.text)).join("。");
  return (
    /市$/u.test(jurisdiction) &&
    /县域/u.test(text) &&
    !/各(?:县|区(?!域)|市、?区|县区|县市)|市县(?:两级|联动)/u.test(text)
  );
}
