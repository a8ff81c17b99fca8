import { type Circles, circlesOf, distanceBetween, type ScanPlace } from "./scan-circles.ts";
import { prospectiveMaximum } from "./scan-maximum.ts";
import { type ScanRandom, scanRandom } from "./scan-random.ts";
import { type Cells, type Found, type Intervals, type Search, searchCylinder, searchOf } from "./scan-search.ts";

export type ScanModel = "spatial" | "space-time" | "permutation";

export interface ScanInput {
  readonly places: readonly ScanPlace[];
  /** Cases by place (in the order of `places`) and period, oldest first; one period for a purely spatial scan. */
  readonly counts: readonly (readonly number[])[];
  readonly model: ScanModel;
  /** People by place and period, where they change; without it the population of a place is the same in every period. */
  readonly populations?: readonly (readonly number[])[];
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

export type ScanProblem = "no-places" | "shape" | "no-cases" | "no-population" | "cases-without-population";

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
  const people = peopleOf(input, cells);
  if (people.some((share, cell) => share === 0 && (cells.counts[cell] ?? 0) > 0)) return "cases-without-population";
  const { circles, intervals } = windowsOf(input, cells, people);
  const search = searchOf(circles, intervals, cases);
  const found = clustersOf(cells, search, input.clusters ?? 5);
  const [first] = found;
  const maxima = first === undefined ? [] : replicate(cells, search, { input, people, observed: first.ratio });
  return {
    cases,
    replicas: maxima.length,
    clusters: found.map((one) => described(one, { input, search, cases, maxima })),
  };
}

function problemOf({ places, counts, model, populations }: ScanInput): ScanProblem | null {
  if (places.length === 0) return "no-places";
  const periods = counts[0]?.length ?? 0;
  const fits = (table: readonly (readonly number[])[]) =>
    table.length === places.length && table.every((row) => row.length === periods);
  if (periods === 0 || !fits(counts) || (populations !== undefined && !fits(populations))) return "shape";
  const people = places.reduce((sum, { population }, i) => sum + (populations ? total(populations[i]) : population), 0);
  return model !== "permutation" && !(people > 0) ? "no-population" : null;
}

const total = (row: readonly number[] = []) => row.reduce((sum, one) => sum + one, 0);

/** A purely spatial scan has one period: its sum. */
function cellsOf({ counts, model }: ScanInput): Cells {
  const rows = model === "spatial" ? counts.map((row) => [total(row)]) : counts;
  return { counts: Int32Array.from(rows.flat()), places: rows.length, periods: rows[0]?.length ?? 0 };
}

/**
 * Share of all cases expected in each cell. Poisson: by the people of the place and period; permutations: by the cases of the place times those of the
 * period.
 */
function peopleOf({ places, model, populations }: ScanInput, { counts, periods }: Cells): Float64Array {
  const share = new Float64Array(places.length * periods);
  const ofPeriod = new Float64Array(periods);
  if (model === "permutation")
    counts.forEach((count, cell) => {
      ofPeriod[cell % periods] = (ofPeriod[cell % periods] ?? 0) + count;
    });
  places.forEach(({ population }, place) => {
    const ofPlace = total([...counts.subarray(place * periods, (place + 1) * periods)]);
    for (let t = 0; t < periods; t++) {
      const row = populations?.[place];
      const people = row === undefined ? population : model === "spatial" ? total(row) : (row[t] ?? 0);
      share[place * periods + t] = model === "permutation" ? ofPlace * (ofPeriod[t] ?? 0) : people;
    }
  });
  const all = share.reduce((sum, one) => sum + one, 0);
  return share.map((one) => one / all);
}

interface Windows {
  readonly circles: Circles;
  readonly intervals: Intervals;
}

function windowsOf(input: ScanInput, { periods }: Cells, people: Float64Array): Windows {
  const { places, model, maxShare = 0.5, isGeographic = true } = input;
  const weights = places.map((_, place) => total([...people.subarray(place * periods, (place + 1) * periods)]));
  const byCell = model !== "permutation" && input.populations !== undefined && periods > 1;
  const longest = model === "spatial" ? 1 : Math.max(1, Math.min(periods, input.maxPeriods ?? Math.floor(periods / 2)));
  const isProspective = model === "spatial" || (input.isProspective ?? false);
  const circles = circlesOf(places, { weights, maxShare, isGeographic });
  const profile = model === "permutation" ? profileOf(people, periods) : null;
  return { circles, intervals: { longest, isProspective, baseline: byCell ? people : null, profile } };
}

/** Share of each period, that of all places together. */
function profileOf(share: Float64Array, periods: number): Float64Array {
  const profile = new Float64Array(periods);
  share.forEach((one, cell) => {
    profile[cell % periods] = (profile[cell % periods] ?? 0) + one;
  });
  return profile;
}

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
  readonly people: Float64Array;
  readonly observed: number;
}

function replicate(cells: Cells, search: Search, { input, people, observed }: Replication): number[] {
  const { replicas = 999, seed = 1, stopAfter = 0, model } = input;
  const fast = search.intervals.isProspective ? prospectiveMaximum(search, cells) : null;
  const draw = model === "permutation" ? shuffled(cells) : multinomial(cells, people, search.xlogx.length - 1);
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

/** As many cases as there were, thrown on places and then on their periods by population. */
function multinomial({ places, periods }: Cells, people: Float64Array, cases: number) {
  const running = new Float64Array(places * periods);
  const ofPlaces = new Float64Array(places);
  let sum = 0;
  people.forEach((share, cell) => {
    sum += share;
    running[cell] = sum;
    ofPlaces[Math.floor(cell / periods)] = sum;
  });
  return (random: ScanRandom): Cells => {
    const counts = new Int32Array(places * periods);
    for (let n = 0; n < cases; n++) {
      const place = firstAbove(ofPlaces, random.next() * sum, [0, places - 1]);
      const before = place === 0 ? 0 : (ofPlaces[place - 1] as number);
      const wanted = before + random.next() * ((ofPlaces[place] as number) - before);
      const cell = firstAbove(running, wanted, [place * periods, (place + 1) * periods - 1]);
      counts[cell] = (counts[cell] as number) + 1;
    }
    return { counts, places, periods };
  };
}

function firstAbove(running: Float64Array, wanted: number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((running[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
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
