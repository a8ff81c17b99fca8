import { type Day, isoOfDay } from "@kangyu/fhir";
import type { Amount, Indicator } from "@kangyu/indicators";
import type { z } from "zod";
import type { board } from "../contract/index.ts";
import { type CellCounts, judge } from "./judge.ts";
import { type PlanFacts, type PlanRow, pledgeOf } from "./pledges.ts";
import { type Reports, reportedRow } from "./reported-view.ts";

export type Board = z.infer<typeof board.board>;
type BoardRow = z.infer<typeof board.boardRow>;
type ShownAmount = z.infer<typeof board.amount>;

export interface BoardInput {
  readonly plan: PlanFacts;
  readonly world: Board["world"];
  readonly asOf: Day;
  readonly quarters: readonly Day[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly counts: CellCounts;
  readonly reports: Reports;
  /** Last day with any fact, by programme. */
  readonly lastFact: (programme: string | null) => Day | null;
}

export function shownAmount(amount: Amount): ShownAmount {
  const { raw, op, value, year } = amount;
  return { raw, op, value: typeof value === "number" || value === null ? value : [...value], year };
}

function printed(
  row: PlanRow,
): Omit<BoardRow, "direction" | "indicator" | "subject" | "path" | "actual" | "reported" | "light" | "why"> {
  return {
    no: row.no,
    key: row.key,
    domain: row.domain,
    domainEn: row.domainEn,
    name: row.name,
    nameEn: row.nameEn,
    unit: row.unit,
    property: row.property,
    baseline: row.baseline === null ? null : shownAmount(row.baseline),
    targets: row.targets.map(shownAmount),
  };
}

function rowOf(row: PlanRow, input: BoardInput): BoardRow {
  const indicator = row.indicator === null ? undefined : input.indicators.get(row.indicator);
  if (indicator === undefined) return handedIn(row, input);
  const pledge = pledgeOf(input.plan, row, indicator);
  const lastFact = input.lastFact(indicator.programme);
  const own = { ...indicator, multiplier: indicator.multiplier / row.factor };
  const { figure, path, light, why } = judge({
    indicator: own,
    pledge,
    counts: input.counts,
    asOf: input.asOf,
    lastFact,
  });
  return {
    ...printed(row),
    direction: indicator.direction,
    indicator: indicator.id,
    subject: null,
    path,
    actual: figure,
    reported: null,
    light,
    why,
  };
}

/** A row that residents' records do not count: what was handed in for it. */
function handedIn(row: PlanRow, { plan, reports, asOf }: BoardInput): BoardRow {
  const { subject, definition, report, value, path, light, why } = reportedRow({ plan, row, reports, asOf });
  const said = definition === null || definition.direction === "neither" ? row.direction : definition.direction;
  return {
    ...{ ...printed(row), direction: said, indicator: definition?.id ?? null, subject, path, actual: null, light, why },
    reported:
      report === null || value === null
        ? null
        : {
            value,
            asOf: isoOfDay(report.asOf),
            source: report.source,
            said: isoOfDay(report.said),
            operator: report.operator,
            version: report.version,
          },
  };
}

/** The plan board: every printed row with path, figure and light as of the end of a day, or why it is not measured. */
export function boardOf(input: BoardInput): Board {
  const { id, title, from, to } = input.plan;
  return {
    plan: { id, title: { ...title }, from, to },
    world: input.world,
    asOf: isoOfDay(input.asOf),
    quarters: input.quarters.map(isoOfDay),
    rows: input.plan.rows.map((row) => rowOf(row, input)),
  };
}
