import { civilOfDay, type Day, dayOfCivil } from "@kangyu/fhir";
import { FOREVER, type Frame, type Interval } from "./frame.ts";

const NONE: readonly Interval[] = [];

/** The interval of a state that holds on the frame's day; notes the day on which that changes. */
function current(frame: Frame, state: number): Interval | null {
  for (const interval of frame.states[state] ?? NONE) {
    if (frame.day < interval.from) {
      frame.note(interval.from);
      return null;
    }
    if (frame.day < interval.to) {
      frame.note(interval.to);
      return interval;
    }
  }
  return null;
}

export function inState(frame: Frame, state: number): boolean {
  return current(frame, state) !== null;
}

/** The day on which the state that holds was entered; unknown outside it. */
export function since(frame: Frame, state: number): Day | null {
  return current(frame, state)?.from ?? null;
}

/** Every day, up to the frame's, on which the state was entered. */
export function entered(frame: Frame, state: number): Day[] {
  const days: Day[] = [];
  for (const { from } of frame.states[state] ?? NONE) {
    if (from > frame.day) {
      frame.note(from);
      break;
    }
    days.push(from);
  }
  return days;
}

/** 1 January of every calendar year that the state touches, up to the frame's day. */
export function yearsOf(frame: Frame, state: number): Day[] {
  const days: Day[] = [];
  for (const { from, to } of frame.states[state] ?? NONE) {
    const last = civilOfDay(Math.min(to - 1, frame.day)).year;
    for (let { year } = civilOfDay(from); year <= last; year++) {
      const start = dayOfCivil(year, 1, 1);
      if (days.at(-1) !== start) days.push(start);
    }
    frame.note(from);
  }
  if (frame.day < FOREVER / 2) frame.yearStart();
  return days;
}

/** Days of a state within [from, to], both included. */
export function daysIn(state: number): (frame: Frame, from: Day, to: Day) => number {
  return (frame, from, to) => {
    let days = 0;
    for (const interval of frame.states[state] ?? NONE) {
      days += Math.max(0, Math.min(interval.to - 1, to) - Math.max(interval.from, from) + 1);
      frame.note(interval.from);
      frame.note(interval.to);
    }
    return days;
  };
}
