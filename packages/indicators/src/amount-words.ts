import type { Amount, Operator } from "./target.ts";

const SIGNS: Readonly<Record<Operator, string>> = {
  ...{ ">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "", "~": "about ", range: "", change: "", words: "" },
};

/** The number of an amount without the Chinese around it; null where it is words, or a list. */
function numberOf({ raw, op, value }: Amount): string | null {
  if (op === "words" || value === null) return null;
  if (typeof value !== "number") return op === "range" && value.length === 2 ? value.join("–") : null;
  if (op === "change") return `${value > 0 ? "+" : ""}${value}${raw.includes("%") ? "%" : ""}`;
  return `${SIGNS[op]}${value}`;
}

/**
 * What a plan prints as a baseline or target, in the reader's language, with a year only where it is printed so: in English a number with
 * Chinese around it is said by its sign and value; words are a quote of the plan and stay.
 */
export function levelIn(amount: Amount, language: "zh" | "en"): string {
  const { raw, year } = amount;
  const number = language === "zh" || !/\p{Script=Han}/u.test(raw) ? null : numberOf(amount);
  if (number === null) return raw;
  return year !== null && raw.includes(String(year)) ? `${number} (${year})` : number;
}

/** The same with the year it is for, where the printed words do not say it. */
export function amountIn(amount: Amount, language: "zh" | "en"): string {
  const shown = levelIn(amount, language);
  return amount.year === null || shown.includes(String(amount.year)) ? shown : `${shown} (${amount.year})`;
}
