import { expect, it } from "vitest";
import { differencesOf } from "./compare.ts";
import { holdBack } from "./hold-back.ts";

const parts = [
  { code: "a", numerator: 60, denominator: 100 },
  { code: "b", numerator: 45, denominator: 50 },
  { code: "c", numerator: 2, denominator: 10 },
  { code: "d", numerator: 0, denominator: 0 },
];

it("says how many people each part lacks to the path, the largest first", () => {
  const found = holdBack({ parts, path: 70, multiplier: 100, direction: "up" });
  expect(found.map(({ code, short }) => [code, Math.round(short * 1e6) / 1e6])).toEqual([
    ["a", 10],
    ["c", 5],
    ["d", 0],
    ["b", -10],
  ]);
  expect(found.find(({ code }) => code === "d")?.value).toBeNull();
});

it("adds up to what the whole lacks, whichever way is good", () => {
  const whole = { code: "all", numerator: 107, denominator: 160 };
  for (const direction of ["up", "down"] as const)
    for (const path of [0, 12.5, 70, 100]) {
      const question = { path, multiplier: 100, direction };
      const sum = holdBack({ ...question, parts }).reduce((total, { short }) => total + short, 0);
      expect(sum).toBeCloseTo(holdBack({ ...question, parts: [whole] })[0]?.short ?? Number.NaN, 9);
    }
});

it("a rate that should fall is held back by who is above it", () => {
  const [first] = holdBack({ parts, path: 50, multiplier: 100, direction: "down" });
  expect(first).toMatchObject({ code: "b", short: 20 });
});

it("differences name what changed, and rows that came or went", () => {
  const row = (key: string, value: number | null, points: number | null = 100) => {
    return { key, value, light: "met", points, definition: "d 1" };
  };
  const before = [row("same", 1 / 3), row("value", 1), row("gone", 5), row("none", null, null)];
  const after = [
    row("same", 0.3333333333333333),
    { ...row("value", 2, 80), light: "behind", definition: "d 2" },
    row("new", 1),
    row("none", null, null),
  ];
  expect(differencesOf(before, after).map(({ key, changed }) => [key, changed])).toEqual([
    ["value", ["value", "light", "points", "definition"]],
    ["new", ["added"]],
    ["gone", ["removed"]],
  ]);
});
