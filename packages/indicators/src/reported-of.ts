import type { Indicator } from "./indicator.ts";
import type { ReportedIndicator } from "./reported.ts";

/**
 * A counted indicator as one that is handed in: where the district does not run its programme, no record counts it,
 * and its value can still be reported by the same definition.
 */
export function reportedOf(indicator: Indicator): ReportedIndicator {
  const { id, version, inForce, name, synonyms, unit, direction, multiplier, decimals, source } = indicator;
  return {
    ...{ kind: "reported", id, version, inForce, name, synonyms, unit, direction, multiplier, decimals, source },
    numerator: indicator.numerator.text,
    denominator: indicator.denominator.text,
    population: "own",
    period: indicator.period === "year" ? "calendar" : "instant",
    collection: "routine",
    system: { zh: "业务报表", en: "Reports of the service" },
    confidence: null,
  };
}
