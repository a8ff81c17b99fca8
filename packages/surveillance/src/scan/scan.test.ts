import { expect, test } from "vitest";
import { type ScanInput, type ScanResult, scan } from "./scan.ts";
import { distanceBetween } from "./scan-circles.ts";

const places = Array.from({ length: 25 }, (_, i) => ({
  id: `p${i}`,
  x: 0.9 * (i % 5) ** 1.01,
  y: Math.floor(i / 5),
  population: 1000,
}));
const flat = (count: number, periods: number) => places.map(() => new Array<number>(periods).fill(count));

function run(input: Partial<ScanInput> & Pick<ScanInput, "counts" | "model">): ScanResult {
  const result = scan({ places, isGeographic: false, replicas: 99, ...input });
  if (typeof result === "string") throw new Error(result);
  return result;
}

test("a spatial cluster: its places, its ratio by hand, its p-value", () => {
  const counts = flat(2, 1).map((row, i) => (i === 6 || i === 7 ? [14] : row));
  const { cases, clusters } = run({ counts, model: "spatial" });
  expect(cases).toBe(74);
  expect([...(clusters[0]?.places ?? [])].sort()).toEqual(["p6", "p7"]);
  const [c, e, C] = [28, (74 * 2) / 25, 74];
  expect(clusters[0]?.logLikelihoodRatio).toBeCloseTo(c * Math.log(c / e) + (C - c) * Math.log((C - c) / (C - e)), 9);
  expect(clusters[0]?.relativeRisk).toBeCloseTo(28 / e / ((C - c) / (C - e)), 9);
  expect(clusters[0]?.p).toBe(0.01);
  expect(clusters[0]?.gumbelP).toBeLessThan(0.001);
});

test("a second cluster shares no place with the first", () => {
  const counts = flat(2, 1).map((row, i) => (i === 0 ? [20] : i === 24 ? [15] : row));
  const { clusters } = run({ counts, model: "spatial" });
  expect(clusters.slice(0, 2).map(({ places: inside }) => inside)).toEqual([["p0"], ["p24"]]);
  const seen = clusters.flatMap(({ places: inside }) => inside);
  expect(new Set(seen).size).toBe(seen.length);
});

const burst = flat(1, 20).map((row, i) => row.map((count, t) => (i === 12 && t >= 8 && t < 11 ? 9 : count)));

test("a past burst is found by the retrospective scan with its weeks, not by the prospective one", () => {
  const [cluster] = run({ counts: burst, model: "space-time", replicas: 19 }).clusters;
  expect(cluster).toMatchObject({ places: ["p12"], from: 9, to: 11, observed: 27, p: 0.05 });
  const alive = run({ counts: burst, model: "space-time", isProspective: true }).clusters;
  for (const { to } of alive) expect(to).toBe(20);
});

test("permutations: a burst is found, and a rise everywhere is none", () => {
  const [cluster] = run({ counts: burst, model: "permutation", replicas: 19 }).clusters;
  expect(cluster).toMatchObject({ places: ["p12"], from: 9, to: 11 });
  const rise = places.map(() => Array.from({ length: 10 }, (_, t) => (t === 9 ? 6 : 1)));
  const none = run({ counts: rise, model: "permutation", isProspective: true, replicas: 99 });
  expect(none.clusters).toEqual([]);
  // The Poisson model, which knows no rise, takes it for a cluster.
  expect(run({ counts: rise, model: "space-time", isProspective: true }).clusters[0]?.p).toBe(0.01);
});

test("the two searches agree: the fast one of replicas and the one that names the cluster", () => {
  const counts = places.map((_, i) => Array.from({ length: 12 }, (_, t) => (i * 7 + t * 5) % 4));
  const input = { counts, model: "space-time", isProspective: true, replicas: 25 } as const;
  expect(run(input)).toEqual(run(input));
  const other = run({ ...input, seed: 2 });
  expect(other.clusters[0]?.logLikelihoodRatio).toBe(run(input).clusters[0]?.logLikelihoodRatio);
});

test("without a cluster p-values are even: about one in ten at most 0.1", () => {
  let small = 0;
  for (let seed = 0; seed < 40; seed++) {
    let state = seed + 1;
    const counts = places.map(() => [0]);
    for (let n = 0; n < 100; n++) {
      state = (state * 48271) % 2147483647;
      const row = counts[Math.floor((state / 2147483647) * 25)];
      if (row) row[0] = (row[0] ?? 0) + 1;
    }
    if ((run({ counts, model: "spatial", replicas: 39, seed }).clusters[0]?.p ?? 1) <= 0.1) small++;
  }
  // Binomial (40, 0.1): above 12 less than one time in a thousand.
  expect(small).toBeLessThanOrEqual(12);
});

test("the order of places and of equal ones does not matter", () => {
  const grid = places.map((place, i) => ({ ...place, x: i % 5 }));
  const counts = places.map((_, i) => [1 + ((i * 7) % 5)]);
  const ratio = (order: readonly number[]) => {
    const result = run({
      places: order.map((i) => grid[i] ?? { id: "", x: 0, y: 0, population: 0 }),
      counts: order.map((i) => counts[i] ?? []),
      model: "spatial",
      replicas: 1,
    });
    return result.clusters.map(({ logLikelihoodRatio }) => logLikelihoodRatio.toFixed(9))[0];
  };
  const order = places.map((_, i) => i);
  expect(ratio([...order].reverse())).toBe(ratio(order));
});

test("early stopping ends a hopeless run", () => {
  const counts = places.map((_, i) => [2 + (i % 2)]);
  const { replicas, clusters } = run({ counts, model: "spatial", replicas: 999, stopAfter: 10 });
  expect(replicas).toBeLessThan(200);
  expect(clusters[0]?.p).toBeCloseTo(10 / replicas, 12);
});

test("what cannot be scanned says why", () => {
  expect(scan({ places: [], counts: [], model: "spatial" })).toBe("no-places");
  expect(scan({ places, counts: [[1]], model: "spatial" })).toBe("shape");
  expect(scan({ places, counts: flat(0, 2), model: "space-time" })).toBe("no-cases");
  const nobody = places.map((place) => ({ ...place, population: 0 }));
  expect(scan({ places: nobody, counts: flat(1, 2), model: "space-time" })).toBe("no-population");
});

test("distance on the sphere: one degree of latitude", () => {
  const at = (x: number, y: number) => ({ id: "", x, y, population: 1 });
  expect(distanceBetween(at(116, 39), at(116, 40), true)).toBeCloseTo(111.195, 2);
});

test("a population that grows explains its cases; the ratio by hand where it does not", () => {
  const two = places.slice(0, 2).map((place, i) => ({ ...place, x: i * 50 }));
  const counts = [
    [10, 20],
    [10, 10],
  ];
  const input = { places: two, counts, model: "space-time", maxShare: 0.7, maxPeriods: 2 } as const;
  const populations = [
    [100, 200],
    [100, 100],
  ];
  expect(run({ ...input, populations }).clusters).toEqual([]);
  expect(run(input).clusters[0]).toMatchObject({ places: ["p0"], from: 2, to: 2, observed: 20, expected: 12.5 });
  const [shrunk] = run({ ...input, populations: [[100, 50], populations[1] ?? []] }).clusters;
  // 50 cases over 350 people-periods: 50 people in period 2 expect 50 / 7 and have 20.
  const [c, e, C] = [20, 50 / 7, 50];
  expect(shrunk).toMatchObject({ places: ["p0"], from: 2, to: 2, observed: 20 });
  expect(shrunk?.expected).toBeCloseTo(e, 12);
  expect(shrunk?.logLikelihoodRatio).toBeCloseTo(c * Math.log(c / e) + (C - c) * Math.log((C - c) / (C - e)), 9);
  expect(scan({ ...input, populations: [[100, 0], populations[1] ?? []] })).toBe("cases-without-population");
  expect(scan({ ...input, populations: [[100], [100]] })).toBe("shape");
});

test("the population by period, when it does not change, changes nothing", () => {
  const counts = places.map((_, i) => Array.from({ length: 12 }, (_, t) => (i * 7 + t * 5) % 4));
  const populations = counts.map((row) => row.map(() => 1000));
  for (const isProspective of [false, true]) {
    const [same, constant] = [populations, undefined].map((people) =>
      run({ counts, model: "space-time", isProspective, replicas: 19, ...(people ? { populations: people } : {}) }),
    );
    expect(same?.clusters.map(({ places: inside, p }) => [inside, p])).toEqual(
      constant?.clusters.map(({ places: inside, p }) => [inside, p]),
    );
    expect(same?.clusters[0]?.logLikelihoodRatio).toBeCloseTo(constant?.clusters[0]?.logLikelihoodRatio ?? 0, 9);
  }
});

test("the cases of a list may stand in any order: they are the same counts", () => {
  const list = places.flatMap((_, place) => Array.from({ length: (place * 5) % 7 }, (_, n) => [place, (n * 3) % 8]));
  const tabulate = (order: readonly (readonly number[])[]) => {
    const counts = flat(0, 8);
    for (const [place = 0, period = 0] of order) {
      const row = counts[place];
      if (row) row[period] = (row[period] ?? 0) + 1;
    }
    return counts;
  };
  for (const model of ["spatial", "space-time", "permutation"] as const) {
    const result = run({ counts: tabulate(list), model });
    expect(run({ counts: tabulate([...list].reverse()), model })).toEqual(result);
    expect(result.cases).toBe(list.length);
  }
});

test("the search that passes circles over finds what looking at every cylinder finds", () => {
  let state = 7;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  for (let round = 0; round < 12; round++) {
    const counts = places.map(() => Array.from({ length: 9 }, () => (next(5) === 0 ? next(9) : next(2))));
    const populations = places.map(() => Array.from({ length: 9 }, () => 50 + next(900)));
    const one = { counts, maxShare: 0.5, maxPeriods: 4, replicas: 0, model: "space-time" } as const;
    const best = run({ ...one, ...(round % 2 === 0 ? {} : { populations }) }).clusters[0]?.logLikelihoodRatio ?? 0;
    expect(best).toBeCloseTo(greatestRatio(counts, round % 2 === 0 ? null : populations), 9);
    // Permutations expect of a cell what its place and its period have between them.
    const ofPeriod = counts[0]?.map((_, t) => counts.reduce((sum, row) => sum + (row[t] ?? 0), 0)) ?? [];
    const between = counts.map((row) => ofPeriod.map((inPeriod) => inPeriod * row.reduce((a, b) => a + b, 0)));
    const dealt = run({ ...one, model: "permutation" }).clusters[0]?.logLikelihoodRatio ?? 0;
    expect(dealt).toBeCloseTo(greatestRatio(counts, between), 9);
  }
});

/** Every circle of at most half the people, every interval of at most four periods, one after another. */
function greatestRatio(counts: readonly number[][], populations: readonly number[][] | null): number {
  const people = counts.map((row, i) => row.map((_, t) => populations?.[i]?.[t] ?? 1000));
  const sum = (table: readonly number[][], of: readonly number[], [from, to]: readonly [number, number]) =>
    of.reduce((total, i) => total + (table[i]?.slice(from, to).reduce((a, b) => a + b, 0) ?? 0), 0);
  const all = places.map((_, i) => i);
  const [C, P] = [sum(counts, all, [0, 9]), sum(people, all, [0, 9])];
  let best = 0;
  for (const centre of places) {
    const near = all
      .map((i) => [distanceBetween(centre, places[i] ?? centre, false), i] as const)
      .sort(([a, i], [b, j]) => a - b || i - j);
    near.forEach(([far], rank) => {
      if ((near[rank + 1]?.[0] ?? Number.POSITIVE_INFINITY) - far <= 1e-9) return;
      const inside = near.slice(0, rank + 1).map(([, i]) => i);
      if (rank > 0 && sum(people, inside, [0, 9]) > P / 2) return;
      for (let from = 0; from < 9; from++)
        for (let to = from + 1; to <= Math.min(9, from + 4); to++) {
          const [c, e] = [sum(counts, inside, [from, to]), (C * sum(people, inside, [from, to])) / P];
          if (c > e) best = Math.max(best, c * Math.log(c / e) + (C - c) * Math.log((C - c) / (C - e)));
        }
    });
  }
  return best;
}
