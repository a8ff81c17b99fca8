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
  "share-of-another-whole": "counts",
  "two-counts": "values",
  "two-values": "values",
  "two-targets": "values",
  "carried-over": "values",
  "carried-over-text": "values",
  "two-spellings": "values",
  "figure-of-another-level": "values",
  "populations-differ": "rates",
  "ratio-of-rates": "rates",
  "rate-below-one-event": "rates",
  "one-event-breaks-target": "rates",
  "rate-of-no-whole-number": "rates",
  "percentage-impossible": "rates",
  "unit-in-text-and-table": "units",
  "two-indicators-in-one-row": "units",
  "unit-does-not-fit": "units",
  "unit-doubled": "units",
  "units-mixed": "units",
  "weaker-than-baseline": "targets",
  "weaker-than-mid-target": "targets",
  "weaker-than-earlier-plan": "targets",
  "weaker-than-earlier-result": "targets",
  "weaker-than-stated": "targets",
  "pace-misses-target": "targets",
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
  "doubled-words": "gaps",
  "department-two-names": "gaps",
  misnumbered: "gaps",
  "money-before-the-plan-inside-it": "time",
  "more-money-inside-than-in-all": "time",
  "project-outside-plan": "time",
  "projects-overshoot": "time",
  "projects-cannot-reach": "time",
  "project-without-money-and-years": "time",
  "deadline-before-the-plan": "time",
};

export function groupOf(code: string): Group {
  return GROUPS[code] ?? "counts";
}

export const knownCodes: readonly string[] = Object.keys(GROUPS);
