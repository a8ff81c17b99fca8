import type { EventRule, Trigger, Within } from "./event-rules.ts";

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

/** What a rule saw, what it asked for, and in which cases. */
export interface EventSignal {
  readonly rule: string;
  /** Position of the trigger in its rule. */
  readonly trigger: number;
  readonly within: Within;
  readonly place: string;
  /** First and last day of the cases, and the day on which the threshold was reached. */
  readonly from: number;
  readonly to: number;
  readonly reached: number;
  /** Greatest number in one window, and the number asked for. */
  readonly observed: number;
  readonly threshold: number;
  readonly cases: readonly string[];
}

/** Cases that a trigger would have counted but cannot place or date: never silently none. */
export interface Unplaced {
  readonly rule: string;
  readonly trigger: number;
  readonly reason: "no-place" | "no-day";
  readonly cases: readonly string[];
}

/**
 * Event rules over a line list, by sliding windows of days that end on each case's day, the day itself counted. Windows over the threshold that
 * overlap are one signal. The order of the list does not matter.
 */
export function detectEvents(
  rules: readonly EventRule[],
  list: readonly ListedCase[],
): { readonly signals: readonly EventSignal[]; readonly unplaced: readonly Unplaced[] } {
  const signals: EventSignal[] = [];
  const unplaced: Unplaced[] = [];
  for (const rule of rules)
    rule.triggers.forEach((trigger, index) => {
      const counted = list.filter((one) => rule.diseases.includes(one.disease) && isCounted(one, trigger));
      const placeOf = (one: ListedCase) => one.places[trigger.within] ?? null;
      const missing = (reason: Unplaced["reason"], cases: readonly ListedCase[]) => {
        const ids = cases.map(({ id }) => id).sort();
        if (ids.length > 0) unplaced.push({ rule: rule.id, trigger: index, reason, cases: ids });
      };
      missing(
        "no-day",
        counted.filter(({ day }) => day === null),
      );
      const dated = counted.filter((one): one is Dated => one.day !== null);
      missing(
        "no-place",
        dated.filter((one) => placeOf(one) === null),
      );
      for (const [place, cases] of Map.groupBy(dated, placeOf)) {
        if (place === null) continue;
        for (const run of runsOf(cases, trigger))
          signals.push({
            rule: rule.id,
            trigger: index,
            within: trigger.within,
            place,
            threshold: trigger.atLeast,
            ...run,
          });
      }
    });
  return {
    signals: signals.sort((a, b) => a.reached - b.reached || compare(a.rule, b.rule) || compare(a.place, b.place)),
    unplaced,
  };
}

type Dated = ListedCase & { readonly day: number };

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function isCounted(one: ListedCase, { count, traits = [] }: Trigger): boolean {
  return (count === "cases" || one.isDeath === true) && traits.every((trait) => one.traits?.includes(trait) === true);
}

type Run = Pick<EventSignal, "from" | "to" | "reached" | "observed" | "cases">;

function runsOf(cases: readonly Dated[], { atLeast, days = Number.POSITIVE_INFINITY }: Trigger): Run[] {
  const sorted = [...cases].sort((a, b) => a.day - b.day || compare(a.id, b.id));
  const runs: { first: number; last: number; reached: number; observed: number }[] = [];
  let first = 0;
  for (let last = 0; last < sorted.length; last++) {
    const day = sorted[last]?.day ?? 0;
    while ((sorted[first]?.day ?? 0) <= day - days) first++;
    const observed = last - first + 1;
    if (observed < atLeast) continue;
    const open = runs.at(-1);
    if (open !== undefined && first <= open.last) {
      open.last = last;
      open.observed = Math.max(open.observed, observed);
    } else runs.push({ first, last, reached: day, observed });
  }
  return runs.map((run) => ({
    from: sorted[run.first]?.day ?? 0,
    to: sorted[run.last]?.day ?? 0,
    reached: run.reached,
    observed: run.observed,
    cases: sorted.slice(run.first, run.last + 1).map(({ id }) => id),
  }));
}
