import { isoOfDay, parseDay } from "@kangyu/fhir";
import { describe, expect, it } from "vitest";
import { lastEndedQuarter, quarterEnd, quarterEnds } from "./quarters.ts";

const day = (iso: string): number => parseDay(iso) ?? Number.NaN;

describe("quarters", () => {
  it("ends a quarter on its last day", () => {
    expect(isoOfDay(quarterEnd(day("2024-02-29")))).toBe("2024-03-31");
    expect(isoOfDay(quarterEnd(day("2025-12-31")))).toBe("2025-12-31");
  });

  it("counts a quarter as over on its last day, not before", () => {
    expect(isoOfDay(lastEndedQuarter(day("2025-09-29")))).toBe("2025-06-30");
    expect(isoOfDay(lastEndedQuarter(day("2025-09-30")))).toBe("2025-09-30");
    expect(isoOfDay(lastEndedQuarter(day("2025-10-01")))).toBe("2025-09-30");
  });

  it("lists a plan's quarters up to today, also past the plan's end", () => {
    expect(quarterEnds(2021, day("2021-08-01")).map(isoOfDay)).toEqual(["2021-03-31", "2021-06-30"]);
    expect(quarterEnds(2021, day("2026-11-22"))).toHaveLength(23);
    expect(quarterEnds(2027, day("2026-11-22"))).toEqual([]);
  });
});
