import { dayOfCivil } from "@kangyu/fhir";
import type { Indicator } from "@kangyu/indicators";
import { describe, expect, it } from "vitest";
import { type BoardInput, boardOf } from "./board-view.ts";
import { indicatorPageOf } from "./indicator-view.ts";
import type { PlanRow } from "./pledges.ts";

const text = { zh: "甲", en: "A" };
const rate: Indicator = {
  id: "rate",
  version: "1",
  inForce: { from: "2017-01-01", to: null },
  name: text,
  synonyms: [],
  unit: "%",
  direction: "up",
  multiplier: 100,
  decimals: 2,
  numerator: { measure: "p.m", states: ["in"], text },
  denominator: { measure: "p.m", states: ["in", "out", "unknown"], text },
  period: "year",
  attribution: text,
  programme: "p",
  source: "a document",
};
const row: PlanRow = {
  no: 1,
  key: "rate",
  domain: null,
  domainEn: null,
  name: "甲",
  nameEn: "A",
  unit: "%",
  property: "expected",
  direction: "up",
  baseline: { raw: "60", op: "=", value: 60, year: 2020 },
  targets: [{ raw: "70", op: ">=", value: 70, year: 2025 }],
  indicator: "rate",
  factor: 1,
  notMeasured: null,
};
const end = (year: number) => dayOfCivil(year, 12, 31);

function input(change: Partial<BoardInput> = {}): BoardInput {
  return {
    plan: {
      id: "plan",
      title: text,
      from: 2021,
      to: 2025,
      simulated: true,
      rows: [row, { ...row, no: 2, indicator: null }],
    },
    world: "simulated",
    asOf: end(2023),
    quarters: [end(2023)],
    indicators: new Map([["rate", rate]]),
    counts: new Map([["p.m", { in: 64, out: 30, unknown: 6 }]]),
    lastFact: () => end(2023),
    reports: { definitions: new Map(), table: new Map() },
    ...change,
  };
}

describe("boardOf", () => {
  it("judges a bound row against its path; in, out and unknown add up", () => {
    const [bound] = boardOf(input()).rows;
    expect(bound).toMatchObject({
      light: "behind",
      actual: { value: 64, in: 64, out: 30, unknown: 6, denominator: 100 },
    });
    expect(bound?.path).toBeCloseTo(66, 1);
  });

  it("says of an unbound row why it is not measured, never a nought", () => {
    const unbound = boardOf(input()).rows[1];
    expect(unbound).toMatchObject({ light: "not-measured", actual: null, path: null, why: { code: "no-definition" } });
  });

  it("cannot tell where nobody counts or the data are older than the year", () => {
    expect(boardOf(input({ counts: new Map() })).rows[0]).toMatchObject({
      light: "cannot-tell",
      actual: { value: null },
    });
    expect(boardOf(input({ lastFact: () => end(2022) })).rows[0]?.why.code).toBe("data-too-old");
    expect(boardOf(input({ lastFact: () => null })).rows[0]?.why.code).toBe("data-too-old");
  });
});

describe("indicatorPageOf", () => {
  const page = (years: readonly number[]) =>
    indicatorPageOf({
      definition: {
        ...rate,
        numerator: text,
        denominator: text,
        period: text,
        inForceFrom: "2017-01-01",
        localChoices: [],
      },
      indicator: rate,
      pledge: { baseline: row.baseline, baselineYear: 2020, targets: row.targets, lastYear: 2025, direction: "up" },
      world: "simulated",
      asOf: end(2024),
      lastFact: end(2024),
      counts: new Map([["p.m", { in: 66, out: 34, unknown: 0 }]]),
      quarters: years.flatMap((year, index) =>
        [dayOfCivil(year, 9, 30), end(year)].map((day) => {
          return { day, counts: new Map([["p.m", { in: 60 + 2 * index, out: 40 - 2 * index, unknown: 0 }]]) };
        }),
      ),
      townships: [
        { code: "1", name: text, place: "1", counts: new Map([["p.m", { in: 5, out: 5, unknown: 0 }]]) },
        { code: "2", name: text, place: "2", counts: new Map() },
      ],
      villages: [],
      institutions: [],
    });

  it("forecasts from the ends of years to the plan's last year", () => {
    const { forecast } = page([2021, 2022, 2023, 2024]);
    expect(forecast.why).toBeNull();
    expect(forecast.points.map(({ day }) => day)).toEqual(["2025-12-31"]);
    const [point] = forecast.points;
    expect(point?.low).toBeLessThanOrEqual(point?.value ?? 0);
    expect(point?.high).toBeGreaterThanOrEqual(point?.value ?? 0);
  });

  it("gives no forecast from three years, and says so", () => {
    expect(page([2022, 2023, 2024]).forecast).toMatchObject({ points: [], why: { code: "too-few-points" } });
  });

  it("shows the places where somebody counts, and cannot tell for a few", () => {
    const { townships } = page([2023, 2024]);
    expect(townships.map(({ code, light, why }) => [code, light, why.code])).toEqual([
      ["1", "cannot-tell", "small-numbers"],
    ]);
  });
});
