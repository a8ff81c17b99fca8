import { readFileSync } from "node:fs";
import { dayOfCivil, type Fact } from "@kangyu/fhir";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compileProgramme } from "../compile/programme.ts";
import type { CompiledMeasure } from "../compile/types.ts";
import { parseProgramme } from "../parse/programme.ts";
import type { Span, Subject } from "../timeline.ts";
import { frameOf } from "./bind.ts";
import { evaluate, passesGate, stand, startOf } from "./evaluate.ts";
import type { Obligation } from "./frame.ts";
import { judge } from "./measures.ts";

const catalogue = new URL("../../../../catalogue/", import.meta.url);
const load = (path: string) => parse(readFileSync(new URL(path, catalogue), "utf8"));
const parsed = parseProgramme(load("programmes/hypertension/programme.yaml"));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const compiled = compileProgramme(parsed.programme, {
  valueSets: { hypertension: load("terminology/hypertension.yaml") },
});

const FIRST = dayOfCivil(2023, 1, 1);
const HORIZON = dayOfCivil(2026, 1, 1);
const day = fc.integer({ min: FIRST, max: HORIZON + 60 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });

const visitValues = fc.record({
  mode: fc.constantFrom("1", "2", "3"),
  sbp: maybe(fc.constantFrom(128, 139, 140, 149, 150, 182)),
  dbp: maybe(fc.constantFrom(78, 89, 90, 110)),
  adr: maybe(fc.boolean()),
  complication: maybe(fc.boolean()),
  symptoms: maybe(fc.constantFrom("", "none", "eye-pain,other")),
});

type Made = Pick<Fact, "code" | "values"> & { day: number; lasts: number | null };
const fact: fc.Arbitrary<Made> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      code: fc.constant("hypertension/follow-up"),
      day,
      values: visitValues,
      lasts: fc.constant(null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      code: fc.constant("hypertension/yearly-exam"),
      day,
      values: visitValues,
      lasts: fc.constant(null),
    }),
  },
  fc.record({
    code: fc.constantFrom("enrolment", "lost"),
    day,
    values: fc.constant({ programme: "hypertension" }),
    lasts: maybe(fc.integer({ min: 0, max: 500 })),
  }),
  fc.record({
    code: fc.constant("diagnosis"),
    day,
    values: fc.constant({ system: "http://snomed.info/sct", concept: "59621000" }),
    lasts: maybe(fc.integer({ min: 0, max: 500 })),
  }),
);

const life: fc.Arbitrary<Subject> = fc
  .record({
    birth: maybe(fc.integer({ min: dayOfCivil(1958, 1, 1), max: dayOfCivil(1991, 1, 1) })),
    death: fc.option(day, { nil: null, freq: 6 }),
    facts: fc.array(fact, { maxLength: 14 }),
  })
  .map(({ birth, death, facts }) => ({
    birth,
    death,
    sex: "female" as const,
    facts: facts.map(({ lasts, ...rest }, i) => ({
      ...rest,
      until: lasts === null ? null : rest.day + lasts,
      origin: `X/${i}`,
      institution: null,
      knownFrom: i,
      knownTo: null,
    })),
  }));

function stateOn(spans: readonly Span[] | undefined, on: number): string | null {
  const span = spans?.find(({ from, to }) => from <= on && (to === null || on < to));
  return span === undefined ? null : `${span.state}:${span.reason}`;
}

/** What one obligation alone says on a day. */
function stateOf(owed: Obligation, on: number): string | null {
  if (on >= owed.voided) return null;
  if (owed.done !== null && on >= owed.done.day && owed.done.day <= owed.ends) {
    return owed.done.day < owed.overdue ? "done" : "done-late";
  }
  if (on >= owed.ends) return "missed";
  if (on < owed.opens) return null;
  return on < owed.overdue ? "due" : "overdue";
}

describe("evaluate", () => {
  test("spans are ordered, disjoint, not empty, and end by the horizon", () => {
    fc.assert(
      fc.property(life, (subject) => {
        const { states, steps, measures } = evaluate(compiled, subject, HORIZON);
        for (const spans of [...Object.values(states), ...Object.values(steps), ...Object.values(measures)]) {
          spans.forEach(({ from, to }, i) => {
            expect(to === null ? i === spans.length - 1 && from < HORIZON : from < to && to <= HORIZON).toBe(true);
            const next = spans[i + 1];
            if (next !== undefined) expect(to !== null && to <= next.from).toBe(true);
            if (subject.death !== null && subject.death < HORIZON)
              expect(to !== null && to <= subject.death).toBe(true);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the order of the facts does not matter", () => {
    const shuffled = life.chain((subject) =>
      fc.tuple(fc.constant(subject), fc.shuffledSubarray([...subject.facts], { minLength: subject.facts.length })),
    );
    fc.assert(
      fc.property(shuffled, ([subject, facts]) => {
        expect(evaluate(compiled, { ...subject, facts }, HORIZON)).toEqual(evaluate(compiled, subject, HORIZON));
      }),
      { numRuns: 200 },
    );
  });

  test("jumping from change to change gives on every day what judging that day alone gives", () => {
    fc.assert(
      fc.property(life, (subject) => {
        const { measures } = evaluate(compiled, subject, HORIZON);
        const frame = frameOf(compiled, subject);
        const died = subject.death !== null && subject.death < HORIZON;
        const end = died ? (subject.death as number) : HORIZON;
        if (startOf(frame) === null || !passesGate(compiled, frame, end)) {
          expect(measures).toEqual({});
          return;
        }
        stand(compiled, frame, { limit: { end, death: died }, trace: null });
        for (let on = FIRST; on < end; on++) {
          for (const measure of compiled.measures) {
            frame.at(on);
            const verdict = judge(measure as CompiledMeasure, frame);
            expect(stateOn(measures[measure.name], on)).toBe(verdict && `${verdict.state}:${verdict.reason}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test("a step shows on every day what its obligations say, laid over one another", () => {
    fc.assert(
      fc.property(life, (subject) => {
        const { steps } = evaluate(compiled, subject, HORIZON);
        const frame = frameOf(compiled, subject);
        const died = subject.death !== null && subject.death < HORIZON;
        const end = died ? (subject.death as number) : HORIZON;
        if (startOf(frame) === null || !passesGate(compiled, frame, end)) return;
        stand(compiled, frame, { limit: { end, death: died }, trace: null });
        compiled.steps.forEach(({ name }, i) => {
          for (let on = FIRST; on < end; on++) {
            const states = (frame.steps[i] ?? []).map((owed) => stateOf(owed, on)).filter((state) => state !== null);
            const open = ["overdue", "due"].find((state) => states.includes(state));
            const found = stateOn(steps[name], on)?.split(":")[0] ?? null;
            if (open !== undefined || states.length === 0) expect(found).toBe(open ?? null);
            else expect(states).toContain(found);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  test("never throws, whatever the values hold", () => {
    const junk = fc.oneof(fc.string({ maxLength: 3 }), fc.double(), fc.boolean(), fc.constant(null), fc.integer());
    const names = [
      "mode",
      "sbp",
      "dbp",
      "adr",
      "complication",
      "symptoms",
      "targetSbp",
      "programme",
      "concept",
      "system",
    ];
    const values = fc.record(Object.fromEntries(names.map((name) => [name, junk])));
    const subjects = fc.tuple(life, fc.array(values, { minLength: 14, maxLength: 14 })).map(([subject, list]) => ({
      ...subject,
      facts: subject.facts.map((one, i) => (i % 2 === 0 ? one : { ...one, values: list[i] as Fact["values"] })),
    }));
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(() => evaluate(compiled, subject, HORIZON)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  test("a longer horizon only adds: what was closed stays, what was open goes on", () => {
    fc.assert(
      fc.property(life, (subject) => {
        const [short, long] = [evaluate(compiled, subject, HORIZON - 200), evaluate(compiled, subject, HORIZON)];
        for (const [name, spans] of Object.entries(short.measures)) {
          for (const { from } of spans) expect(stateOn(long.measures[name], from)).toBe(stateOn(spans, from));
        }
      }),
      { numRuns: 100 },
    );
  });
});
