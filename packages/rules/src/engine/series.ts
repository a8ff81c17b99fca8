import type { Day } from "@kangyu/fhir";
import type { Row } from "../cel/value.ts";
import type { CompiledDose, CompiledSeries } from "../compile/types.ts";
import { addSpan } from "../duration.ts";
import { FOREVER, type Obligation } from "./frame.ts";
import { counts, type StepRun } from "./steps.ts";

/** What is known of a series when a dose is looked at. */
interface Course {
  readonly start: Day;
  /** Days of the doses that count, in order. */
  readonly given: readonly Day[];
  readonly owed: { readonly from: Day; readonly to: Day };
}

/**
 * A vaccine series: each dose that counts makes the next one owed; a dose before its minimum age or interval does not count
 * and the same number is owed again, from the day on which it can be given (national immunization programme, general
 * principles; grace days are a district's choice).
 */
export function seriesObligations(step: CompiledSeries, run: StepRun): Obligation[] {
  const { frame } = run;
  frame.at(run.end - 1);
  const start = step.from(frame);
  if (typeof start !== "number") return [];
  const owed = owedStretch(step, run, start);
  if (owed === null) return [];
  const made: Obligation[] = [];
  const given: Day[] = [];
  let invalidFrom: Day | null = null;
  for (const row of frame.rows[step.on] ?? []) {
    if (row.day < start || row.day >= run.end || !counts(step, row, { frame, previous: null })) continue;
    const dose = scheduleOn(step, row.day)?.doses[given.length];
    if (dose === undefined) break;
    if (!isValid(step, row, { run, earliest: earliestOf(dose, start, given) })) {
      invalidFrom ??= row.day;
      continue;
    }
    made.push(
      obligation(step, { start, given, owed }, { done: row, invalidFrom }) ?? doneUnasked(dose, row, invalidFrom),
    );
    run.trace?.(step.trace);
    given.push(row.day);
    invalidFrom = null;
  }
  const next = obligation(step, { start, given, owed }, { done: null, invalidFrom });
  if (next !== null) {
    run.trace?.(step.trace);
    made.push(next);
  }
  return made;
}

/** A dose that was given although no schedule makes it owed: done on its day. */
function doneUnasked(dose: CompiledDose, row: Row, invalidFrom: Day | null): Obligation {
  const reason = `dose-${dose.no}`;
  return {
    opens: row.day,
    overdue: FOREVER,
    ends: FOREVER,
    voided: FOREVER,
    reason,
    cause: null,
    done: row,
    invalidFrom,
  };
}

/** From the first day on which the series is owed to the first on which it is no more; null when it never is. */
function owedStretch(step: CompiledSeries, run: StepRun, start: Day): Course["owed"] | null {
  if (step.owed === null) return { from: start, to: FOREVER };
  const { frame } = run;
  let from: Day | null = null;
  for (let day = start; day < run.end; day = frame.next) {
    frame.at(day);
    const owed = step.owed(frame) === true;
    if (owed && from === null) from = day;
    if (!owed && from !== null) return { from, to: day };
  }
  return from === null ? null : { from, to: FOREVER };
}

function isValid(step: CompiledSeries, row: Row, at: { run: StepRun; earliest: Day }): boolean {
  const { frame } = at.run;
  frame.at(row.day);
  frame.it = row;
  const grace = step.grace === null ? 0 : step.grace(frame);
  if (row.day < at.earliest - (typeof grace === "number" ? grace : 0)) return false;
  return step.valid === null || step.valid(frame) === true;
}

function scheduleOn(step: CompiledSeries, day: Day) {
  return step.schedules.findLast(({ from }) => from <= day);
}

function earliestOf(dose: CompiledDose, start: Day, given: readonly Day[]): Day {
  let earliest = addSpan(start, dose.minAge);
  for (const { fromDose, atLeast } of dose.intervals) {
    const from = given[fromDose - 1];
    if (from !== undefined) earliest = Math.max(earliest, addSpan(from, atLeast));
  }
  return earliest;
}

/** The next dose as it is owed: by the first schedule under which, while it is in force, the dose comes due. */
function obligation(
  step: CompiledSeries,
  course: Course,
  at: { done: Row | null; invalidFrom: Day | null },
): Obligation | null {
  const { start, given } = course;
  for (let i = 0; i < step.schedules.length; i++) {
    const schedule = step.schedules[i];
    const dose = schedule?.doses[given.length];
    if (schedule === undefined || dose === undefined) continue;
    const due = Math.max(addSpan(start, dose.dueAge), earliestOf(dose, start, given), schedule.from);
    if (due >= (step.schedules[i + 1]?.from ?? FOREVER)) continue;
    const opens = Math.max(due, course.owed.from);
    return {
      opens,
      overdue: Math.max(overdueOf(dose, course), opens),
      ends: dose.maxAge === null ? FOREVER : addSpan(start, dose.maxAge),
      voided: course.owed.to,
      reason: `dose-${dose.no}`,
      cause: null,
      done: at.done,
      invalidFrom: at.invalidFrom,
    };
  }
  return null;
}

function overdueOf(dose: CompiledDose, { start, given }: Course): Day {
  const byAge = dose.finishBefore === null ? FOREVER : addSpan(start, dose.finishBefore);
  const from = dose.finishAfter === null ? undefined : given[dose.finishAfter.fromDose - 1];
  if (dose.finishAfter === null || from === undefined) return byAge;
  return Math.min(byAge, addSpan(from, dose.finishAfter.atMost));
}
