import { plainName } from "../../names.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import type { Quantity } from "../quantities.ts";

/** A share that rounding does not explain, in points. */
const apart = 0.5;
const services = "(?:诊疗|门诊|就诊|入院|出院|住院)";

/**
 * A row that is a share of services (基层医疗卫生机构诊疗量占比 58.41 %) beside the counts of the same year in the text
 * (基层医疗卫生机构459273人次, 占36.41%, of all visits).
 */
export const shareInTable: Check = (evidence) =>
  evidence.rows.flatMap((row): Question[] => {
    const found = plainName(row.name).match(
      new RegExp(`^(.{2,16}?)(${services})(?:人次|量|人数)?占?.*(?:比例|占比|比重|比)$`, "u"),
    );
    const [, who = "", what = ""] = found ?? [];
    const { baseline } = row;
    if (found === null || typeof baseline?.value !== "number" || baseline.op !== "=" || row.unit !== "%") return [];
    const part = evidence.quantities.find((one) => isShareOf(one, { who, what, year: baseline.year }, evidence));
    const printed = part?.share?.percent;
    if (part === undefined || printed === undefined || Math.abs(printed - baseline.value) <= apart) return [];
    return [
      {
        code: "two-values",
        severity: "error",
        confidence: 0.8,
        message: {
          zh: `“${row.name}”${baseline.year} 年的数值，正文按人次为 ${printed}%，表中为 ${baseline.raw}%。`,
          en: `“${row.name}” in ${baseline.year} is ${printed}% by the counts of the text and ${baseline.raw}% in the table.`,
        },
        arithmetic: `${part.value} ${part.unit} = ${printed}% ≠ ${baseline.raw}%`,
        sources: [row.source, part.source],
        indicators: [row.name],
      },
    ];
  });

interface Wanted {
  readonly who: string;
  readonly what: string;
  readonly year: number | null;
}

/** Counts of who with a share of all the services: the whole is named in its sentence or in the one before. */
function isShareOf(one: Quantity, { who, what, year }: Wanted, { quantities }: Evidence): boolean {
  if (one.share === null || one.unit !== "人次") return false;
  const name = one.name.replace(new RegExp(`${services}(?:人次|量)?$`, "u"), "");
  if (name !== who) return false;
  const near = quantities.filter((other) => other.sentence <= one.sentence && other.sentence >= one.sentence - 2);
  const isSame = one.source.quote.includes(what) || near.some((other) => other.name.includes(`总${what}`));
  const years = near.map((other) => other.year).filter((other) => other !== null);
  return isSame && (years.length === 0 || year === null || years.includes(year));
}
