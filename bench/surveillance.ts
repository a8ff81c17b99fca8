import { ALGORITHMS, type AlgorithmName, type Judged, type ScanInput, type Series, scan } from "@kangyu/surveillance";
import type { Row } from "./report.ts";

const SERIES = 1200;
const SAMPLE = 120;

/** Even numbers in [0, 1), the same at every run. */
function stream(): () => number {
  let state = 12_345;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let [count, product] = [0, next()];
  while (product > limit) {
    count++;
    product *= next();
  }
  return count;
}

/** Ten years of weekly counts with a season, from rare to common. */
function weeklySeries(): Series[] {
  const next = stream();
  return Array.from({ length: SAMPLE }, (_, i) => {
    const base = [0.3, 1, 4, 12, 30][i % 5] ?? 1;
    const season = (week: number) => 1 + 0.5 * Math.sin((2 * Math.PI * week) / 52);
    return { frequency: 52, observed: Array.from({ length: 520 }, (_, week) => poisson(base * season(week), next)) };
  });
}

const RUNS: readonly (readonly [AlgorithmName, object])[] = [
  ["earsC", {}],
  ["bayes", { b: 3 }],
  ["rki", {}],
  ["cusum", { trans: "rossi", m: "glm" }],
  ["outbreakP", {}],
  ["cidars", {}],
  ["threshold", {}],
  ["farrington", {}],
  ["farringtonFlexible", {}],
  ["farringtonFlexible", { noPeriods: 10, pastWeeksNotIncluded: 26, thresholdMethod: "nbPlugin" }],
  ["glrpois", {}],
  ["glrnb", { M: 26 }],
  ["glrnb", { M: -1 }],
];

/** Every algorithm over ten years of weekly counts of 40 diseases in 30 places; a tenth is measured. */
export function surveillance(): Row[] {
  const series = weeklySeries();
  const rows = RUNS.map(([name, control]): Row => {
    const run = ALGORITHMS[name] as (series: Series, control: object) => Judged[];
    const from = process.cpuUsage().user;
    for (const one of series) run(one, control);
    const seconds = (((process.cpuUsage().user - from) / 1e6) * SERIES) / SAMPLE;
    return {
      what: `${name}${Object.keys(control).length === 0 ? "" : ` ${JSON.stringify(control)}`}: 1,200 series of 520 weeks`,
      measured: `${seconds.toFixed(1)} s of one core`,
      budget: "< 10 s",
    };
  });
  return [...rows, ...SCANS.map(scanning)];
}

const SCANS: readonly (readonly [string, Pick<ScanInput, "model" | "isProspective">])[] = [
  ["prospective space-time scan", { model: "space-time", isProspective: true }],
  ["retrospective space-time scan", { model: "space-time" }],
  ["prospective permutation scan", { model: "permutation", isProspective: true }],
  ["retrospective permutation scan", { model: "permutation" }],
];

function scanning([what, kind]: (typeof SCANS)[number]): Row {
  const next = stream();
  const places = Array.from({ length: 300 }, (_, i) => ({
    id: String(i),
    x: 116 + next(),
    y: 39 + next(),
    population: 1000 + Math.floor(next() * 9000),
  }));
  const counts = places.map(() => Array.from({ length: 104 }, () => poisson(0.2, next)));
  const from = process.cpuUsage().user;
  scan({ places, counts, ...kind, replicas: 999 });
  const seconds = (process.cpuUsage().user - from) / 1e6;
  return {
    what: `${what}: 300 places, 104 weeks, 999 replicas`,
    measured: `${seconds.toFixed(1)} s of one core`,
    budget: "< 30 s",
  };
}
