import { type Day, isoOfDay } from "@kangyu/fhir";
import type { Value } from "./cel/value.ts";
import type { Compiled, CompiledMeasure, CompiledStep, CompiledText, TextPart } from "./compile/types.ts";
import { frameOf } from "./engine/bind.ts";
import { stand } from "./engine/evaluate.ts";
import { FOREVER, type Frame } from "./engine/frame.ts";
import { decidingOf, judge, missingReason } from "./engine/measures.ts";
import type { Source, Text } from "./programme.ts";
import { reasonTitle } from "./reason-title.ts";
import type { Span, Subject } from "./timeline.ts";

/** Why a person stands as they do: in words, with the fact that decided on the day asked for and the rule's source. */
export interface Explanation {
  readonly text: Text;
  /** Origin of the deciding fact, `Type/id`. */
  readonly deciding: string | null;
  readonly source: Source | null;
}

/** What is explained: a span of a track, on a day within it (the span's first day where absent). */
export interface Question {
  readonly kind: "state" | "step" | "measure";
  readonly track: string;
  readonly span: Span;
  readonly day?: Day;
}

/**
 * Explains a span of a timeline in Chinese and English, naming values, dates and thresholds as the definition's texts do.
 * Takes the facts the timeline was made from. A track or reason the definition does not have gives the bare reason.
 */
export function explain(compiled: Compiled, question: Question, subject: Subject): Explanation {
  return explainerOf(compiled, subject, 0)(question);
}

/** Explains many spans of one person: what they did is worked out once, not once a span, some days `ahead` of the first. */
export function explainerOf(
  compiled: Compiled,
  subject: Subject,
  ahead: Day = AHEAD,
): (question: Question) => Explanation {
  let stood: { readonly frame: Frame; readonly until: Day } | null = null;
  return (question) => {
    const day = question.day ?? question.span.from;
    const needed = horizonOf(question, day);
    if (stood === null || stood.until < needed) stood = standUntil(compiled, subject, needed + ahead);
    const { frame } = stood;
    frame.at(day);
    if (question.kind === "measure") return explainMeasure(compiled, question, frame);
    if (question.kind === "step") return explainStep(compiled, question, frame);
    return explainState(compiled, question, frame);
  };
}

/** Rounded up, so that spans told one after another seldom ask for more. */
const AHEAD: Day = 4000;

function standUntil(compiled: Compiled, subject: Subject, until: Day): { frame: Frame; until: Day } {
  const frame = frameOf(compiled, subject);
  stand(compiled, frame, { limit: { end: Math.min(subject.death ?? FOREVER / 2, until), death: false }, trace: null });
  return { frame, until };
}

/** Far enough that everything owed on the day is known. */
function horizonOf(question: Question, day: Day): Day {
  return Math.max(question.span.to ?? day, day) + 800;
}

function explainMeasure(compiled: Compiled, { track, span }: Question, frame: Frame): Explanation {
  const measure = compiled.measures.find(({ name }) => name === track);
  const source = compiled.programme.measures?.[track]?.source ?? null;
  const verdict = measure === undefined ? null : judge(measure as CompiledMeasure, frame);
  if (verdict === null) return bare(span.reason, source);
  const deciding = decidingOf(verdict, frame);
  if (verdict.reason === missingReason("population")) {
    return { text: reasonTitle(compiled.programme, track, verdict.reason), deciding, source };
  }
  const text = fill(verdict.rule.text, frame);
  if (verdict.reason === verdict.rule.reason) return { text, deciding, source };
  const missing = { zh: `资料缺失，无法判断：${text.zh}`, en: `Cannot be told, a value is missing: ${text.en}` };
  return { text: missing, deciding, source };
}

function explainStep(compiled: Compiled, { track, span }: Question, frame: Frame): Explanation {
  const step = compiled.steps.find(({ name }) => name === track);
  const source = compiled.programme.steps?.[track]?.source ?? null;
  if (step === undefined) return bare(span.reason, source);
  frame.it = frame.rows.flat().find(({ source }) => source.origin === span.deciding) ?? null;
  const text = fill(textOfStep(step, span.reason), frame);
  return { text, deciding: span.deciding, source };
}

function textOfStep(step: CompiledStep, reason: string): CompiledText {
  if (step.kind === "recurring")
    return [step.first, ...step.next].find((rule) => rule.reason === reason)?.text ?? step.text;
  if (step.kind === "follow-up") return step.causes.find((cause) => cause.reason === reason)?.text ?? step.text;
  return step.text;
}

function explainState(compiled: Compiled, { track, span }: Question, frame: Frame): Explanation {
  const trigger = compiled.states
    .find(({ name }) => name === track)
    ?.enter.find(({ reason }) => reason === span.reason);
  if (trigger === undefined) return bare(span.reason, null);
  frame.it = (frame.rows[trigger.on] ?? []).find(({ source }) => source.origin === span.deciding) ?? null;
  return { text: fill(trigger.text, frame), deciding: span.deciding, source: compiled.programme.source };
}

function bare(reason: string, source: Source | null): Explanation {
  return { text: { zh: reason, en: reason }, deciding: null, source };
}

/** Fills the placeholders of a text from the frame. */
export function fill(text: CompiledText, frame: Frame): Text {
  const say = (parts: readonly TextPart[], unknown: string) =>
    parts.map((part) => (typeof part === "string" ? part : written(part.run(frame), part.date, unknown))).join("");
  return { zh: say(text.zh, "（未记录）"), en: say(text.en, "(not recorded)") };
}

function written(value: Value, date: boolean, unknown: string): string {
  if (value === null) return unknown;
  if (date) return isoOfDay(value as Day);
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : String(value);
}
