import type { Direction } from "@kangyu/indicators";
import type { Amount } from "../plan.ts";
import { type Asks, asksOf } from "./asks.ts";
import {
  type Known,
  type ManagedPace,
  managedOf,
  type OtherPromise,
  promisesOf,
  type RefusedPromise,
  refusedOf,
} from "./comparable.ts";
import type { Draft, DraftRow } from "./draft.ts";
import type { CostThing, DraftEvidence, Reference } from "./evidence.ts";
import { type Baseline, baselineOf, boundsOf, directionFor, numberOf, typedAmount } from "./figures-of-row.ts";
import { type Outlook, outlookOf } from "./outlook.ts";
import { type PaceOption, pacesOf } from "./paces.ts";

/** All figures of one row, worked out once: for the help shown beside it and for the checks. */
export interface RowFigures {
  readonly row: DraftRow;
  readonly direction: Direction | null;
  readonly baseline: Baseline | null;
  /** The baseline as a number with its year, where it is one. */
  readonly start: { readonly value: number; readonly year: number } | null;
  readonly targets: readonly Amount[];
  readonly levels: { readonly mid: number | null; readonly target: number | null };
  readonly bounds: { readonly low: number; readonly high: number };
  readonly outlook: Outlook;
  readonly promises: readonly OtherPromise[];
  readonly refused: readonly RefusedPromise[];
  readonly managed: readonly ManagedPace[];
  /** What one more of it is, where money can be asked for. */
  readonly thing: CostThing | null;
  readonly references: readonly (Reference & { readonly amount: Amount | null })[];
  readonly paces: readonly PaceOption[];
  /** Null while no target is typed. */
  readonly asks: Asks | null;
}

interface Around {
  readonly draft: Draft;
  readonly evidence: DraftEvidence;
  readonly known: Known;
}

export function figuresOfRow(row: DraftRow, { draft, evidence, known }: Around): RowFigures {
  const direction = directionFor(row, evidence);
  const baseline = baselineOf(row, draft, evidence);
  const outlook = outlookOf(row, draft, evidence);
  const promises = promisesOf(known, direction);
  const references = known.references.map((one) => ({
    ...one,
    amount: typedAmount(one.raw, one.year ?? draft.period.to, row),
  }));
  const value = numberOf(baseline?.amount ?? null, direction, null);
  const year = baseline?.amount.year ?? null;
  const mid = typedAmount(row.mid, draft.mid, row);
  const target = typedAmount(row.target, draft.period.to, row);
  const levels = { mid: numberOf(mid, direction, value), target: numberOf(target, direction, value) };
  const asked = { row, draft, evidence, direction, baseline, outlook, known, promises, mid: levels.mid };
  return {
    row,
    direction,
    baseline,
    start: value === null || year === null ? null : { value, year },
    targets: [mid, target].filter((one) => one !== null),
    levels,
    bounds: boundsOf(row),
    outlook,
    promises,
    refused: refusedOf(known),
    managed: managedOf(known, direction),
    thing: known.thing,
    references,
    paces: pacesOf({ ...asked, references }),
    asks: target === null ? null : asksOf(target, asked),
  };
}
