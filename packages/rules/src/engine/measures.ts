import type { Day } from "@kangyu/fhir";
import type { Run } from "../cel/scope.ts";
import type { Row, Value } from "../cel/value.ts";
import type { CompiledMeasure, CompiledRule } from "../compile/types.ts";
import type { MeasureState, Span } from "../timeline.ts";
import { FOREVER, type Frame } from "./frame.ts";
import { closing, type Limit } from "./spans.ts";
import type { Trace } from "./states.ts";

/** How a person stands in a measure on one day. */
export interface Verdict {
  readonly state: MeasureState;
  readonly reason: string;
  readonly rule: CompiledRule;
}

/** The reason of a person who cannot be told because the condition of rule `reason` is unknown. */
export function missingReason(reason: string): string {
  return `missing:${reason}`;
}

/**
 * Asks an expression of a measure. What it notes says until when the answer holds, so on a walk it is asked again only then;
 * an answer from before passes on what it noted.
 */
export function ask(run: Run, place: number, frame: Frame): Value {
  if (!frame.walking) return run(frame);
  const held = frame.holdUntil[place] as Day;
  if (frame.day < held) {
    if (held < frame.next) frame.next = held;
    return frame.answers[place] as Value;
  }
  const { next } = frame;
  frame.next = FOREVER;
  const answer = run(frame);
  frame.answers[place] = answer;
  frame.holdUntil[place] = frame.next;
  if (next < frame.next) frame.next = next;
  return answer;
}

/** Judges the frame's day; null outside the population. An unknown population counts, as unknown. */
export function judge(measure: CompiledMeasure, frame: Frame): Verdict | null {
  const belongs = ask(measure.population, 0, frame);
  if (belongs === false) return null;
  const { rules } = measure;
  if (belongs === null)
    return { state: "unknown", reason: missingReason("population"), rule: rules[0] as CompiledRule };
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i] as CompiledRule;
    const truth = rule.when === null || ask(rule.when, i + 1, frame);
    if (truth === true) return { state: rule.is, reason: rule.reason, rule };
    if (truth === null) return { state: "unknown", reason: missingReason(rule.reason), rule };
  }
  return null;
}

/** Walks from change to change: every evaluation says until when it holds. */
export function runMeasure(
  measure: CompiledMeasure,
  frame: Frame,
  at: { start: Day; limit: Limit; trace: Trace | null },
): Span<MeasureState>[] {
  const spans: Span<MeasureState>[] = [];
  frame.walk(measure.places);
  let current: { from: Day; verdict: Verdict; deciding: string | null } | null = null;
  for (let day = at.start; day < at.limit.end; day = frame.next) {
    frame.at(day);
    const verdict = judge(measure, frame);
    if (current !== null && current.verdict.reason === verdict?.reason && current.verdict.state === verdict.state)
      continue;
    if (current !== null) spans.push(spanOf(current, day));
    current = verdict === null ? null : { from: day, verdict, deciding: decidingOf(verdict, frame) };
    if (verdict !== null) at.trace?.(verdict.state === "unknown" ? `${verdict.rule.trace}?` : verdict.rule.trace);
  }
  frame.walking = false;
  if (current !== null) spans.push(spanOf(current, closing(at.limit.end, at.limit)));
  return spans;
}

function spanOf(current: { from: Day; verdict: Verdict; deciding: string | null }, to: Day | null): Span<MeasureState> {
  const { from, verdict, deciding } = current;
  return { from, to, state: verdict.state, reason: verdict.reason, deciding };
}

/** The origin of the fact that decided. Reading it does not shorten how long the answer holds. */
export function decidingOf(verdict: Verdict, frame: Frame): string | null {
  if (verdict.rule.deciding === null) return null;
  const { next } = frame;
  const row = verdict.rule.deciding(frame) as Row | null;
  frame.next = next;
  return row?.source.origin ?? null;
}
