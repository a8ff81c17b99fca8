import { perOf, plainUnit } from "./names.ts";

/** A row's unit against an indicator's; `factor` × the row's value is the value in the indicator's unit, null where that cannot be told. */
export interface UnitBetween {
  readonly reason: "same-unit" | "unit-converted" | "unit-not-printed" | "unit-differs";
  readonly factor: number | null;
}

interface Row {
  readonly name: string;
  readonly unit: string | null;
}
interface Indicator {
  readonly name: { readonly zh: string };
  readonly unit: string;
}

const SAME = { reason: "same-unit", factor: 1 } as const;
const DIFFERS = { reason: "unit-differs", factor: null } as const;

/** Words that count things; which of them a plan prints says nothing of the value. */
const COUNTING = /^[张个人名位所家辆床]$/u;

/** What is counted in a rate per head: 张/千人口 counts 张. */
function thingOfUnit(unit: string): string {
  return plainUnit(unit).replace(/[/每]*\d*[千万]人口?$/u, "");
}

/**
 * Rates per 1,000 and per 10,000 people are converted, by what name and unit say; a rate per head is never taken for a
 * count. Percent and per mille are not converted: where a plan prints another share unit, that is more often a misprint.
 */
export function unitBetween(row: Row, indicator: Indicator): UnitBetween {
  const own = perOf(indicator.unit) || perOf(indicator.name.zh);
  if (own === 0) {
    if (row.unit === null) return { reason: "unit-not-printed", factor: 1 };
    return plainUnit(row.unit) === plainUnit(indicator.unit) ? SAME : DIFFERS;
  }
  const printed = perOf(row.unit ?? "") || perOf(row.name);
  if (printed === 0) return DIFFERS;
  if (row.unit === null)
    return printed === own
      ? { reason: "unit-not-printed", factor: 1 }
      : { reason: "unit-converted", factor: own / printed };
  const [left, right] = [thingOfUnit(row.unit), thingOfUnit(indicator.unit)];
  if (left !== right && !(COUNTING.test(left) && COUNTING.test(right))) return DIFFERS;
  return printed === own ? SAME : { reason: "unit-converted", factor: own / printed };
}
