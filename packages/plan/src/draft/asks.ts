import type { Direction, Text } from "@kangyu/indicators";
import { perOf } from "../names.ts";
import type { Amount } from "../plan.ts";
import { type Known, managedOf, type OtherPromise, paceOf } from "./comparable.ts";
import { type MoneyAsked, moneyFor, ownCostId, unitCostOf } from "./costs.ts";
import { baseYearOf, type Draft, type DraftRow } from "./draft.ts";
import type { DraftEvidence, TownshipFigure } from "./evidence.ts";
import { type Baseline, measuredOf, multiplierOf, numberOf } from "./figures-of-row.ts";
import { type Alone, aloneOf, laterDenominator, type Outlook } from "./outlook.ts";
import { type StockYear, stockPath } from "./stock-path.ts";

/** People in the numerator: now, and as many as the target needs of those who will be counted then. */
export interface PeopleAsked {
  readonly numeratorNow: number;
  readonly denominatorNow: number;
  readonly denominatorLater: number;
  readonly basis: "forecast" | "as-now";
  readonly numeratorLater: number;
  /** More people; less than nothing where fewer are asked for. */
  readonly more: number;
}

/** Beds, staff or places behind a rate per head. */
export interface StockAsked {
  /** Heads that the rate is for: 1,000 or 10,000. */
  readonly per: number;
  readonly populationNow: number;
  readonly populationLater: number;
  readonly now: number | null;
  readonly later: number;
  readonly more: number | null;
  /** So many by the end of each year; empty without a baseline. */
  readonly path: readonly StockYear[];
}

/** How the pace that a target asks for stands among those that others promised and managed. */
export interface Against {
  /** Other plans that promised a pace, and how many of them at least this one. */
  readonly promised: { readonly of: number; readonly asFast: number };
  readonly managed: { readonly of: number; readonly asFast: number };
}

export interface TownshipAsked extends TownshipFigure {
  readonly value: number | null;
  /** Worse than the target now. */
  readonly isBelow: boolean;
  /** People who would have to change sides there, of those counted there now. */
  readonly people: number;
}

export type MissingCode =
  | "no-baseline"
  | "no-counts"
  | "no-population"
  | "no-unit-cost"
  | "no-cost-per-person"
  | "no-townships"
  | "no-number";

const MISSING: Readonly<Record<MissingCode, Text>> = {
  "no-baseline": { zh: "没有基期值，无法计算增长", en: "No baseline, so no growth can be told" },
  "no-counts": { zh: "没有分子和分母，无法换算人数", en: "No numerator and denominator, so no number of people" },
  "no-population": {
    zh: "没有填写人口数，无法换算数量",
    en: "No population is given, so no number of beds, staff or places",
  },
  "no-unit-cost": {
    zh: "没有单位成本，不估算资金；可填写本区的单位成本及来源",
    en: "No unit cost is known, so no money is estimated; the district's own can be entered with its source",
  },
  "no-cost-per-person": {
    zh: "没有多服务一人的成本：基本公共卫生补助按常住人口拨付，不随目标增减；可填写本区的成本及来源",
    en: "No cost of serving one more person is known: basic public health money comes per resident, whatever the target; the district's own cost can be entered with its source",
  },
  "no-townships": { zh: "没有分乡镇数据", en: "No figures by township" },
  "no-number": { zh: "目标不是数值", en: "The target is not a number" },
};

/** What a target asks for; what cannot be told is in `missing` with its reason. */
export interface Asks {
  readonly year: number;
  readonly level: number | null;
  readonly perYear: number | null;
  readonly relativePerYear: number | null;
  readonly people: PeopleAsked | null;
  readonly stock: StockAsked | null;
  readonly money: MoneyAsked | null;
  readonly against: Against;
  /** Most people first. */
  readonly townships: readonly TownshipAsked[];
  readonly alone: Alone;
  readonly missing: readonly { readonly code: MissingCode; readonly text: Text }[];
}

export interface Asked {
  readonly row: DraftRow;
  readonly draft: Draft;
  readonly evidence: DraftEvidence;
  readonly direction: Direction | null;
  readonly baseline: Baseline | null;
  readonly outlook: Outlook;
  readonly known: Known;
  readonly promises: readonly OtherPromise[];
  /** The mid-term target as a number; null while there is none. */
  readonly mid: number | null;
}

/** People needed for a level: enough where more is better, few enough where less is. */
function needed(level: number, denominator: number, { multiplier, direction }: Rate): number {
  const exact = (level / multiplier) * denominator;
  return direction === "down" ? Math.floor(exact + 1e-9) : Math.ceil(exact - 1e-9);
}

interface Rate {
  readonly multiplier: number;
  readonly direction: Direction | null;
}

function peopleOf(level: number, asked: Asked): PeopleAsked | null {
  const { row, draft, evidence, baseline, direction } = asked;
  const multiplier = multiplierOf(row, evidence);
  if (baseline?.numerator == null || baseline.denominator === null || multiplier === null) return null;
  if (perOf(`${row.name}${row.unit ?? ""}`) > 0) return null;
  const years = baseline.origin === "records" ? (measuredOf(row, evidence)?.years ?? []) : [];
  const later = laterDenominator(years, { now: baseline.denominator, to: draft.period.to });
  const numeratorLater = needed(level, later.value, { multiplier, direction });
  return {
    numeratorNow: baseline.numerator,
    denominatorNow: baseline.denominator,
    denominatorLater: later.value,
    basis: later.basis,
    numeratorLater,
    more: numeratorLater - baseline.numerator,
  };
}

function stockOf(level: number, start: number | null, { row, draft, direction, mid }: Asked): StockAsked | null {
  const per = perOf(`${row.name}${row.unit ?? ""}`);
  const { population } = draft;
  if (per === 0 || population === null) return null;
  const populationLater = population.later ?? population.now;
  const now = start === null ? null : Math.round((start * population.now) / per);
  const later = needed(level, populationLater, { multiplier: per, direction });
  const { to } = draft.period;
  const goals = [
    ...(mid === null || draft.mid >= to ? [] : [{ year: draft.mid, value: mid }]),
    { year: to, value: level },
  ];
  const from = { year: baseYearOf(draft.period), value: start ?? 0 };
  return {
    per,
    populationNow: population.now,
    populationLater,
    now,
    later,
    more: now === null ? null : later - now,
    path: start === null ? [] : stockPath({ per, population, start: from, goals, direction }),
  };
}

function townshipsOf(level: number, { row, evidence, direction }: Asked): TownshipAsked[] {
  const measured = measuredOf(row, evidence);
  if (measured === null || direction === null) return [];
  const { multiplier } = measured;
  return measured.townships
    .map((place): TownshipAsked => {
      const { numerator, denominator } = place;
      const value = denominator === 0 ? null : (numerator / denominator) * multiplier;
      const change = needed(level, denominator, { multiplier, direction }) - numerator;
      const people = Math.max(0, direction === "up" ? change : -change);
      return { ...place, value, isBelow: people > 0, people };
    })
    .sort((left, right) => right.people - left.people || left.code.localeCompare(right.code));
}

function missingOf(asks: Omit<Asks, "missing">, asked: Asked): MissingCode[] {
  const isPerHead = perOf(`${asked.row.name}${asked.row.unit ?? ""}`) > 0;
  const codes: MissingCode[] = [];
  if (asks.level === null) codes.push("no-number");
  if (asks.perYear === null) codes.push("no-baseline");
  if (isPerHead && asks.stock === null && asked.draft.population === null) codes.push("no-population");
  if (!isPerHead && asks.people === null) codes.push("no-counts");
  if (asks.money === null && isPerHead) codes.push("no-unit-cost");
  if (asks.money === null && asks.people !== null) codes.push("no-cost-per-person");
  if (asks.townships.length === 0) codes.push("no-townships");
  return codes;
}

/**
 * What a target asks for: change a year, people, beds or staff, money where the catalogue has a unit cost, and which
 * townships must move. People and stock are for those who will be counted in the target's year; townships are as now.
 */
export function asksOf(target: Amount, asked: Asked): Asks {
  const { draft, baseline, direction, outlook } = asked;
  const start = numberOf(baseline?.amount ?? null, direction, null);
  const level = numberOf(target, direction, start);
  const year = target.year ?? draft.period.to;
  const people = level === null ? null : peopleOf(level, asked);
  const stock = level === null ? null : stockOf(level, start, asked);
  const pace = paceOf({ value: start, year: baseline?.amount.year ?? null }, { value: level, year });
  const asks = {
    year,
    level,
    ...pace,
    people,
    stock,
    money: moneyOf(stock?.more ?? people?.more ?? null, asked),
    against: againstOf(pace.perYear, asked),
    townships: level === null ? [] : townshipsOf(level, asked),
    alone: aloneOf(level === null ? target : { ...target, op: comparableOp(target), value: level }, outlook, direction),
  };
  return { ...asks, missing: missingOf(asks, asked).map((code) => ({ code, text: MISSING[code] })) };
}

function moneyOf(more: number | null, { row, draft, evidence, known: { thing } }: Asked): MoneyAsked | null {
  if (more === null || thing === null) return null;
  const cost = unitCostOf({ thing, id: ownCostId(thing, row) }, draft, evidence.costs);
  return cost === null ? null : moneyFor(more, cost);
}

function againstOf(perYear: number | null, { known, promises, direction }: Asked): Against {
  const among = (paces: readonly (number | null)[]) => {
    const told = paces.filter((pace) => pace !== null);
    const isAsFast = (pace: number) => perYear !== null && (direction === "down" ? pace <= perYear : pace >= perYear);
    return { of: told.length, asFast: told.filter(isAsFast).length };
  };
  return {
    promised: among(promises.map((one) => one.perYear)),
    managed: among(managedOf(known, direction).map((one) => one.perYear)),
  };
}

/** A change has become a level by now. */
function comparableOp({ op }: Amount): Amount["op"] {
  return op === "change" || op === "range" ? "=" : op;
}
