import { type MoneyAsked, ownCostId } from "./costs.ts";
import type { Draft } from "./draft.ts";
import type { CostThing, DraftEvidence } from "./evidence.ts";
import type { RowFigures } from "./row-figures.ts";

/** What the rows of one group ask for together: the largest of them, because they hold each other. */
export interface GroupAsked {
  readonly group: string;
  /** Thing and row of the largest ask. */
  readonly thing: CostThing;
  readonly row: string;
  readonly more: number;
  /** Other rows of the group, which are not added up. */
  readonly within: readonly string[];
  readonly money: MoneyAsked | null;
}

/** Low, middle and high of sums in yuan. */
export interface Sum {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** What the whole draft asks for, at least. */
export interface DraftTotals {
  /** Places, staff and space, one line a group, in the order of the table. */
  readonly groups: readonly GroupAsked[];
  readonly staff: number;
  readonly once: Sum;
  readonly yearly: Sum;
  /** Groups without a known cost: they are missing from the sums. */
  readonly unpriced: readonly string[];
  /** What is left of the budget at the low, middle and high end; null without a budget. Only what falls once is taken off: what falls every year begins when the posts are filled. */
  readonly left: Sum | null;
  /** Money that comes with the residents of now, in yuan a year; null without a population. */
  readonly grants: readonly { readonly id: string; readonly cny: number }[] | null;
}

function largest(asked: readonly GroupRow[]): GroupRow | undefined {
  return asked.reduce<GroupRow | undefined>(
    (best, one) => (best === undefined || one.more > best.more ? one : best),
    undefined,
  );
}

interface GroupRow {
  readonly group: string;
  readonly row: string;
  readonly thing: CostThing;
  readonly more: number;
  readonly money: MoneyAsked | null;
}

function groupRows(figures: readonly RowFigures[]): GroupRow[] {
  return figures.flatMap(({ row, asks, thing }): GroupRow[] => {
    const more = asks?.stock?.more ?? asks?.people?.more ?? null;
    const money = asks?.money ?? null;
    // People are added up only where the district says what one more of them costs.
    if (thing === null || more === null || more <= 0 || (thing.kind === "people" && money === null)) return [];
    const group = thing.kind === "people" ? ownCostId(thing, row) : thing.group;
    return [{ group, row: row.key, thing, more, money }];
  });
}

function sumOf(money: readonly (MoneyAsked | null)[]): Sum {
  const add = (pick: (one: MoneyAsked) => number) =>
    money.reduce((sum, one) => sum + (one === null ? 0 : pick(one)), 0);
  return { low: add(({ low }) => low), median: add(({ median }) => median), high: add(({ high }) => high) };
}

/**
 * Places, staff and money that all targets ask for together. Rows of one group (general practitioners among physicians)
 * are not added: the largest of them is what is needed at least. What has no cost is named and not estimated.
 */
export function totalsOf(figures: readonly RowFigures[], draft: Draft, { costs }: DraftEvidence): DraftTotals {
  const groups = [...Map.groupBy(groupRows(figures), ({ group }) => group)].flatMap(([group, rows]): GroupAsked[] => {
    const most = largest(rows);
    if (most === undefined) return [];
    const within = rows.filter((one) => one !== most).map(({ row }) => row);
    return [{ ...most, group, within }];
  });
  const of = (each: CostThing["each"]) => groups.filter(({ thing }) => thing.each === each).map(({ money }) => money);
  const once = sumOf(of("once"));
  const { budget, population } = draft;
  return {
    groups,
    staff: groups.filter(({ thing }) => thing.kind === "staff").reduce((sum, { more }) => sum + more, 0),
    once,
    yearly: sumOf(of("year")),
    unpriced: groups.filter(({ money }) => money === null).map(({ group }) => group),
    left:
      budget === null
        ? null
        : { low: budget.cny - once.high, median: budget.cny - once.median, high: budget.cny - once.low },
    grants: population === null ? null : costs.grants.map(({ id, cny }) => ({ id, cny: cny * population.now })),
  };
}
