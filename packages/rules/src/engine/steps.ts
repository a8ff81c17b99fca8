import type { Day } from "@kangyu/fhir";
import type { List, Row } from "../cel/value.ts";
import type {
  Compiled,
  CompiledCause,
  CompiledFollowUp,
  CompiledNext,
  CompiledRecurring,
  CompiledStep,
  CompiledWindow,
} from "../compile/types.ts";
import { addSpan } from "../duration.ts";
import { lapsedOf } from "./counts.ts";
import { FOREVER, type Frame, type Interval, type Obligation } from "./frame.ts";
import { seriesObligations } from "./series.ts";
import type { Trace } from "./states.ts";

export interface StepRun {
  readonly frame: Frame;
  /** Exclusive end of the life or of the horizon. */
  readonly end: Day;
  readonly trace: Trace | null;
}

/** Works out what was owed when and what did it; leaves it in `frame.steps`. */
export function runSteps(compiled: Compiled, run: StepRun): void {
  for (let i = 0; i < compiled.steps.length; i++) {
    const obligations = obligationsOf(compiled.steps[i] as CompiledStep, run);
    run.frame.steps[i] = obligations;
    run.frame.lapsed[i] = lapsedOf(obligations);
  }
}

function obligationsOf(step: CompiledStep, run: StepRun): readonly Obligation[] {
  if (step.kind === "recurring") return recurring(step, run);
  if (step.kind === "window") return windows(step, run);
  return step.kind === "follow-up" ? followUps(step, run) : seriesObligations(step, run);
}

/** Whether a fact does the step: `it` is the fact, `previous` the one that did it before. */
export function counts(step: CompiledStep, row: Row, at: { frame: Frame; previous: Row | null }): boolean {
  if (step.when === null) return true;
  at.frame.at(row.day);
  at.frame.it = row;
  at.frame.previous = at.previous;
  return step.when(at.frame) === true;
}

function recurring(step: CompiledRecurring, run: StepRun): Obligation[] {
  const owed: Obligation[] = [];
  for (const interval of run.frame.states[step.whileState] ?? []) {
    const contacts = contactsIn(step, interval, run.frame);
    let anchor = interval.from;
    let rule = step.first;
    let cause = interval.cause;
    for (let i = 0; i <= contacts.length; i++) {
      const contact = contacts[i] ?? null;
      run.trace?.(rule.trace);
      const opens = addSpan(anchor, rule.opens);
      const { months, days } = rule.within;
      owed.push({
        opens,
        overdue: (months === rule.opens.months ? opens - rule.opens.days + days : addSpan(anchor, rule.within)) + 1,
        ends: FOREVER,
        voided: interval.to,
        reason: rule.reason,
        cause,
        done: contact,
        invalidFrom: null,
      });
      if (contact === null) break;
      rule = nextRule(step, contact, { frame: run.frame, previous: contacts[i - 1] ?? null });
      anchor = contact.day;
      cause = contact;
    }
  }
  return owed;
}

/** The contacts that count, one a day: the later entry is the one (G4). */
function contactsIn(step: CompiledRecurring, interval: Interval, frame: Frame): Row[] {
  const contacts: Row[] = [];
  for (const row of frame.rows[step.on] ?? []) {
    if (row.day < interval.from || row.day >= interval.to) continue;
    if (!counts(step, row, { frame, previous: contacts.at(-1) ?? null })) continue;
    if (contacts.at(-1)?.day === row.day) contacts.pop();
    contacts.push(row);
  }
  return contacts;
}

function nextRule(step: CompiledRecurring, contact: Row, at: { frame: Frame; previous: Row | null }): CompiledNext {
  at.frame.at(contact.day);
  at.frame.it = contact;
  at.frame.previous = at.previous;
  for (let i = 0; i < step.next.length; i++) {
    const rule = step.next[i] as CompiledNext;
    if (rule.when === null || rule.when(at.frame) === true) return rule;
  }
  return step.next.at(-1) ?? step.first;
}

function followUps(step: CompiledFollowUp, run: StepRun): Obligation[] {
  const { frame } = run;
  const owed: Obligation[] = [];
  const events = frame.rows[step.after] ?? [];
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as Row;
    frame.at(event.day);
    frame.it = event;
    frame.previous = events[i - 1] ?? null;
    const cause = causeOf(step, frame);
    if (cause === undefined) continue;
    const interval = step.whileState === null ? null : holding(frame.states[step.whileState] ?? [], event.day);
    if (interval === undefined) continue;
    run.trace?.(cause.trace);
    const done = firstAfter(step, event, frame);
    owed.push({
      opens: event.day,
      overdue: addSpan(event.day, step.within) + 1,
      ends: step.ends === null ? FOREVER : addSpan(event.day, step.ends),
      voided: interval?.to ?? FOREVER,
      reason: cause.reason,
      cause: event,
      done,
      invalidFrom: null,
    });
  }
  return owed;
}

/** The first fact after the day of an event that does the step. */
function firstAfter(step: CompiledStep, event: Row, frame: Frame): Row | null {
  const rows = frame.rows[step.on] ?? [];
  let from = rows.length;
  while (from > 0 && (rows[from - 1] as Row).day > event.day) from--;
  for (let i = from; i < rows.length; i++) {
    const row = rows[i] as Row;
    if (counts(step, row, { frame, previous: event })) return row;
  }
  return null;
}

function causeOf(step: CompiledFollowUp, frame: Frame): CompiledCause | undefined {
  for (let i = 0; i < step.causes.length; i++) {
    const cause = step.causes[i] as CompiledCause;
    if (cause.when === null || cause.when(frame) === true) return cause;
  }
  return undefined;
}

function holding(track: readonly Interval[], day: Day): Interval | undefined {
  return track.find(({ from, to }) => from <= day && day < to);
}

function windows(step: CompiledWindow, run: StepRun): Obligation[] {
  if (step.each === null) return windowsOf(step, null, run);
  return (run.frame.rows[step.each] ?? []).flatMap((row) => windowsOf(step, row, run));
}

/** The windows are laid with everything known: a corrected date moves them. */
function windowsOf(step: CompiledWindow, each: Row | null, run: StepRun): Obligation[] {
  const { frame } = run;
  frame.at(run.end - 1);
  frame.it = each;
  if (step.owed !== null && step.owed(frame) !== true) return [];
  const from = step.from(frame);
  if (from === null) return [];
  const until = (step.until?.(frame) as Day | null | undefined) ?? FOREVER;
  const anchors =
    typeof from === "number" ? [from] : ((from as List).items.slice((from as List).from, (from as List).to) as Day[]);
  const owed: Obligation[] = [];
  for (const anchor of anchors) {
    if (anchor === null) continue;
    const [opens, closes] = [addSpan(anchor, step.opens), addSpan(anchor, step.closes)];
    const ends = step.ends === null ? FOREVER : addSpan(anchor, step.ends);
    const rows = frame.rows[step.on] ?? [];
    const done =
      rows.find((row) => row.day >= opens && row.day < ends && counts(step, row, { frame, previous: each })) ?? null;
    for (const { from: first, to } of whileIntervals(step, frame)) {
      const shown = Math.max(opens, first, each?.day ?? opens);
      const voided = Math.min(to, until);
      if (shown >= voided || shown >= Math.max(ends, closes)) continue;
      run.trace?.(step.trace);
      owed.push({
        opens: shown,
        overdue: closes,
        ends,
        voided,
        reason: step.name,
        cause: each,
        done,
        invalidFrom: null,
      });
    }
  }
  return owed;
}

const ALWAYS: readonly Pick<Interval, "from" | "to">[] = [{ from: -FOREVER, to: FOREVER }];

function whileIntervals(step: CompiledStep, frame: Frame): readonly Pick<Interval, "from" | "to">[] {
  return step.whileState === null ? ALWAYS : (frame.states[step.whileState] ?? []);
}
