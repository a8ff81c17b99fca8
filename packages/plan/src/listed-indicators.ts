import { readAmount } from "./amount.ts";
import type { Passage } from "./passages.ts";
import type { Amount, Period, PlanIndicator } from "./plan.ts";
import { propertyOf } from "./property.ts";
import { narrow, squeeze } from "./text.ts";
import { splitNameAndUnit } from "./unit.ts";

const unit = /\d(%|‰|\/\d*[万千]|岁|张|人|名|个|克|元|所|家|天|例)/u;

/** Indicators printed one a line with dated figures instead of a table: 人均预期寿命：2020年：78.3岁，2025年：79岁。 */
export function listedIndicators(passages: readonly Passage[], period: Period | null): PlanIndicator[] {
  return passages.flatMap((passage) => {
    const text = squeeze(passage.text).replace(/[。；;]$/u, "");
    const found = text.match(
      /^(?:[（(]?(\d{1,3})[)）.、．])?(?!\d+(?!\d*岁))([^：:，。；]{2,40})[：:](.*20\d{2}年.*20\d{2}年.*)$/u,
    );
    if (found?.[2] === undefined || found[3] === undefined) return [];
    const pieces = found[3].split(/[，,；;]/u);
    const property = propertyOf(pieces.at(-1) ?? "");
    const amounts = datedFigures(property === null ? pieces : pieces.slice(0, -1));
    if (amounts === null) return [];
    const isBaseline = (amount: Amount) => period !== null && amount.year !== null && amount.year < period.from;
    const { name, unit: named } = splitNameAndUnit(found[2], null);
    return [
      {
        name,
        unit: named ?? narrow(found[3]).match(unit)?.[1] ?? null,
        domain: null,
        no: found[1] === undefined ? null : Number(found[1]),
        property,
        baseline: amounts.findLast(isBaseline) ?? null,
        targets: amounts.filter((amount) => !isBaseline(amount)),
        from: "table" as const,
        indicator: null,
        source: { line: passage.line, quote: text },
      },
    ];
  });
}

/** Nothing but dated figures: one piece that is none, and the line is running text. */
function datedFigures(pieces: readonly string[]): Amount[] | null {
  const amounts = pieces.map((piece) => {
    const found = piece.match(/^(?:到)?(20\d{2})年(?:末|底)?(?:目标|现状)?[：:]?(?:为|达到?)?(.+)$/u);
    return found?.[2] === undefined
      ? null
      : readAmount(found[2], { year: Number(found[1]), parts: 1, marks: new Map() });
  });
  const read = amounts.filter((amount) => amount !== null && amount.op !== "words");
  return read.length === amounts.length && read.length > 1 ? (read as Amount[]) : null;
}
