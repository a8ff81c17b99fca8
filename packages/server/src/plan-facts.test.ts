import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseDefinition } from "@kangyu/indicators";
import type { BindableIndicator } from "@kangyu/plan";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readNotMeasured } from "./not-measured.ts";
import { planFactsOf } from "./plan-facts.ts";

const catalogue = new URL("../../../catalogue/", import.meta.url);
const kinds = readNotMeasured(fileURLToPath(catalogue));
const read = (file: string): unknown => parse(readFileSync(new URL(file, catalogue), "utf8"));

function indicators(): BindableIndicator[] {
  const found: BindableIndicator[] = [];
  for (const file of readdirSync(new URL("indicators/", catalogue))) {
    const parsed = parseDefinition(read(`indicators/${file}`));
    if (parsed.ok) found.push(parsed.indicator);
  }
  return found;
}

it("reads the plan of the demonstration and binds the rows that an indicator's names print", () => {
  const known = indicators();
  const plan = planFactsOf(read("plans/demonstration.yaml"), known, kinds);
  expect(plan).toMatchObject({ id: "demonstration", from: 2021, to: 2025, simulated: true });
  const bound = plan?.rows.filter((row) => row.indicator !== null) ?? [];
  expect(bound).toHaveLength(26);
  for (const row of bound) expect(known.some(({ id }) => id === row.indicator)).toBe(true);
  const life = plan?.rows.find((row) => row.key === "life-expectancy");
  expect(life).toMatchObject({ indicator: "life-expectancy", factor: 1, baseline: { value: 78.3, year: 2020 } });
  expect(plan?.rows.find((row) => row.key === "antibiotics")).toMatchObject({ indicator: null, factor: 1 });
});

it("does not bind a row in another unit, and gives null for another shape", () => {
  const known = indicators();
  const [first] = known;
  const row = {
    key: "a",
    name: first?.name.zh,
    unit: "没有的单位",
    property: null,
    baseline: null,
    targets: [],
    indicator: null,
  };
  const plan = planFactsOf({ id: "p", title: "x", period: { from: 2021, to: 2025 }, rows: [row] }, known, kinds);
  expect(plan?.rows[0]?.indicator).toBeNull();
  expect(planFactsOf({ id: "p" }, known, kinds)).toBeNull();
});

it("takes a rate per 1,000 to an indicator per 10,000, with what one is of the other", () => {
  const plan = planFactsOf(read("plans/longhu-13.yaml"), indicators(), kinds);
  expect(plan?.rows.find((row) => row.key === "general-practitioners")).toMatchObject({
    indicator: "general-practitioners-per-10000",
    factor: 10,
  });
});
