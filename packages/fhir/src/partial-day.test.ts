import { describe, expect, it } from "vitest";
import { dayOfCivil } from "./day.ts";
import { partialDay } from "./partial-day.ts";

describe("the days a FHIR date may mean", () => {
  it("takes the whole year, month or day", () => {
    expect(partialDay("1960")).toEqual({ from: dayOfCivil(1960, 1, 1), to: dayOfCivil(1961, 1, 1), precision: "year" });
    expect(partialDay("2024-02")).toEqual({
      from: dayOfCivil(2024, 2, 1),
      to: dayOfCivil(2024, 3, 1),
      precision: "month",
    });
    expect(partialDay("2024-02-29")).toMatchObject({ from: dayOfCivil(2024, 2, 29), precision: "day" });
  });

  it("gives the civil day of an instant in the district", () => {
    expect(partialDay("2024-02-28T15:59:59Z")?.from).toBe(dayOfCivil(2024, 2, 28));
    expect(partialDay("2024-02-28T16:00:00Z")?.from).toBe(dayOfCivil(2024, 2, 29));
    expect(partialDay("2024-03-01T00:30:00+09:00")?.from).toBe(dayOfCivil(2024, 2, 29));
    expect(partialDay("2024-02-28T20:00:00-05:00", 0)?.from).toBe(dayOfCivil(2024, 2, 29));
    expect(partialDay("2024-03-01T00:30:00")?.from).toBe(dayOfCivil(2024, 3, 1));
    expect(partialDay("1950-01-01T00:00:00.123+08:00")?.from).toBe(dayOfCivil(1950, 1, 1));
  });

  it.each([
    "",
    "yesterday",
    "2023-02-29",
    "2024-13",
    "2024-00-01",
    "2024-04-31",
    "24-01-01",
    "2024-01-01T25:00:00Z",
    "2024-01T10:00:00Z",
  ])("refuses %s", (text) => expect(partialDay(text)).toBeNull());
});
