import { type Circles, circlesOf, distanceBetween, type ScanPlace } from "./scan-circles.ts";
import { prospectiveMaximum } from "./scan-maximum.ts";
import { type ScanRandom, scanRandom } from "./scan-random.ts";
import { type Cells, type Found, type Intervals, logTable, searchCylinder } from "./scan-search.ts";

export type ScanModel = "spatial" | "space-time" | "permutation";

export interface ScanInput {
  readonly places: readonly ScanPlace[];
  /** Cases by place (in the order of `places`) and period, oldest first; one period for a purely spatial scan. */
  readonly counts: readonly (readonly number[])[];
  readonly model: ScanModel;
  /** Only clusters that last to the last period. */
  readonly isProspective?: boolean;
  /** Greatest circle, share of the population (of the cases for permutations); 0.5. */
  readonly maxShare?: number;
  /** Longest cluster in periods; half of all. */
  readonly maxPeriods?: number;
  readonly isGeographic?: boolean;
  /** Monte-Carlo replicas; 999. */
  readonly replicas?: number;
  readonly seed?: number;
  /** End once so many replicas reach the observed maximum (Besag and Clifford, Biometrika 78, 1991); 0 never. */
  readonly stopAfter?: number;
  /** Most clusters to report; 5. */
  readonly clusters?: number;
}

export interface ScanCluster {
  readonly centre: string;
  readonly places: readonly string[];
  /** Distance from the centre to the farthest place: km, or the plane's unit. */
  readonly radius: number;
  /** 1-based first and last period. */
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly expected: number;
  /** Risk inside over risk outside; null where no case is outside. */
  readonly relativeRisk: number | null;
  readonly logLikelihoodRatio: number;
  /** Monte-Carlo p-value. */
  readonly p: number;
  /** p-value of the Gumbel distribution fitted to the replicas (Abrams, Kulldorff and Kleinman, 2010); null below 20 replicas. */
  readonly gumbelP: number | null;
}

export interface ScanResult {
  readonly cases: number;
  readonly replicas: number;
  readonly clusters: readonly ScanCluster[];
}

export type ScanProblem = "no-places" | "shape" | "no-cases" | "no-population";

/**
 * Kulldorff's scan statistic (Communications in Statistics 26, 1997): spatial and space-time Poisson, and the space-time permutation model
 * (PLoS Medicine 2, 2005) that needs no population. Clusters are the likeliest and those that share no place with a
 * likelier one. The same input and seed give the same result, whatever the order of cases was.
 */
export function scan(input: ScanInput): ScanResult | ScanProblem {
  const problem = problemOf(input);
  if (problem !== null) return problem;
  const cells = cellsOf(input);
  const cases = cells.counts.reduce((sum, count) => sum + count, 0);
  if (cases === 0) return "no-cases";
  const search = { ...windowsOf(input, cells), xlogx: logTable(cases) };
  const found = clustersOf(cells, search, input.clusters ?? 5);
  const [first] = found;
  const maxima = first === undefined ? [] : replicate(cells, search, { input, observed: first.ratio });
  return {
    cases,
    replicas: maxima.length,
    clusters: found.map((one) => described(one, { input, search, cases, maxima })),
  };
}

function problemOf({ places, counts, model }: ScanInput): ScanProblem | null {
  if (places.length === 0) return "no-places";
  const periods = counts[0]?.length ?? 0;
  if (counts.length !== places.length || periods === 0 || counts.some((row) => row.length !== periods)) return "shape";
  const people = places.reduce((sum, { population }) => sum + population, 0);
  return model !== "permutation" && !(people > 0) ? "no-population" : null;
}

/** A purely spatial scan has one period: its sum. */
function cellsOf({ counts, model }: ScanInput): Cells {
  const rows = model === "spatial" ? counts.map((row) => [row.reduce((sum, count) => sum + count, 0)]) : counts;
  return { counts: Int32Array.from(rows.flat()), places: rows.length, periods: rows[0]?.length ?? 0 };
}

interface Windows {
  readonly circles: Circles;
  readonly intervals: Intervals;
}

function windowsOf(input: ScanInput, { counts, periods }: Cells): Windows {
  const { places, model, maxShare = 0.5, isGeographic = true } = input;
  const isPermutation = model === "permutation";
  const weights = places.map(({ population }, place) =>
    isPermutation
      ? counts.subarray(place * periods, (place + 1) * periods).reduce((sum, count) => sum + count, 0)
      : population,
  );
  const running = new Float64Array(periods + 1);
  const cases = counts.reduce((sum, count) => sum + count, 0);
  for (let t = 0; t < periods; t++) {
    let share = 1 / periods;
    if (isPermutation) {
      share = 0;
      for (let place = 0; place < places.length; place++) share += (counts[place * periods + t] ?? 0) / cases;
    }
    running[t + 1] = (running[t] ?? 0) + share;
  }
  const longest = model === "spatial" ? 1 : Math.max(1, Math.min(periods, input.maxPeriods ?? Math.floor(periods / 2)));
  const isProspective = model === "spatial" || (input.isProspective ?? false);
  const circles = circlesOf(places, { weights, maxShare, isGeographic });
  return { circles, intervals: { longest, isProspective, running, isEven: !isPermutation } };
}

type Search = Windows & { readonly xlogx: Float64Array };

function clustersOf(cells: Cells, search: Search, most: number): Found[] {
  const blocked = new Set<number>();
  const found: Found[] = [];
  while (found.length < most) {
    const next = searchCylinder(cells, search, blocked);
    if (next === null || next.ratio < 1e-9) break;
    found.push(next);
    for (const place of placesOf(next, search.circles)) blocked.add(place);
  }
  return found;
}

function placesOf({ centre, end }: Found, { order, starts }: Circles): number[] {
  return Array.from(order.subarray(starts[centre] ?? 0, end));
}

interface Replication {
  readonly input: ScanInput;
  readonly observed: number;
}

function replicate(cells: Cells, search: Search, { input, observed }: Replication): number[] {
  const { replicas = 999, seed = 1, stopAfter = 0, model } = input;
  const fast = search.intervals.isProspective
    ? prospectiveMaximum(search.circles, search.intervals, search.xlogx)
    : null;
  const draw = model === "permutation" ? shuffled(cells) : multinomial(cells, input.places, search.xlogx.length - 1);
  const maxima: number[] = [];
  let reached = 0;
  for (let replica = 0; replica < replicas; replica++) {
    const made = draw(scanRandom(seed, replica));
    const maximum = fast === null ? (searchCylinder(made, search)?.ratio ?? 0) : fast.of(made);
    maxima.push(maximum);
    if (maximum >= observed - 1e-9) reached++;
    if (stopAfter > 0 && reached >= stopAfter) break;
  }
  return maxima;
}

/** As many cases as there were, thrown on places by population and on periods evenly. */
function multinomial({ places, periods }: Cells, people: readonly ScanPlace[], cases: number) {
  const running = new Float64Array(places);
  let sum = 0;
  people.forEach(({ population }, place) => {
    sum += population;
    running[place] = sum;
  });
  return (random: ScanRandom): Cells => {
    const counts = new Int32Array(places * periods);
    for (let n = 0; n < cases; n++) {
      const wanted = random.next() * sum;
      let [low, high] = [0, places - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((running[middle] as number) > wanted) high = middle;
        else low = middle + 1;
      }
      const cell = low * periods + Math.floor(random.next() * periods);
      counts[cell] = (counts[cell] as number) + 1;
    }
    return { counts, places, periods };
  };
}

/** The same cases at their places, their periods dealt anew. */
function shuffled({ counts, places, periods }: Cells) {
  const [placeOf, periodOf]: [number[], number[]] = [[], []];
  counts.forEach((count, cell) => {
    for (let n = 0; n < count; n++) {
      placeOf.push(Math.floor(cell / periods));
      periodOf.push(cell % periods);
    }
  });
  return (random: ScanRandom): Cells => {
    const made = new Int32Array(places * periods);
    const dealt = Int32Array.from(periodOf);
    for (let n = dealt.length - 1; n >= 0; n--) {
      const other = Math.floor(random.next() * (n + 1));
      const period = dealt[other] as number;
      dealt[other] = dealt[n] as number;
      const cell = (placeOf[n] as number) * periods + period;
      made[cell] = (made[cell] as number) + 1;
    }
    return { counts: made, places, periods };
  };
}

interface Context {
  readonly input: ScanInput;
  readonly search: Search;
  readonly cases: number;
  readonly maxima: readonly number[];
}

function described(found: Found, { input, search, cases, maxima }: Context): ScanCluster {
  const inside = placesOf(found, search.circles);
  const [centre, farthest] = [input.places[found.centre], input.places[inside.at(-1) ?? 0]];
  const { observed, expected, ratio } = found;
  const outside = (cases - observed) / (cases - expected);
  const reached = maxima.filter((maximum) => maximum >= ratio - 1e-9).length;
  const isStopped = maxima.length < (input.replicas ?? 999);
  return {
    centre: centre?.id ?? "",
    places: inside.map((place) => input.places[place]?.id ?? ""),
    radius: centre && farthest ? distanceBetween(centre, farthest, input.isGeographic ?? true) : 0,
    from: input.model === "spatial" ? 1 : found.from + 1,
    to: input.model === "spatial" ? (input.counts[0]?.length ?? 1) : found.to,
    observed,
    expected,
    relativeRisk: observed < cases ? observed / expected / outside : null,
    logLikelihoodRatio: ratio,
    p: isStopped ? reached / maxima.length : (reached + 1) / (maxima.length + 1),
    gumbelP: gumbelTail(ratio, maxima),
  };
}

const EULER = 0.5772156649015329;

/** Upper tail of the Gumbel distribution with the mean and deviation of the replicas. */
function gumbelTail(ratio: number, maxima: readonly number[]): number | null {
  if (maxima.length < 20) return null;
  const mean = maxima.reduce((sum, value) => sum + value, 0) / maxima.length;
  const variance = maxima.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (maxima.length - 1);
  const scale = (Math.sqrt(variance) * Math.sqrt(6)) / Math.PI;
  return -Math.expm1(-Math.exp(-(ratio - mean + EULER * scale) / scale));
}
