import { shareOf } from "../names.ts";
import { narrow, squeeze } from "../text.ts";
import type { Check, Evidence, Question } from "./finding.ts";

interface Births {
  readonly perYear: number;
  readonly line: number;
  readonly quote: string;
}

/** Births a year that the text prints: 出生人口7055人; over several years where the sentence names two. */
function birthsIn({ passages }: Evidence): Births | null {
  for (const passage of passages) {
    for (const sentence of squeeze(passage.text).split(/[。；;]/u)) {
      const text = narrow(sentence);
      const found = text.match(/(?:出生人口|共计出生|活产数?)(\d{3,6})人?/u);
      if (found?.[1] === undefined) continue;
      const before = text.slice(0, found.index);
      const years = [...before.matchAll(/(20\d{2})年/gu)].map((year) => Number(year[1]));
      const span = years.length > 1 ? Math.max(...years) - Math.min(...years) + 1 : 1;
      return { perYear: Number(found[1]) / span, line: passage.line, quote: sentence };
    }
  }
  return null;
}

/** Rates of deaths over births: with few births no whole number of deaths gives them, or one death already breaks the target. */
export const deathsOverBirths: Check = (evidence) => {
  const births = birthsIn(evidence);
  if (births === null) return [];
  return evidence.rows.flatMap((row): Question[] => {
    const share = shareOf(row.unit);
    if (share === null || !/孕产妇死亡|婴儿死亡|新生儿死亡|儿童死亡/u.test(row.name)) return [];
    const one = 1 / births.perYear / share;
    const text = (value: number) => String(Math.round(value * 100) / 100);
    const source = { line: births.line, quote: births.quote };
    const findings: Question[] = [];
    const baseline = row.baseline?.value;
    if (typeof baseline === "number" && baseline > 0 && baseline < one * 0.7) {
      findings.push({
        code: "rate-below-one-event",
        severity: "error",
        confidence: 0.85,
        message: {
          zh: `按每年约 ${Math.round(births.perYear)} 名出生，一例死亡即为 ${text(one)}${row.unit}，“${row.name}”不可能为 ${row.baseline?.raw}${row.unit}。`,
          en: `With about ${Math.round(births.perYear)} births a year one death is ${text(one)}${row.unit}; “${row.name}” cannot be ${row.baseline?.raw}${row.unit}.`,
        },
        arithmetic: `1/${Math.round(births.perYear)} = ${text(one)}${row.unit} > ${row.baseline?.raw}`,
        sources: [row.source, source],
        indicators: [row.name],
      });
    }
    const target = row.targets.find(
      (candidate) => typeof candidate.value === "number" && candidate.year === evidence.plan.period?.to,
    );
    if (typeof target?.value === "number" && target.op !== "change" && target.value > 0 && one > target.value) {
      findings.push({
        code: "one-event-breaks-target",
        severity: "weak-target",
        confidence: 0.85,
        message: {
          zh: `按每年约 ${Math.round(births.perYear)} 名出生，一例死亡即为 ${text(one)}${row.unit}，已超过目标 ${target.raw}。`,
          en: `With about ${Math.round(births.perYear)} births a year one death is ${text(one)}${row.unit}, above the target ${target.raw}.`,
        },
        arithmetic: `1/${Math.round(births.perYear)} = ${text(one)}${row.unit} > ${target.raw}`,
        sources: [row.source, source],
        indicators: [row.name],
      });
    }
    return findings;
  });
};
