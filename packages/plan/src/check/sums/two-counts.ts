import type { Check, Question } from "../finding.ts";

/** The same things counted twice with different results, both as they are now. */
export const twoCounts: Check = ({ quantities, plan }) => {
  const isPlanned = ({ year, source }: (typeof quantities)[number]) =>
    (plan.period !== null && year !== null && year >= plan.period.from) || /到20\d{2}年/u.test(source.quote);
  const stocks = quantities.filter(
    (one) =>
      !isPlanned(one) &&
      /^[个所家张]$/u.test(one.unit) &&
      one.value >= 5 &&
      one.name.length >= 2 &&
      one.name.length <= 12,
  );
  const byName = Map.groupBy(stocks, (one) => `${one.name}|${one.unit}`);
  const pairs = [...byName.values()].flatMap((same) => {
    const [first] = same;
    const other = same.find((one) => one.value !== first?.value && one.source.line !== first?.source.line);
    if (first === undefined || other === undefined) return [];
    // Only lists of the same things are compared: at least two names stand together in both places.
    const near = (at: typeof first) =>
      new Set(stocks.filter((one) => one.sentence === at.sentence).map((one) => one.name));
    const common = [...near(first)].filter((name) => near(other).has(name));
    return common.length >= 2 ? [{ first, other }] : [];
  });
  return [...Map.groupBy(pairs, ({ first, other }) => `${first.sentence}|${other.sentence}`).values()].map(
    (group): Question => {
      const sources = group[0] === undefined ? [] : [group[0].first.source, group[0].other.source];
      return {
        code: "two-counts",
        severity: "suspicious",
        confidence: 0.8,
        message: {
          zh: `同一数量在两处不同：${group.map(({ first, other }) => `${first.name} ${first.value} 和 ${other.value}`).join("、")}。`,
          en: `The same count has two values: ${group.map(({ first, other }) => `${first.name} ${first.value} and ${other.value}`).join(", ")}.`,
        },
        arithmetic: group.map(({ first, other }) => `${first.value} ≠ ${other.value}`).join("; "),
        sources,
        indicators: group.map(({ first }) => first.name),
      };
    },
  );
};
