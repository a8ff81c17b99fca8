import type { Day } from "@kangyu/fhir";
import type { List, Row } from "../cel/value.ts";
import type { Frame, Obligation } from "./frame.ts";

/** Counts something from one day to another, both included, up to the frame's day. */
type Count = (frame: Frame, from: Day, to: Day) => number;

const NONE: readonly Obligation[] = [];

/** Obligations of a step that became overdue, with the reason named or any; made good later or not. */
export function missedOf(step: number, reason: string | null): Count {
  return (frame, from, to) => {
    const lapsed = frame.lapsed[step] ?? NONE;
    let count = 0;
    for (let i = 0; i < lapsed.length; i++) {
      const { overdue, reason: why } = lapsed[i] as Obligation;
      if (overdue < from || (reason !== null && why !== reason)) continue;
      if (overdue > frame.day) {
        frame.note(overdue);
        break;
      }
      if (overdue <= to) count++;
    }
    return count;
  };
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

/** Obligations of a step that were done. */
export function doneOf(step: number): Count {
  return (frame, from, to) => {
    let count = 0;
    for (const { done } of frame.steps[step] ?? NONE) {
      if (done === null) continue;
      if (done.day > frame.day) frame.note(done.day);
      else if (done.day >= from && done.day <= to) count++;
    }
    return count;
  };
}

/**
 * Quarters of the calendar year of the frame's day that are over (their last day counts as over), in which the state
 * lasted `minimum` days (counted by `days`) or more, and of which the list holds no fact.
 */
export function quartersWithout(days: Count): (frame: Frame, list: List, minimum: number) => number {
  return (frame, list, minimum) => {
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
      if (!held && days(frame, from, last) >= minimum) count++;
    }
    return count;
  };
}
