import { perHead } from "../figures.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { clauseOf, type Printed, plain } from "../printed.ts";
import { listShares } from "../sums/list-shares.ts";
import { rateOfPair } from "../sums/rate-of-pair.ts";
import { impliedPopulation } from "./implied-population.ts";

/** Rates of the residents, and the count each is made from. */
const kinds: readonly (readonly [rate: RegExp, unit: RegExp, count: RegExp])[] = [
  [/发病率(?:为|达)?$/u, /^\/10万$/u, /(?:传染病|病例|报告|发病)[^,;]{0,8}$/u],
  [/住院率(?:为|达)?$/u, /^%$/u, /(?:住院|出院)(?:人次|患者)?$/u],
  [/^(?:约)?占(?:全[县区市])?(?:常住|总|户籍)人口(?:总数)?的?$/u, /^%$/u, /(?:档案|签约|参[保合])[^,;]{0,6}$/u],
  [/建档率(?:为|达)?$/u, /^%$/u, /(?:建档|档案)[^,;]{0,8}$/u],
  [
    /人均(?:年)?(?:就诊|诊疗|门诊)(?:次数)?(?:为|达)?$/u,
    /^次$/u,
    /(?:诊疗|就诊|门急诊)(?:总?人次|总?量)?(?:数)?(?:为|达)?$/u,
  ],
];
const factors: Readonly<Record<string, number>> = { "/10万": 1e5, "%": 100, 次: 1 };
/** People further from those printed than this, after rounding, are others. */
const [nearest, furthest] = [0.03, 0.5];

/** 报告传染病1157例，发病率206.00/10万 beside 常住人口44.5万人: cases over the residents must give the rate. */
export const perResident: Check = (evidence) => {
  const residents = residentsIn(evidence);
  if (residents.length === 0 || ask(impliedPopulation, evidence).length > 0) return [];
  const asked = [listShares, rateOfPair].flatMap((check) =>
    ask(check, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)),
  );
  const sentences = evidence.printed;
  return sentences.flatMap(({ numbers, text, source, forward }, place) =>
    numbers.flatMap((one, at): Question[] => {
      const before = sentences[place - 1];
      const former = before?.source.line === source.line && at === 0 ? before.numbers : [];
      const kind = kinds.find(([rate, unit]) => rate.test(clauseOf(one)) && unit.test(one.unit));
      const count =
        kind === undefined
          ? undefined
          : [...former, ...numbers.slice(0, at)].findLast((other) => kind[2].test(clauseOf(other)) && other.value > 20);
      if (
        kind === undefined ||
        count === undefined ||
        forward ||
        one.isBound ||
        asked.includes(source.quote) ||
        /五年|累计/u.test(text)
      )
        return [];
      const implied = (count.value / one.value) * (factors[one.unit] ?? 1);
      const off = Math.min(...residents.map((people) => Math.abs(implied - people) / people));
      const rounding = (0.5 * one.step) / one.value + (count.step === 1 ? 0 : count.step / count.value);
      if (off <= nearest + rounding || off > furthest) return [];
      return [question(count, one, { implied, residents, source })];
    }),
  );
};

function residentsIn({ figures, plan }: Evidence): number[] {
  const base = (plan.period?.from ?? 0) - 1;
  return figures
    .filter(
      (one) =>
        !one.forward &&
        one.unit === "人" &&
        !perHead(one) &&
        /(?:常住|户籍|总)人口(?:数|总数)?$/u.test(one.name) &&
        (one.year === null || one.year === base),
    )
    .map(({ value }) => value);
}

interface Implied {
  readonly implied: number;
  readonly residents: readonly number[];
  readonly source: Question["sources"][number];
}

function question(count: Printed, rate: Printed, { implied, residents, source }: Implied): Question {
  const people = Math.round(implied);
  return {
    code: "populations-differ",
    severity: "error",
    confidence: 0.8,
    message: {
      zh: `由 ${plain(count.value)} 和 ${rate.value}${rate.unit} 推算的人口为 ${people}，文中为 ${residents.join("、")}。`,
      en: `${plain(count.value)} at ${rate.value}${rate.unit} make ${people} people; the plan prints ${residents.join(", ")}.`,
    },
    arithmetic: `${plain(count.value)} / ${rate.value}${rate.unit} = ${people} ≠ ${residents.join(", ")}`,
    sources: [source],
    indicators: [],
  };
}
