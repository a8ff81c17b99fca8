import { type Day, type Fact, isoOfDay, parseDay } from "@kangyu/fhir";
import type { Compiled } from "./compile/types.ts";
import { evaluateTraced } from "./engine/evaluate.ts";
import { type FormValues, validateForm } from "./form/validate.ts";
import type { Span, Subject, Timeline } from "./timeline.ts";

/** One fact of a case: code, day, values, and the exclusive end of one that lasts. */
export type CaseFact =
  | readonly [code: string, day: string, values: Fact["values"]]
  | readonly [code: string, day: string, values: Fact["values"], until: string | null];

/** `[from, to, state, reason]`; `to` null where it stands at the horizon. */
export type CaseSpan = readonly [from: string, to: string | null, state: string, reason: string];

/** One example of a definition: a life, and the timeline it must give. `cases.json` holds a list of them. */
export interface Case {
  readonly id: string;
  readonly about: string;
  readonly birth?: string | null;
  readonly death?: string | null;
  readonly sex?: Subject["sex"];
  readonly facts: readonly CaseFact[];
  /** Exclusive; the timeline is worked out up to here. */
  readonly horizon: string;
  /** Whole tracks, by `states.x`, `steps.x`, `measures.x`. */
  readonly tracks?: Readonly<Record<string, readonly CaseSpan[]>>;
  /** Samples: on a day, `state` or `state:reason` of a track; null where the track does not apply. */
  readonly at?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** What a form says about values on a day. */
  readonly forms?: readonly CaseForm[];
}

export interface CaseForm {
  readonly form: string;
  readonly day: string;
  readonly values: FormValues;
  /** Codes of the problems, in any order. */
  readonly problems?: readonly string[];
  readonly derived?: Readonly<Record<string, number | string | boolean | null>>;
}

export interface CasesResult {
  readonly passed: number;
  readonly failed: readonly { readonly id: string; readonly detail: string }[];
  /** Places of the definition (rules, step branches, triggers) that no case reaches: a definition with any is not done. */
  readonly unreached: readonly string[];
  readonly places: number;
}

/**
 * Runs the examples of a definition on this host. Pure: the same in Node, over a database and in the browser. `lifeOf` gives
 * the subject of a case: what the case tells, or what a store has read back of it.
 */
export function runCases(
  compiled: Compiled,
  cases: readonly Case[],
  lifeOf: (example: Case) => Subject = subjectOf,
): CasesResult {
  const reached = new Set<string>();
  const failed: { id: string; detail: string }[] = [];
  for (const example of cases) {
    const details = runCase(compiled, example, { subject: lifeOf(example), reached });
    if (details.length > 0) failed.push({ id: example.id, detail: details.join("; ") });
  }
  return {
    passed: cases.length - failed.length,
    failed,
    unreached: compiled.places.filter((place) => !reached.has(place)),
    places: compiled.places.length,
  };
}

/** The subject that a case describes; a day that is none is a bug of the case and throws. */
export function subjectOf(example: Case): Subject {
  return {
    birth: example.birth == null ? null : dayOf(example.birth),
    death: example.death == null ? null : dayOf(example.death),
    sex: example.sex ?? "unknown",
    facts: example.facts.map(([code, day, values, until], i) => ({
      code,
      day: dayOf(day),
      until: until == null ? null : dayOf(until),
      values,
      origin: `Case/${i}`,
      institution: typeof values.institution === "string" ? values.institution : null,
      knownFrom: i,
      knownTo: null,
    })),
  };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}

function runCase(compiled: Compiled, example: Case, at: { subject: Subject; reached: Set<string> }): string[] {
  const timeline = evaluateTraced(compiled, at.subject, {
    horizon: dayOf(example.horizon),
    trace: (place) => at.reached.add(place),
  });
  const details: string[] = [];
  for (const [track, expected] of Object.entries(example.tracks ?? {})) {
    const found = JSON.stringify(spansOf(timeline, track).map(written));
    if (found !== JSON.stringify(expected))
      details.push(`${track}: expected ${JSON.stringify(expected)}, found ${found}`);
  }
  for (const [day, samples] of Object.entries(example.at ?? {})) {
    for (const [track, expected] of Object.entries(samples)) {
      const found = sample(spansOf(timeline, track), dayOf(day), expected?.includes(":") ?? false);
      if (found !== expected) details.push(`${track} on ${day}: expected ${expected}, found ${found}`);
    }
  }
  for (const form of example.forms ?? []) details.push(...runForm(compiled, example, form));
  return details;
}

function spansOf(timeline: Timeline, track: string): readonly Span[] {
  const [kind, ...name] = track.split(".");
  const tracks = kind === "states" ? timeline.states : kind === "steps" ? timeline.steps : timeline.measures;
  return tracks[name.join(".")] ?? [];
}

function written({ from, to, state, reason }: Span): CaseSpan {
  return [isoOfDay(from), to === null ? null : isoOfDay(to), state, reason];
}

function sample(spans: readonly Span[], day: Day, withReason: boolean): string | null {
  const span = spans.find(({ from, to }) => from <= day && (to === null || day < to));
  if (span === undefined) return null;
  return withReason ? `${span.state}:${span.reason}` : span.state;
}

function runForm(compiled: Compiled, example: Case, expected: CaseForm): string[] {
  const birth = example.birth == null ? null : dayOf(example.birth);
  const context = { day: dayOf(expected.day), birth, sex: example.sex ?? "unknown" };
  const result = validateForm(compiled, expected.form, { values: expected.values, context });
  const details: string[] = [];
  const codes = result.problems.map(({ code }) => code).sort();
  if (expected.problems !== undefined && JSON.stringify(codes) !== JSON.stringify([...expected.problems].sort())) {
    details.push(`${expected.form}: expected problems ${expected.problems.join(",")}, found ${codes.join(",")}`);
  }
  for (const [name, value] of Object.entries(expected.derived ?? {})) {
    if (result.derived[name] !== value)
      details.push(`${expected.form}.${name}: expected ${value}, found ${result.derived[name]}`);
  }
  return details;
}
