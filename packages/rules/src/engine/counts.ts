import { civilOfDay, type Day, dayOfCivil } from "@kangyu/fhir";
import type { List, Row } from "../cel/value.ts";
import type { Frame, Obligation } from "./frame.ts";
import { daysIn } from "./intervals.ts";

export interface Counting {
  readonly step: number;
  readonly reason?: string;
  readonly from: Day;
  readonly to: Day;
}

const NONE: readonly Obligation[] = [];

/** Obligations that became overdue in [from, to], up to the frame's day; made good later or not. */
export function missedCount(frame: Frame, { step, reason, from, to }: Counting): number {
  let count = 0;
  for (const owed of frame.steps[step] ?? NONE) {
    if (owed.voided <= owed.overdue || (owed.done !== null && owed.done.day < owed.overdue)) continue;
    if (reason !== undefined && owed.reason !== reason) continue;
    if (owed.overdue > frame.day) frame.note(owed.overdue);
    else if (owed.overdue >= from && owed.overdue <= to) count++;
  }
  return count;
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
  const { year, month } = civilOfDay(frame.day);
  let count = 0;
  let row = list.to - 1;
  for (let quarter = Math.floor((month - 1) / 3); quarter >= 0; quarter--) {
    const from = dayOfCivil(year, quarter * 3 + 1, 1);
    const last = quarter === 3 ? dayOfCivil(year, 12, 31) : dayOfCivil(year, quarter * 3 + 4, 1) - 1;
    // On the quarter's last day it is over; the day after belongs to the next, which notes its own last day.
    frame.note(last === frame.day ? last + 1 : last);
    if (last > frame.day) continue;
    while (row >= list.from && (list.items[row] as Row).day > last) row--;
    const held = row >= list.from && (list.items[row] as Row).day >= from;
    if (!held && daysIn(frame, rule.state, from, last) >= rule.minimum) count++;
  }
  return count;
}
