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
