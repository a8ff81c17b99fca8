import type { Amount, Plan, PlanIndicator, Property } from "../plan.ts";
import type { Draft, DraftRow } from "./draft.ts";
import type { DraftEvidence } from "./evidence.ts";
import { baselineOf, partsIn, typedAmount } from "./figures-of-row.ts";

const PROPERTY: Readonly<Record<Property, string>> = { binding: "约束性", expected: "预期性", guiding: "指导性" };

/** Targets as typed, the mid-term one first. */
function targetsOf(row: DraftRow, draft: Draft): Amount[] {
  return [typedAmount(row.mid, draft.mid, row), typedAmount(row.target, draft.period.to, row)].filter(
    (one) => one !== null,
  );
}

/** A draft as the plan it would print, so that everything that reads or checks a plan can read it. `line` is the row's number. */
export function planOfDraft(draft: Draft, evidence: DraftEvidence): Plan {
  return {
    title: draft.title.zh,
    jurisdiction: null,
    period: draft.period,
    indicators: draft.rows.map((row, index): PlanIndicator => {
      const baseline = baselineOf(row, draft, evidence)?.amount ?? null;
      const targets = targetsOf(row, draft);
      const property = row.property === null ? "" : PROPERTY[row.property];
      const cells = [
        String(index + 1),
        row.domain ?? "",
        row.name,
        row.unit ?? "",
        baseline?.raw ?? "",
        ...targets.map(({ raw }) => raw),
        property,
      ];
      const parts = partsIn(row);
      return {
        name: row.name,
        ...(parts === null ? {} : { parts }),
        unit: row.unit,
        domain: row.domain,
        no: index + 1,
        property: row.property,
        baseline,
        targets,
        from: "table",
        indicator: row.indicator,
        source: { line: index + 1, quote: cells.filter((cell) => cell !== "").join(" | ") },
      };
    }),
    tasks: [],
    projects: [],
  };
}

/** The rows of the earlier plan that this draft goes on from, as that plan printed them; null without one. */
export function earlierPlanOf(draft: Draft): Plan | null {
  const rows = draft.rows.flatMap((row, index): PlanIndicator[] => {
    if (row.former === null) return [];
    const { baseline, targets } = row.former;
    const { name, unit, domain, property, indicator } = row;
    return [
      {
        ...{ name, unit, domain, property, indicator, baseline, targets },
        no: index + 1,
        from: "table",
        source: { line: index + 1, quote: [name, baseline?.raw, ...targets.map(({ raw }) => raw)].join(" | ") },
      },
    ];
  });
  if (rows.length === 0) return null;
  return { title: draft.base, jurisdiction: null, period: null, indicators: rows, tasks: [], projects: [] };
}
