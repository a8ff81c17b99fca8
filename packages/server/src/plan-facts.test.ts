import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Indicator, parseIndicator } from "@kangyu/indicators";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readNotMeasured } from "./not-measured.ts";
import { planFactsOf } from "./plan-facts.ts";

const catalogue = new URL("../../../catalogue/", import.meta.url);
const kinds = readNotMeasured(fileURLToPath(catalogue));
const read = (file: string): unknown => parse(readFileSync(new URL(file, catalogue), "utf8"));

function indicators(): Map<string, Indicator> {
  const found = new Map<string, Indicator>();
  for (const file of readdirSync(new URL("indicators/", catalogue))) {
    const parsed = parseIndicator(read(`indicators/${file}`));
    if (parsed.ok) found.set(parsed.indicator.id, parsed.indicator);
  }
  return found;
}

it("reads the plan of the demonstration and binds the rows that an indicator's names print", () => {
  const known = indicators();
  const plan = planFactsOf(read("plans/demonstration.yaml"), known, kinds);
  expect(plan).toMatchObject({ id: "demonstration", from: 2021, to: 2025, simulated: true });
  const bound = plan?.rows.filter((row) => row.indicator !== null) ?? [];
  expect(bound.length).toBeGreaterThanOrEqual(2);
  for (const row of bound) expect(known.has(row.indicator ?? "")).toBe(true);
  const life = plan?.rows.find((row) => row.key === "life-expectancy");
  expect(life).toMatchObject({ indicator: null, baseline: { value: 78.3, year: 2020 } });
  expect(life?.notMeasured?.code).toBe("needs-life-table");
});

it("does not bind a row in another unit, and gives null for another shape", () => {
  const known = indicators();
  const [first] = known.values();
  const row = {
    key: "a",
    name: first?.name.zh,
    unit: "‰",
    property: null,
    baseline: null,
    targets: [],
    indicator: null,
  };
  const plan = planFactsOf({ id: "p", title: "x", period: { from: 2021, to: 2025 }, rows: [row] }, known, kinds);
  expect(plan?.rows[0]?.indicator).toBeNull();
  expect(planFactsOf({ id: "p" }, known, kinds)).toBeNull();
});
