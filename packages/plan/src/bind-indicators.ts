import { plainName } from "./names.ts";
import type { PlanIndicator } from "./plan.ts";
import { unitBetween } from "./unit-between.ts";

/** What binding needs of a catalogue indicator. */
export interface BindableIndicator {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en?: string };
  readonly synonyms?: readonly string[];
  readonly unit: string;
}

/** What binding needs of a plan's row; rows read from a document and rows of a plan file both have it. */
export type BindableRow = Pick<PlanIndicator, "name" | "unit"> & {
  readonly parts?: readonly string[];
  readonly indicator?: string | null;
};

export type BindingReason =
  | "named-in-plan"
  | "confirmed"
  | "same-name"
  | "synonym"
  | "same-unit"
  | "unit-converted"
  | "unit-differs"
  | "unit-not-printed"
  | "similar-name"
  | "several-indicators"
  | "confirmed-none"
  | "ambiguous";

export interface Candidate {
  readonly indicator: string;
  /** 0 to 1: 1 is the same name and unit. */
  readonly score: number;
  readonly reasons: readonly BindingReason[];
}

export interface Binding<Row> {
  readonly bound: readonly ({ readonly row: Row } & Candidate)[];
  readonly unbound: readonly {
    readonly row: Row;
    readonly reasons: readonly BindingReason[];
    readonly candidates: readonly Candidate[];
  }[];
}

/** What a unit takes off the score: another unit is never bound, one that is not printed or converted just so. */
const PENALTIES = { "same-unit": 0, "unit-converted": 0.02, "unit-not-printed": 0.05, "unit-differs": 0.5 } as const;

/** Below this likeness (Dice over pairs of signs) a name is not even shown to the planner. */
const worthShowing = 0.6;

/**
 * Rows of a plan to indicators of the catalogue: bound where name or synonym and unit are the same, else listed with
 * the candidates that a planner may confirm. Nothing is bound by likeness. `confirmed` holds what planners of this
 * district decided before: printed name to catalogue id, or to null where none of them measures it.
 */
export function bindIndicators<Row extends BindableRow>(
  rows: readonly Row[],
  catalogue: readonly BindableIndicator[],
  confirmed: ReadonlyMap<string, string | null> = new Map(),
): Binding<Row> {
  const remembered = new Map([...confirmed].map(([name, id]) => [plainName(name), id]));
  const bound: ({ row: Row } & Candidate)[] = [];
  const unbound: { row: Row; reasons: BindingReason[]; candidates: Candidate[] }[] = [];
  for (const row of rows) {
    const candidates = candidatesOf(row, catalogue, remembered);
    const certain = candidates.filter((candidate) => candidate.score >= 0.9);
    const [best] = certain;
    const none = remembered.get(plainName(row.name)) === null;
    const several = row.parts !== undefined && row.parts.length > 1 && !isDecided(best);
    if (best !== undefined && certain.length === 1 && !several && !none) bound.push({ row, ...best });
    else {
      const reasons: BindingReason[] = [];
      if (none) reasons.push("confirmed-none");
      if (several) reasons.push("several-indicators");
      if (certain.length > 1) reasons.push("ambiguous");
      unbound.push({ row, reasons, candidates });
    }
  }
  return { bound, unbound };
}

/** A person or the plan file said which indicator it is. */
function isDecided(candidate: Candidate | undefined): boolean {
  return candidate?.reasons.some((reason) => reason === "named-in-plan" || reason === "confirmed") ?? false;
}

function candidatesOf(
  row: BindableRow,
  catalogue: readonly BindableIndicator[],
  remembered: ReadonlyMap<string, string | null>,
): Candidate[] {
  const own = catalogue.find((indicator) => indicator.id === remembered.get(plainName(row.name)));
  if (own !== undefined) return [{ indicator: own.id, score: 1, reasons: ["confirmed"] }];
  const named = catalogue.find((indicator) => indicator.id === row.indicator);
  if (named !== undefined) return [{ indicator: named.id, score: 1, reasons: ["named-in-plan"] }];
  return catalogue
    .flatMap((indicator) => candidateOf(row, indicator) ?? [])
    .sort((left, right) => right.score - left.score)
    .slice(0, 5);
}

function candidateOf(row: BindableRow, indicator: BindableIndicator): Candidate | null {
  const name = plainName(row.name);
  const own = plainName(indicator.name.zh);
  const synonyms = (indicator.synonyms ?? []).map(plainName);
  const unit = unitBetween(row, indicator).reason;
  const penalty = PENALTIES[unit];
  if (name === own) return { indicator: indicator.id, score: 1 - penalty, reasons: ["same-name", unit] };
  if (synonyms.includes(name)) return { indicator: indicator.id, score: 0.98 - penalty, reasons: ["synonym", unit] };
  const likeness = Math.max(...[own, ...synonyms].map((other) => likenessOf(name, other)));
  if (likeness < worthShowing) return null;
  return { indicator: indicator.id, score: Math.max(0, 0.85 * likeness - penalty), reasons: ["similar-name", unit] };
}

/** Dice's coefficient over pairs of neighbouring signs; 0 where the numbers in the two names differ. */
function likenessOf(left: string, right: string): number {
  const numbers = (text: string) => (text.match(/\d+(?:\.\d+)?/gu) ?? []).join(" ");
  if (numbers(left) !== numbers(right)) return 0;
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const mine = pairs(left);
  const rest = pairs(right);
  const total = mine.length + rest.length;
  let common = 0;
  for (const pair of mine) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return total === 0 ? 0 : (2 * common) / total;
}
