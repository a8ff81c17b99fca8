import { perOf, thingOf } from "../../names.ts";
import type { Source } from "../../plan.ts";
import type { Check, Evidence } from "../finding.ts";
import { otherPopulations } from "./other-populations.ts";

/** People of the district as a count and a rate imply them, with what rounding leaves open. */
export interface Implied {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly shown: string;
  readonly source: Source;
  /** Where the count stands that the rate was made from. */
  readonly count?: Source;
}

/** Populations further apart than this, after rounding, cannot be the same district. */
const apart = 1.05;
interface Rate {
  readonly name: string;
  readonly raw: string;
  readonly value: number;
  readonly per: number;
  readonly year: number | null;
  readonly source: Source;
}

/** A per-head rate and the count it was made from imply a population; all of them must imply about the same one. */
export const impliedPopulation: Check = (evidence) => {
  const implied = [
    ...ratesIn(evidence).flatMap((rate) => impliedBy(rate, evidence) ?? []),
    ...otherPopulations(evidence),
  ];
  const smallest = implied.toSorted((left, right) => left.high - right.high)[0];
  const largest = implied.toSorted((left, right) => right.low - left.low)[0];
  if (smallest === undefined || largest === undefined || largest.low < smallest.high * apart) return [];
  return [
    {
      code: "populations-differ",
      severity: "error",
      confidence: 0.85,
      message: {
        zh: "按人口计算的比率与对应数量推算出的人口数彼此不一致。",
        en: "The rates per head and the counts they were made from imply different populations.",
      },
      arithmetic: implied.map((one) => `${one.name}: ${one.shown}`).join("; "),
      sources: placesOf(implied),
      indicators: implied.map((one) => one.name),
    },
  ];
};

/** Rates and the counts they were made from; a sentence that prints both, or several, stands once. */
function placesOf(implied: readonly Implied[]): Source[] {
  const all = implied.flatMap(({ source, count }) => (count === undefined ? [source] : [source, count]));
  return all.filter(({ line, quote }, at) => all.findIndex((one) => one.line === line && one.quote === quote) === at);
}

function ratesIn({ rows, statements }: Evidence): Rate[] {
  const printed = rows.flatMap((row): Rate[] => {
    const { baseline, name, unit, source } = row;
    if (baseline === null || typeof baseline.value !== "number") return [];
    return [
      {
        name,
        raw: baseline.raw,
        value: baseline.value,
        per: perOf(`${name}${unit ?? ""}`),
        year: baseline.year,
        source,
      },
    ];
  });
  const stated = statements.map(
    (one): Rate => ({
      ...one,
      raw: one.value.toFixed(one.decimals),
      per: perOf(one.name),
    }),
  );
  return [...printed, ...stated].filter((rate) => rate.per > 0 && rate.value > 0);
}

function impliedBy({ name, raw, value, per, year, source }: Rate, { quantities }: Evidence): Implied | null {
  const thing = thingOf(name);
  const count = quantities.find(
    (one) =>
      one.value >= 100 && thing.length >= 2 && thingOf(one.name) === thing && (one.year === null || one.year === year),
  );
  if (count === undefined) return null;
  const half = 0.5 * 10 ** -(raw.split(".")[1]?.length ?? 0);
  const population = (rate: number) => Math.round((count.value / rate) * per);
  return {
    name,
    low: population(value + half),
    high: population(Math.max(value - half, value / 2)),
    shown: `${count.value} / ${raw} × ${per} = ${population(value)}`,
    source,
    count: count.source,
  };
}
