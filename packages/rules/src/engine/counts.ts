import type { Day } from "@kangyu/fhir";
import type { List, Row } from "../cel/value.ts";
import type { Frame, Obligation } from "./frame.ts";
import { daysIn } from "./intervals.ts";

export interface Counting {
  readonly step: number;
  readonly reason: string | null;
  readonly from: Day;
  readonly to: Day;
}

const NONE: readonly Obligation[] = [];

/** Obligations that became overdue in [from, to], up to the frame's day; made good later or not. */
export function missedCount(frame: Frame, { step, reason, from, to }: Counting): number {
  const lapsed = frame.lapsed[step] ?? NONE;
  let count = 0;
  for (let i = 0; i < lapsed.length; i++) {
    const owed = lapsed[i] as Obligation;
    if (reason !== null && owed.reason !== reason) continue;
    if (owed.overdue > frame.day) {
      frame.note(owed.overdue);
      break;
    }
    if (owed.overdue >= from && owed.overdue <= to) count++;
  }
  return count;
}

/** What became overdue: not done and not let go before; in order of day. */
export function lapsedOf(obligations: readonly Obligation[]): readonly Obligation[] {
  const lapsed = obligations.filter(
    ({ overdue, voided, done }) => voided > overdue && (done === null || done.day >= overdue),
  );
  return lapsed.length < 2 ? lapsed : lapsed.sort((a, b) => a.overdue - b.overdue);
}

/** Whether anything of the step is overdue on the frame's day. */
export function overdueNow(frame: Frame, step: number): boolean {
  let found = false;
  for (const owed of frame.steps[step] ?? NONE) {
    const late = Math.max(owed.overdue, owed.opens);
    const over = Math.min(owed.done === null ? owed.ends : owed.done.day, owed.ends, owed.voided);
    if (late >= over) continue;
    frame.note(late);
    frame.note(over);
    if (late <= frame.day && frame.day < over) found = true;
  }
  return found;
}

/** Obligations done in [from, to], up to the frame's day. */
export function doneCount(frame: Frame, { step, from, to }: Counting): number {
  let count = 0;
  for (const { done } of frame.steps[step] ?? NONE) {
    if (done === null) continue;
    if (done.day > frame.day) frame.note(done.day);
    else if (done.day >= from && done.day <= to) count++;
  }
  return count;
}

/**
 * Quarters of the calendar year of the frame's day that are over (their last day counts as over), in which the state
 * lasted `minimum` days or more, and of which the list holds no fact.
 */
export function quartersWithout(frame: Frame, list: List, rule: { state: number; minimum: number }): number {
  const quarters = frame.year();
  let count = 0;
  let row = list.to - 1;
  for (let quarter = 3; quarter >= 0; quarter--) {
    const from = quarters[quarter] as Day;
    const last = (quarters[quarter + 1] as Day) - 1;
    if (from > frame.day) {
      frame.note(last);
      continue;
    }
    // After the last day of the year the next year begins anew.
    frame.note(quarter === 3 && last === frame.day ? last + 1 : last);
    if (last > frame.day) continue;
    while (row >= list.from && (list.items[row] as Row).day > last) row--;
    const held = row >= list.from && (list.items[row] as Row).day >= from;
    if (!held && daysIn(frame, rule.state, { from, to: last }) >= rule.minimum) count++;
  }
  return count;
}
