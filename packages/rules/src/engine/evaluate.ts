import type { Day } from "@kangyu/fhir";
import type { Row } from "../cel/value.ts";
import type { Compiled } from "../compile/types.ts";
import type { MeasureState, Span, StepState, Subject, Timeline } from "../timeline.ts";
import { frameOf } from "./bind.ts";
import type { Frame } from "./frame.ts";
import { runMeasure } from "./measures.ts";
import { type Limit, stateSpans, stepSpans } from "./spans.ts";
import { runStates, type Trace } from "./states.ts";
import { runSteps } from "./steps.ts";

/**
 * The whole history of a person's standing in a programme, up to `horizon` (exclusive). Total: it never throws on data,
 * reads no clock, and does not depend on the order of the facts. Nobody stands anywhere from the day of death (G3).
 */
export function evaluate(compiled: Compiled, subject: Subject, horizon: Day): Timeline {
  return evaluateTraced(compiled, subject, { horizon, trace: null });
}

/** As `evaluate`, telling `trace` every place of the definition that this life reaches. */
export function evaluateTraced(
  compiled: Compiled,
  subject: Subject,
  { horizon, trace }: { readonly horizon: Day; readonly trace: Trace | null },
): Timeline {
  const frame = frameOf(compiled, subject);
  const died = subject.death !== null && subject.death < horizon;
  const limit: Limit = { end: died ? (subject.death as Day) : horizon, death: died };
  const { id, version } = compiled.programme;
  const start = startOf(frame);
  if (start === null || !passesGate(compiled, frame, limit.end)) {
    return { programme: id, version, states: {}, steps: {}, measures: {} };
  }
  stand(compiled, frame, { limit, trace });
  return {
    programme: id,
    version,
    states: tracks(compiled.states, (_, i) => stateSpans(compiled.states[i]?.name ?? "", frame.states[i] ?? [], limit)),
    steps: tracks<Span<StepState>>(compiled.steps, (_, i) => stepSpans(frame.steps[i] ?? [], limit)),
    measures: tracks<Span<MeasureState>>(compiled.measures, (_, i) =>
      runMeasure(compiled.measures[i] as Compiled["measures"][number], frame, { start, limit, trace }),
    ),
  };
}

/** Runs states and steps over a frame, so that measures and explanations can be read from it. */
export function stand(compiled: Compiled, frame: Frame, at: { limit: Limit; trace: Trace | null }): void {
  runStates(compiled, frame, at.trace);
  runSteps(compiled, { frame, end: at.limit.end, trace: at.trace });
}

/** The gate sees the whole life. Unknown lets a person in: only a sure no leaves anyone out. */
export function passesGate(compiled: Compiled, frame: Frame, end: Day): boolean {
  frame.at(end - 1);
  return compiled.gate(frame) !== false;
}

/** The first day on which anything can be said: birth, or the first fact. */
export function startOf(frame: Frame): Day | null {
  let start = frame.birth;
  for (const rows of frame.rows) {
    const first = rows[0] as Row | undefined;
    if (first !== undefined && (start === null || first.day < start)) start = first.day;
  }
  return start;
}

function tracks<S>(
  parts: readonly { readonly name: string }[],
  spansOf: (part: unknown, i: number) => S[],
): Record<string, S[]> {
  const result: Record<string, S[]> = {};
  for (let i = 0; i < parts.length; i++) {
    const spans = spansOf(parts[i], i);
    if (spans.length > 0) result[parts[i]?.name ?? ""] = spans;
  }
  return result;
}
