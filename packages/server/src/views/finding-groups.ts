import type { FindingView } from "./finding-view.ts";

type Group = FindingView["group"];

/** What kind of question each code is (time: years, money and projects); a code of a new check stands with the counts until it has a line. */
const GROUPS: Readonly<Record<string, Group>> = {
  "parts-and-total": "counts",
  "share-does-not-fit": "counts",
  "parts-exceed-total": "counts",
  "classifications-differ": "counts",
  "part-larger-than-whole": "counts",
  "handled-more-than-accepted": "counts",
  "quotas-differ": "counts",
  "mean-outside-parts": "counts",
  "two-counts": "values",
  "two-values": "values",
  "two-targets": "values",
  "carried-over": "values",
  "figure-of-another-level": "values",
  "populations-differ": "rates",
  "ratio-of-rates": "rates",
  "rate-below-one-event": "rates",
  "one-event-breaks-target": "rates",
  "percentage-impossible": "rates",
  "unit-in-text-and-table": "units",
  "two-indicators-in-one-row": "units",
  "unit-does-not-fit": "units",
  "unit-doubled": "units",
  "units-mixed": "units",
  "weaker-than-baseline": "targets",
  "weaker-than-mid-target": "targets",
  "weaker-than-earlier-plan": "targets",
  "pace-at-the-end": "targets",
  "growth-unlikely": "targets",
  "outlook-equals-target": "targets",
  "weaker-than-benchmark": "targets",
  "nothing-to-measure": "gaps",
  "no-number": "gaps",
  "no-baseline": "gaps",
  "no-target": "gaps",
  "no-property": "gaps",
  "no-monitoring": "gaps",
  "repeated-sentence": "gaps",
  misnumbered: "gaps",
  "money-before-the-plan-inside-it": "time",
  "more-money-inside-than-in-all": "time",
  "project-outside-plan": "time",
  "projects-overshoot": "time",
  "projects-cannot-reach": "time",
  "deadline-before-the-plan": "time",
};

export function groupOf(code: string): Group {
  return GROUPS[code] ?? "counts";
}

export const knownCodes: readonly string[] = Object.keys(GROUPS);
