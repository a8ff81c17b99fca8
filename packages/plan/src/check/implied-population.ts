import { perOf, thingOf } from "../names.ts";
import type { Source } from "../plan.ts";
import type { Check } from "./finding.ts";

interface Implied {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly shown: string;
  readonly source: Source;
}

/** Populations further apart than this, after rounding, cannot be the same district. */
const apart = 1.05;
/** A per-head rate and the count it was made from imply a population; all of them must imply about the same one. */
export const impliedPopulation: Check = ({ rows, quantities, statements }) => {
  const rates = [
    ...rows.flatMap((row) => {
      const text = `${row.name}${row.unit ?? ""}`;
      const value = row.baseline?.value;
      if (typeof value !== "number" || value <= 0) return [];
      return [
        {
          name: row.name,
          raw: row.baseline?.raw ?? "",
          value,
          per: perOf(text),
          source: row.source,
          year: row.baseline?.year ?? null,
        },
      ];
    }),
    ...statements.map((one) => ({
      name: one.name,
      raw: String(one.value),
      value: one.value,
      per: perOf(one.name),
      source: one.source,
      year: one.year,
    })),
  ].filter((rate) => rate.per > 0 && rate.value > 0);
  const implied = rates.flatMap((rate): Implied[] => {
    const count = quantities.find(
      (one) =>
        one.value >= 100 &&
        thingOf(one.name) === thingOf(rate.name) &&
        thingOf(one.name).length >= 2 &&
        (one.year === null || one.year === rate.year),
    );
    if (count === undefined) return [];
    const half = 0.5 * 10 ** -(rate.raw.split(".")[1]?.length ?? 0);
    const population = (value: number) => Math.round((count.value / value) * rate.per);
    return [
      {
        name: rate.name,
        low: population(rate.value + half),
        high: population(Math.max(rate.value - half, rate.value / 2)),
        shown: `${count.value} / ${rate.raw} × ${rate.per} = ${population(rate.value)}`,
        source: rate.source,
      },
    ];
  });
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
      sources: implied.map((one) => one.source),
      indicators: implied.map((one) => one.name),
    },
  ];
};
