import type { Day } from "@kangyu/fhir";
import type { Row } from "../cel/value.ts";
import type { CompiledDose, CompiledSeries } from "../compile/types.ts";
import { addSpan } from "../duration.ts";
import { FOREVER, type Frame, type Obligation } from "./frame.ts";
import { counts, type StepRun } from "./steps.ts";

/**
 * A vaccine series: each valid dose makes the next one owed; a dose before its minimum age or interval does not count and
 * the same number is owed again, from the day on which it could be given (B §2.8).
 */
export function seriesObligations(step: CompiledSeries, run: StepRun): Obligation[] {
  const { frame } = run;
  frame.at(run.end - 1);
  const start = step.from(frame);
  if (typeof start !== "number") return [];
  const owedFrom = firstOwed(step, run, start);
  if (owedFrom === null) return [];
  const owed: Obligation[] = [];
  const given: Day[] = [];
  let invalidFrom: Day | null = null;
  for (const row of frame.rows[step.on] ?? []) {
    if (row.day < start || !counts(step, row, { frame, previous: null })) continue;
    const dose = doseAt(step, row.day, given.length);
    if (dose === undefined) break;
    const earliest = earliestOf(dose, start, given);
    if (row.day < earliest - graceOf(step, frame, row)) {
      invalidFrom ??= row.day;
      continue;
    }
    owed.push(obligation(dose, { start, given, owedFrom, done: row, invalidFrom }));
    run.trace?.(step.trace);
    given.push(row.day);
    invalidFrom = null;
  }
  const next = nextDose(step, { start, given, end: run.end });
  if (next !== undefined) {
    run.trace?.(step.trace);
    owed.push(obligation(next, { start, given, owedFrom, done: null, invalidFrom }));
  }
  return owed;
}

/** The first day on which the series is owed, found by going from change to change; null when it never is. */
function firstOwed(step: CompiledSeries, run: StepRun, start: Day): Day | null {
  if (step.owed === null) return start;
  const { frame } = run;
  for (let day = start; day < run.end; day = frame.next) {
    frame.at(day);
    if (step.owed(frame) === true) return day;
  }
  return null;
}

function graceOf(step: CompiledSeries, frame: Frame, row: Row): number {
  if (step.grace === null) return 0;
  frame.at(row.day);
  const days = step.grace(frame);
  return typeof days === "number" ? days : 0;
}

/** The dose after `count` valid ones by the schedule in force on the day. */
function doseAt(step: CompiledSeries, day: Day, count: number): CompiledDose | undefined {
  let found = step.schedules[0];
  for (const schedule of step.schedules) if (schedule.from <= day) found = schedule;
  return found?.doses[count];
}

/** The dose owed next: by the schedule in force on the day it becomes due, the last one of which it would be due in time. */
function nextDose(step: CompiledSeries, at: { start: Day; given: readonly Day[]; end: Day }): CompiledDose | undefined {
  let found: CompiledDose | undefined;
  let until = FOREVER;
  for (let i = step.schedules.length - 1; i >= 0; i--) {
    const schedule = step.schedules[i];
    const dose = schedule?.doses[at.given.length];
    const due = dose === undefined ? until : dueOf(dose, at.start, at.given);
    if (schedule === undefined || (dose === undefined && i > 0 && schedule.from > at.end)) continue;
    if (i === step.schedules.length - 1 || due < until) found = dose;
    until = schedule.from;
  }
  return found;
}

function earliestOf(dose: CompiledDose, start: Day, given: readonly Day[]): Day {
  let earliest = addSpan(start, dose.minAge);
  for (const { fromDose, atLeast } of dose.intervals) {
    const from = given[fromDose - 1];
    if (from !== undefined) earliest = Math.max(earliest, addSpan(from, atLeast));
  }
  return earliest;
}

function dueOf(dose: CompiledDose, start: Day, given: readonly Day[]): Day {
  return Math.max(addSpan(start, dose.dueAge), earliestOf(dose, start, given));
}

interface Giving {
  readonly start: Day;
  readonly given: readonly Day[];
  readonly owedFrom: Day;
  readonly done: Row | null;
  readonly invalidFrom: Day | null;
}

function obligation(dose: CompiledDose, at: Giving): Obligation {
  const due = Math.max(dueOf(dose, at.start, at.given), at.owedFrom);
  const late = dose.finishBefore === null ? FOREVER : addSpan(at.start, dose.finishBefore);
  return {
    opens: due,
    overdue: Math.max(late, due),
    ends: dose.maxAge === null ? FOREVER : addSpan(at.start, dose.maxAge),
    voided: FOREVER,
    reason: `dose-${dose.no}`,
    cause: null,
    done: at.done,
    invalidFrom: at.invalidFrom,
  };
}
