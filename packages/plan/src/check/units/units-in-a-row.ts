import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

const twice = /\d(%|‰|\/1?0?[万千])(%|‰|\/1?0?[万千])/u;
/** 每千人口…（张/千人）: the people stand in the name and in the unit. */
const people = /^[张人名个]\/(?:每)?[千万](?:常住)?人?口?$/u;

/** Two units behind one figure (5.2%‰), and rates per thousand whose unit is per thousand once more. */
export const unitsInARow: Check = ({ passages, rows }) => {
  const inText = passages.flatMap(({ text, line }): Question[] => {
    const sentence = squeeze(text)
      .split(/[。；;]/u)
      .find((one) => twice.test(narrow(one)));
    const printed = sentence === undefined ? undefined : narrow(sentence).match(/[\d.]+(?:%|‰|\/1?0?[万千]){2}/u)?.[0];
    return sentence === undefined || printed === undefined
      ? []
      : [question([printed], [{ line, quote: sentence }], [])];
  });
  const doubled = rows.filter(
    (row) => /^每[千万]|千人口|万人口/u.test(row.name) && people.test(narrow(row.unit ?? "")),
  );
  // A table that prints all its rates so has a habit; one row among others is a slip.
  const rates = rows.filter((row) => /^每[千万]|千人口|万人口/u.test(row.name));
  if (doubled.length === 0 || doubled.length * 2 > rates.length) return inText;
  const printed = doubled.map((row) => `${row.name}: ${row.unit}`);
  return [
    ...inText,
    question(
      printed,
      doubled.map((row) => row.source),
      doubled.map((row) => row.name),
    ),
  ];
};

function question(printed: readonly string[], sources: Question["sources"], indicators: readonly string[]): Question {
  return {
    code: "unit-doubled",
    severity: "suspicious",
    confidence: 0.8,
    message: {
      zh: `单位重复标注：${printed.join("；")}。`,
      en: `A unit is printed twice: ${printed.join("; ")}.`,
    },
    arithmetic: printed.join("; "),
    sources,
    indicators,
  };
}
