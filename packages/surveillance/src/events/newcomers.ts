import { yearsBefore } from "../algorithms/calendar.ts";
import type { EventDistrict, EventSignal, ListedCase } from "./detect-events.ts";
import type { Trigger } from "./event-rules.ts";
import { whyOf } from "./event-why.ts";

export type Dated = ListedCase & { readonly day: number };

export type Run = Omit<EventSignal, "rule" | "trigger" | "within" | "place">;

/** First and last day of cases in the order of time, their diseases and their ids. */
export function spanOf(cases: readonly Dated[]): Pick<Run, "from" | "to" | "diseases" | "cases"> {
  return {
    from: cases[0]?.day ?? 0,
    to: cases.at(-1)?.day ?? 0,
    diseases: [...new Set(cases.map(({ disease }) => disease))].sort(),
    cases: cases.map(({ id }) => id),
  };
}

export function isHistoryKnown(disease: string, { lastSeen = {}, eliminated = [] }: EventDistrict): boolean {
  return lastSeen[disease] !== undefined || eliminated.includes(disease);
}

/** Cases of one disease in one place that none came before, ever or in so many years; of an eliminated disease every case. */
export function newcomersOf(cases: readonly Dated[], trigger: Trigger, district: EventDistrict): Run[] {
  const sorted = [...cases].sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  const runs: Run[] = [];
  let before: number | null = district.lastSeen?.[sorted[0]?.disease ?? ""] ?? null;
  for (const one of sorted) {
    const isNew =
      district.eliminated?.includes(one.disease) === true ||
      before === null ||
      (typeof trigger.quiet === "number" && before < yearsBefore(one.day, trigger.quiet));
    if (isNew) runs.push({ ...spanOf([one]), reached: one.day, observed: 1, threshold: 1, why: whyOf(trigger, 1) });
    before = one.day;
  }
  return runs;
}
