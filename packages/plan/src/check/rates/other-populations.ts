import type { Evidence } from "../finding.ts";
import type { Implied } from "./implied-population.ts";

/** 平均就诊4.7次 beside 总诊疗3011083人次; 建档50.63万人 beside 建档率90.38%: people that a text implies without a rate per head. */
export function otherPopulations(evidence: Evidence): Implied[] {
  return [...byVisits(evidence), ...byRecords(evidence)];
}

function byVisits({ quantities }: Evidence): Implied[] {
  return quantities
    .filter((one) => one.unit === "次" && /(?:居民|人均|每人).*平均.*(?:就诊|诊疗)$|人均(?:就诊|诊疗)$/u.test(one.name))
    .flatMap(({ value, sentence, source }): Implied[] => {
      const visits = quantities.find(
        (one) => one.unit === "人次" && /总诊疗$|诊疗总/u.test(one.name) && Math.abs(one.sentence - sentence) <= 1,
      );
      if (visits === undefined || value <= 0) return [];
      const half = 0.5 * 10 ** -(String(value).split(".")[1]?.length ?? 0);
      const name = "平均就诊次数";
      return [
        {
          name,
          low: Math.round(visits.value / (value + half)),
          high: Math.round(visits.value / (value - half)),
          shown: `${visits.value} / ${value} = ${Math.round(visits.value / value)}`,
          source,
        },
      ];
    });
}

function byRecords({ quantities, statements }: Evidence): Implied[] {
  return statements
    .filter((one) => /健康档案.{0,6}建档率$/u.test(one.name) && one.exact && one.value > 50 && one.value <= 100)
    .flatMap(({ name, value, decimals, sentence, source }): Implied[] => {
      const records = quantities.find(
        (one) => /健康档案$/u.test(one.name) && one.value >= 10_000 && sentence.includes(one.source.quote.slice(0, 12)),
      );
      if (records === undefined) return [];
      const [half, coarse] = [0.5 * 10 ** -decimals, records.value % 100 === 0 ? 50 : 0.5];
      return [
        {
          name,
          low: Math.round((100 * (records.value - coarse)) / (value + half)),
          high: Math.round((100 * (records.value + coarse)) / (value - half)),
          shown: `${records.value} / ${value}% = ${Math.round((100 * records.value) / value)}`,
          source,
        },
      ];
    });
}
