import { type Day, isoOfDay } from "@kangyu/fhir";
import type { Amount, Indicator } from "@kangyu/indicators";
import type { z } from "zod";
import type { board } from "../contract/index.ts";
import { type CellCounts, judge } from "./judge.ts";
import { type PlanFacts, type PlanRow, pledgeOf } from "./pledges.ts";

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
  /** Last day with any fact, by programme. */
  readonly lastFact: (programme: string | null) => Day | null;
}

const NO_DEFINITION = {
  code: "no-definition",
  text: {
    zh: "目录中还没有这项指标的定义，未从居民记录测算",
    en: "The catalogue has no definition of it yet, so it is not measured from residents' records",
  },
};

export function shownAmount(amount: Amount): ShownAmount {
  const { raw, op, value, year } = amount;
  return { raw, op, value: typeof value === "number" || value === null ? value : [...value], year };
}

function printed(row: PlanRow): Omit<BoardRow, "direction" | "indicator" | "path" | "actual" | "light" | "why"> {
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
  if (indicator === undefined) {
    const unmeasured = {
      direction: row.direction,
      indicator: null,
      path: null,
      actual: null,
      light: "not-measured",
    } as const;
    return { ...printed(row), ...unmeasured, why: row.notMeasured ?? NO_DEFINITION };
  }
  const pledge = pledgeOf(input.plan, row, indicator);
  const lastFact = input.lastFact(indicator.programme);
  const { figure, path, light, why } = judge({ indicator, pledge, counts: input.counts, asOf: input.asOf, lastFact });
  return {
    ...printed(row),
    direction: indicator.direction,
    indicator: indicator.id,
    path,
    actual: figure,
    light,
    why,
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
