import type { Day } from "@kangyu/fhir";
import type { Run } from "../cel/scope.ts";
import type { Row, Value } from "../cel/value.ts";
import type { CompiledMeasure, CompiledRule } from "../compile/types.ts";
import type { MeasureState, Span } from "../timeline.ts";
import { FOREVER, type Frame } from "./frame.ts";
import { closing, type Limit } from "./spans.ts";
import type { Trace } from "./states.ts";

/** How a person stands in a measure on one day. Each is made once, with the definition: the same standing is the same object. */
export interface Verdict {
  readonly state: MeasureState;
  readonly reason: string;
  readonly rule: CompiledRule;
  readonly trace: string;
}

/** The reason of a person who cannot be told because the condition of rule `reason` is unknown. */
export function missingReason(reason: string): string {
  return `missing:${reason}`;
}

/** What a rule says where it is true, and where it cannot be told; `asked` names what was asked, the rule where absent. */
export function verdictsOf(rule: CompiledRule, asked: string = rule.reason): { yes: Verdict; unknown: Verdict } {
  return {
    yes: { state: rule.is, reason: rule.reason, rule, trace: rule.trace },
    unknown: { state: "unknown", reason: missingReason(asked), rule, trace: `${rule.trace}?` },
  };
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
  if (belongs === null) return measure.unknown;
  const { rules, verdicts } = measure;
  for (let i = 0; i < rules.length; i++) {
    const { when } = rules[i] as CompiledRule;
    const truth = when === null || ask(when, i + 1, frame);
    if (truth === true) return (verdicts[i] as CompiledMeasure["verdicts"][number]).yes;
    if (truth === null) return (verdicts[i] as CompiledMeasure["verdicts"][number]).unknown;
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
  let current: Verdict | null = null;
  let from = at.start;
  let deciding: string | null = null;
  for (let day = at.start; day < at.limit.end; day = frame.next) {
    frame.at(day);
    const verdict = judge(measure, frame);
    if (same(verdict, current)) continue;
    if (current !== null) spans.push({ from, to: day, state: current.state, reason: current.reason, deciding });
    current = verdict;
    if (verdict === null) continue;
    from = day;
    deciding = decidingOf(verdict, frame);
    at.trace?.(verdict.trace);
  }
  frame.walking = false;
  const to = closing(at.limit.end, at.limit);
  if (current !== null) spans.push({ from, to, state: current.state, reason: current.reason, deciding });
  return spans;
}

/** Two rules may give one reason: passing from one to the other changes nothing. */
function same(one: Verdict | null, other: Verdict | null): boolean {
  if (one === other) return true;
  return one !== null && other !== null && one.reason === other.reason && one.state === other.state;
}

/** The origin of the fact that decided. Reading it does not shorten how long the answer holds. */
export function decidingOf(verdict: Verdict, frame: Frame): string | null {
  if (verdict.rule.deciding === null) return null;
  const { next } = frame;
  const row = verdict.rule.deciding(frame) as Row | null;
  frame.next = next;
  return row?.source.origin ?? null;
}
