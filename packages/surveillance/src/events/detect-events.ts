import type { Translated } from "./definition.ts";
import type { EventRule, Trigger, Within } from "./event-rules.ts";
import { whyOf } from "./event-why.ts";
import { type Dated, isHistoryKnown, newcomersOf, type Run, spanOf } from "./newcomers.ts";

/** A line of a line list; a place that is not known is null. Knows no person: `id` is whatever the caller can open. */
export interface ListedCase {
  readonly id: string;
  readonly disease: string;
  /** Day of onset (or of the report), days since 1970-01-01; null where it is not known. */
  readonly day: number | null;
  readonly isDeath?: boolean;
  readonly traits?: readonly string[];
  readonly places: Readonly<Partial<Record<Within, string | null>>>;
}

/** What a rule saw, what it asked for, why, and in which cases. */
export interface EventSignal {
  readonly rule: string;
  /** Position of the trigger in its rule. */
  readonly trigger: number;
  readonly within: Within;
  readonly place: string;
  /** Diseases of the cases. */
  readonly diseases: readonly string[];
  /** First and last day of the cases, and the day on which the threshold was reached. */
  readonly from: number;
  readonly to: number;
  readonly reached: number;
  /** Greatest number in one window, and the number asked for. */
  readonly observed: number;
  readonly threshold: number;
  readonly why: Translated;
  readonly cases: readonly string[];
}

/** Cases that a trigger would have counted but cannot place or date, or of which it does not know what the district is: never silently none. */
export interface Unplaced {
  readonly rule: string;
  readonly trigger: number;
  readonly reason: "no-place" | "no-day" | "no-setting" | "no-history";
  readonly cases: readonly string[];
}

/** What the rules must know of the district. */
export interface EventDistrict {
  /** What it chose of the settings; give the defaults with its own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Last day of a case of each disease before the list begins; null where there never was one. */
  readonly lastSeen?: Readonly<Record<string, number | null>>;
  /** Diseases declared eliminated. */
  readonly eliminated?: readonly string[];
}

/**
 * Event rules over a line list, by sliding windows of days that end on each case's day, the day itself counted. Windows over the threshold that
 * overlap are one signal. The order of the list does not matter.
 */
export function detectEvents(
  rules: readonly EventRule[],
  list: readonly ListedCase[],
  district: EventDistrict = {},
): { readonly signals: readonly EventSignal[]; readonly unplaced: readonly Unplaced[] } {
  const signals: EventSignal[] = [];
  const unplaced: Unplaced[] = [];
  for (const rule of rules) {
    const own = list.filter(({ disease }) => concerns(rule, disease));
    rule.triggers.forEach((trigger, index) => {
      const counted = own.filter((one) => isCounted(one, trigger));
      const { found, missing } = judgeTrigger(trigger, counted, district);
      const by = { rule: rule.id, trigger: index };
      for (const { place, run } of found) signals.push({ ...by, within: trigger.within, place, ...run });
      for (const [reason, cases] of Object.entries(missing))
        if (cases.length > 0)
          unplaced.push({ ...by, reason: reason as Unplaced["reason"], cases: cases.map(({ id }) => id).sort() });
    });
  }
  return {
    signals: signals.sort(
      (a, b) => a.reached - b.reached || compare(a.rule, b.rule) || a.trigger - b.trigger || compare(a.place, b.place),
    ),
    unplaced,
  };
}

function concerns({ diseases, except = [] }: EventRule, disease: string): boolean {
  return diseases.includes(disease) || (diseases.includes("*") && !except.includes(disease));
}

interface Judgement {
  readonly found: readonly { readonly place: string; readonly run: Run }[];
  readonly missing: Readonly<Record<Unplaced["reason"], readonly ListedCase[]>>;
}

function judgeTrigger(trigger: Trigger, counted: readonly ListedCase[], district: EventDistrict): Judgement {
  const missing = { "no-day": [], "no-place": [], "no-setting": [], "no-history": [] } as Record<
    Unplaced["reason"],
    ListedCase[]
  >;
  const applies = isAsked(trigger, district);
  if (applies === null) return { found: [], missing: { ...missing, "no-setting": counted } };
  if (!applies) return { found: [], missing };
  const dated: Dated[] = [];
  for (const one of counted) {
    if (one.day === null) missing["no-day"].push(one);
    else if ((one.places[trigger.within] ?? null) === null) missing["no-place"].push(one);
    else if (trigger.quiet !== undefined && !isHistoryKnown(one.disease, district)) missing["no-history"].push(one);
    else dated.push({ ...one, day: one.day });
  }
  const groups = Map.groupBy(dated, ({ places, disease }) =>
    JSON.stringify([places[trigger.within], trigger.quiet === undefined ? "" : disease]),
  );
  const found = [...groups].flatMap(([key, cases]) => {
    const [place] = JSON.parse(key) as [string, string];
    const runs = trigger.quiet === undefined ? runsOf(cases, trigger) : newcomersOf(cases, trigger, district);
    return runs.map((run) => ({ place, run }));
  });
  return { found, missing };
}

/** Null where the trigger asks for a setting that is not known. */
function isAsked({ when = {} }: Trigger, { settings = {} }: EventDistrict): boolean | null {
  let isAll = true;
  for (const [name, values] of Object.entries(when)) {
    const value = settings[name];
    if (value === undefined) return null;
    if (!values.includes(value)) isAll = false;
  }
  return isAll;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function isCounted(one: ListedCase, { count, traits = [] }: Trigger): boolean {
  return (count === "cases" || one.isDeath === true) && traits.every((trait) => one.traits?.includes(trait) === true);
}

function runsOf(cases: readonly Dated[], trigger: Trigger): Run[] {
  const { atLeast, days = Number.POSITIVE_INFINITY, including } = trigger;
  const sorted = [...cases].sort((a, b) => a.day - b.day || compare(a.id, b.id));
  const runs: { first: number; last: number; reached: number; observed: number }[] = [];
  let first = 0;
  for (let last = 0; last < sorted.length; last++) {
    const day = sorted[last]?.day ?? 0;
    while ((sorted[first]?.day ?? 0) <= day - days) first++;
    const observed = last - first + 1;
    if (observed < atLeast) continue;
    if (including !== undefined && !holds(sorted.slice(first, last + 1), including)) continue;
    const open = runs.at(-1);
    if (open !== undefined && first <= open.last) {
      open.last = last;
      open.observed = Math.max(open.observed, observed);
    } else runs.push({ first, last, reached: day, observed });
  }
  return runs.map(({ first: from, last: to, reached, observed }) => {
    const inside = sorted.slice(from, to + 1);
    return { ...spanOf(inside), reached, observed, threshold: atLeast, why: whyOf(trigger, observed) };
  });
}

function holds(inside: readonly Dated[], { traits, atLeast }: NonNullable<Trigger["including"]>): boolean {
  const carrying = inside.filter((one) => traits.every((trait) => one.traits?.includes(trait) === true));
  return carrying.length >= atLeast;
}
