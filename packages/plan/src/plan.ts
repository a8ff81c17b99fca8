/** How a figure is meant: at least, at most, exactly, about, between, changed by, or only in words. */
export type AmountOp = ">=" | ">" | "<=" | "<" | "=" | "~" | "range" | "change" | "words";

/** A printed figure. `value` is a list for a row of several indicators, for a ratio's terms, and for the ends of a range. */
export interface Amount {
  readonly raw: string;
  readonly op: AmountOp;
  readonly value: number | readonly number[] | null;
  readonly year: number | null;
}

/** binding 约束性, expected 预期性, guiding 指导性. */
export type Property = "binding" | "expected" | "guiding";

export interface Source {
  /** 1-based line in the document. */
  readonly line: number;
  readonly quote: string;
}

export interface PlanIndicator {
  readonly name: string;
  /** The indicators that one printed row names, where it names several. */
  readonly parts?: readonly string[];
  /** The row above that this one is part of (其中). */
  readonly partOf?: string;
  readonly unit: string | null;
  readonly domain: string | null;
  readonly no: number | null;
  readonly property: Property | null;
  readonly baseline: Amount | null;
  readonly targets: readonly Amount[];
  readonly from: "table" | "text";
  /** Id of the catalogue indicator it is bound to; null until it is bound. */
  readonly indicator: string | null;
  readonly source: Source;
}

export interface Task {
  /** As printed: a number, or a Chinese one such as （一）. */
  readonly no: number | string | null;
  readonly title: string;
  readonly lead: readonly string[];
  readonly participants: readonly string[];
  readonly deadline: string | null;
  /** Names of the plan's indicators that the task's words name. */
  readonly indicators: readonly string[];
  readonly source: Source;
}

export interface Project {
  readonly name: string;
  /** `cny` is in yuan. */
  readonly investment: { readonly raw: string; readonly cny: number } | null;
  /** One end is null where the text names only the other: 力争十四五末建成. */
  readonly years: { readonly from: number | null; readonly to: number | null } | null;
  readonly content: string | null;
  /** 新建, 续建, 改扩建 … as printed. */
  readonly stage: string | null;
  /** The share of the investment that falls inside the plan's years, where the table has such a column. */
  readonly investmentInPlan: { readonly raw: string; readonly cny: number } | null;
  /** Of a range (800-1000张) the lower end. */
  readonly beds: number | null;
  /** Floor area in square metres. */
  readonly area: number | null;
  readonly source: Source;
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

export interface Plan {
  readonly title: string | null;
  readonly jurisdiction: string | null;
  readonly period: Period | null;
  readonly indicators: readonly PlanIndicator[];
  readonly tasks: readonly Task[];
  readonly projects: readonly Project[];
}
