import { expect, test } from "vitest";
import { onsetAge } from "./pressure.ts";
import { createRandom, pick, weighted } from "./random.ts";
import { yearValue } from "./visits.ts";

test("streams of one seed differ and repeat", () => {
  const take = (...streams: number[]) => {
    const random = createRandom(7, ...streams);
    return Array.from({ length: 5 }, () => random.next());
  };
  expect(take(1, 2)).toEqual(take(1, 2));
  expect(take(1, 2)).not.toEqual(take(2, 1));
  expect(take(1)).not.toEqual(take(1, 0));
});

test("numbers are even within a stream and across neighbouring streams", () => {
  const [within, across] = [new Array<number>(20).fill(0), new Array<number>(20).fill(0)];
  const random = createRandom(3, 1);
  for (let n = 0; n < 20_000; n++) {
    const [a, b] = [Math.floor(random.next() * 20), Math.floor(createRandom(3, 1, n).next() * 20)];
    within[a] = (within[a] as number) + 1;
    across[b] = (across[b] as number) + 1;
  }
  // Chi-squared with 19 degrees of freedom: above 43.8 one time in a thousand.
  for (const counts of [within, across])
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
});

test("normal deviates have mean 0 and deviation 1", () => {
  const random = createRandom(4);
  const values = Array.from({ length: 20_000 }, () => random.normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(deviation).toBeCloseTo(1, 1);
});

test("weights are followed", () => {
  const random = createRandom(5);
  const from = weighted([
    ["a", 1],
    ["b", 0],
    ["c", 3],
  ] as const);
  const drawn = Array.from({ length: 4000 }, () => pick(from, random));
  expect(drawn.filter((item) => item === "b")).toEqual([]);
  expect(drawn.filter((item) => item === "c").length / 4000).toBeCloseTo(0.75, 1);
});

test("the age of onset is interpolated, and some never fall ill", () => {
  const points = [
    { age: 20, male: 0, female: 0.1 },
    { age: 60, male: 0.4, female: 0.5 },
  ];
  expect(onsetAge(points, "male", 0.1)).toBeCloseTo(30);
  expect(onsetAge(points, "female", 0.05)).toBe(20);
  expect(onsetAge(points, "male", 0.4)).toBeNull();
});

test("a table of years holds its last value", () => {
  const years = [
    [2020, 0.1],
    [2022, 0.3],
  ] as const;
  expect([2019, 2020, 2021, 2022, 2030].map((year) => yearValue(years, year))).toEqual([0.1, 0.1, 0.1, 0.3, 0.3]);
});
