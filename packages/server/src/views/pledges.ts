import type { Amount, Direction, Indicator, Pledge, ReportedIndicator } from "@kangyu/indicators";
import type { OtherRow, PricedProject } from "@kangyu/plan";

/** One printed row of a plan, as the catalogue keeps it. */
export interface PlanRow {
  readonly no: number;
  readonly key: string;
  readonly domain: string | null;
  readonly domainEn: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string | null;
  readonly property: "binding" | "expected" | "guiding" | null;
  readonly direction: Direction | null;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
  /** Id of the catalogue indicator that the row is bound to, counted or reported; null where none was found. */
  readonly indicator: string | null;
  /** The row's value times this is the value in the indicator's unit; 1 where it is bound to none. */
  readonly factor: number;
  /** Why no records of residents can give the figure, where that is known. */
  readonly notMeasured: { readonly code: string; readonly text: { readonly zh: string; readonly en: string } } | null;
}

export interface PlanFacts {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly from: number;
  readonly to: number;
  readonly simulated: boolean;
  readonly rows: readonly PlanRow[];
}

/** A plan of the catalogue, with what only a draft asks for. */
export interface CataloguePlan extends PlanFacts {
  /** Division code of the district whose plan it is; null where it is not known. */
  readonly jurisdiction: string | null;
  readonly rows: readonly (PlanRow & { readonly line: number | null })[];
  /** Promises of its running text. */
  readonly texts: readonly OtherRow[];
  /** Projects that it prints with money and size. */
  readonly projects: readonly Omit<PricedProject, "plan" | "title">[];
}

/** What a plan promises of an indicator, as the lights and paths want it. */
export function pledgeOf(plan: PlanFacts, row: PlanRow, indicator: Indicator): Pledge {
  return {
    baseline: row.baseline,
    baselineYear: plan.from - 1,
    targets: row.targets,
    lastYear: plan.to,
    direction: indicator.direction,
  };
}

/** The same of a row whose values are handed in; null where nobody said which way is good. In the row's unit. */
export function pledgeOfReported(plan: PlanFacts, row: PlanRow, definition: ReportedIndicator | null): Pledge | null {
  const said = definition === null || definition.direction === "neither" ? null : definition.direction;
  return pledgeOfRow(plan, { ...row, direction: said ?? row.direction });
}

function scaled(amount: Amount, factor: number): Amount {
  if (factor === 1 || amount.value === null || (amount.op === "change" && amount.raw.includes("%"))) return amount;
  const times = (value: number) => Number((value * factor).toPrecision(12));
  const { value } = amount;
  return { ...amount, value: typeof value === "number" ? times(value) : value.map(times) };
}

/** A pledge in the unit of the indicator that its row is bound to; the printed words stay as they are. */
export function inUnitOfIndicator(pledge: Pledge, { factor }: Pick<PlanRow, "factor">): Pledge {
  const { baseline, targets } = pledge;
  return {
    ...pledge,
    baseline: baseline === null ? null : scaled(baseline, factor),
    targets: targets.map((target) => scaled(target, factor)),
  };
}

/** The same of a row that no indicator measures; null where nobody said which way is good. */
export function pledgeOfRow(plan: PlanFacts, row: PlanRow): Pledge | null {
  const { baseline, targets, direction } = row;
  return direction === null ? null : { baseline, baselineYear: plan.from - 1, targets, lastYear: plan.to, direction };
}

/** An indicator that no plan promises anything of: it has figures, but no path and no light. */
export function noPledge(plan: PlanFacts | null, indicator: Indicator): Pledge {
  const lastYear = plan?.to ?? 9999;
  return { baseline: null, baselineYear: lastYear, targets: [], lastYear, direction: indicator.direction };
}
