import type { Check, Question } from "../finding.ts";
import { shown } from "../rounding.ts";

/** Shares without counts that come this close to 100 % are meant to make it. */
const close = 10;

/** 某某收入中，甲占29.8%，乙占24.3%，丙…: three or more shares of one whole, in one sentence, make 100 %. */
export const sharesOfWhole: Check = ({ figures }) =>
  [...Map.groupBy(figures, (one) => one.sentence).values()].flatMap((sentence): Question[] => {
    const shares = sentence.filter((one) => one.unit === "%" && /占(?:比)?$/u.test(one.name) && one.exact);
    const [first] = shares;
    if (
      first === undefined ||
      shares.length < 3 ||
      shares.length < sentence.length ||
      shares.some((one) => one.group !== first.group || one.group === 0)
    )
      return [];
    const names = shares.map((one) => one.name.replace(/占(?:比)?$/u, ""));
    return sharesNotWhole(shares, first.source, names);
  });

interface Share {
  readonly value: number;
  readonly decimals: number;
}

/** Shares of everything that do not add up to 100 %, as far as rounding lets them; much less or more is no whole. */
export function sharesNotWhole(
  shares: readonly Share[],
  source: Question["sources"][number],
  indicators: readonly string[],
): Question[] {
  const sum = shares.reduce((all, { value }) => all + value, 0);
  const rounding = shares.reduce((all, { decimals }) => all + 0.5 * 10 ** -decimals, 0);
  if (Math.abs(sum - 100) <= rounding + 1e-9 || Math.abs(sum - 100) > close) return [];
  return [
    {
      code: "shares-not-whole",
      severity: "error",
      confidence: 0.8,
      message: {
        zh: `各部分占比之和为 ${shown(sum)}%，不是 100%。`,
        en: `The shares of the parts add up to ${shown(sum)} %, not 100 %.`,
      },
      arithmetic: `${shares.map(({ value }) => value).join(" + ")} = ${shown(sum)}% ≠ 100%`,
      sources: [source],
      indicators,
    },
  ];
}
