import { dayOfCivil } from "@kangyu/fhir";
import { expect, test } from "vitest";
import type { Standing } from "../../api/types.ts";
import { barOf, scaleOf } from "./standings-scale.ts";

function standing(...spans: readonly (readonly [string, string | null])[]): Standing {
  const title = { zh: "轨", en: "track" };
  const reason = { code: "r", text: title };
  return {
    programme: "p",
    programmeTitle: title,
    version: "1",
    track: "t",
    kind: "measure",
    title,
    spans: spans.map(([from, to]) => ({ from, to, state: "in", reason, deciding: null })),
  };
}

test("the scale holds whole years from the first span to this year's end, at most six", () => {
  const short = scaleOf([standing(["2024-03-01", null])], "2026-11-22");
  expect([short.from, short.to]).toEqual([dayOfCivil(2024, 1, 1), dayOfCivil(2027, 1, 1)]);
  const long = scaleOf([standing(["2005-03-01", null])], "2026-11-22");
  expect(long.years.map((one) => one.year)).toEqual([2021, 2022, 2023, 2024, 2025, 2026]);
});

test("bars are cut at the scale; what lies outside is not drawn", () => {
  const scale = scaleOf([standing(["2025-01-01", null])], "2026-11-22");
  expect(barOf({ from: "2025-01-01", to: null }, scale, 730)).toEqual({ x: 0, width: 730 });
  expect(barOf({ from: "2026-01-01", to: "2026-01-11" }, scale, 730)).toEqual({ x: 365, width: 10 });
  expect(barOf({ from: "2020-01-01", to: "2021-01-01" }, scale, 730)).toBeNull();
});
