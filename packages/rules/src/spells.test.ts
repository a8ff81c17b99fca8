import { type Fact, parseDay } from "@kangyu/fhir";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spellsOf } from "./spells.ts";
import type { Span, Subject, Timeline } from "./timeline.ts";

const day = (iso: string) => parseDay(iso) as number;
let made = 0;
const fact = (code: string, from: string, until: string | null, more: Partial<Fact> = {}): Fact => ({
  code,
  day: day(from),
  until: until === null ? null : day(until),
  values: {},
  origin: `X/${made++}`,
  institution: null,
  knownFrom: 0,
  knownTo: null,
  ...more,
});
const home = (place: string, from: string, until: string | null) =>
  fact("residence", from, until, { values: { place } });
const enrolment = (institution: string, from: string, until: string | null) =>
  fact("enrolment", from, until, { values: { programme: "p" }, institution });
const timeline = (spans: readonly Span[]): Timeline => ({
  programme: "p",
  version: "1",
  states: {},
  steps: {},
  measures: { m: spans as never },
});
const span = (from: string, to: string | null, state = "in"): Span => ({
  from: day(from),
  to: to === null ? null : day(to),
  state,
  reason: "r",
  deciding: null,
});
const subject = (facts: Fact[], death: string | null = null): Subject => ({
  birth: null,
  death: death === null ? null : day(death),
  sex: "unknown",
  facts,
});
const brief = (spells: ReturnType<typeof spellsOf>) =>
  spells.map(({ from, to, place, institution }) => [
    from - day("2024-01-01"),
    to === null ? null : to - day("2024-01-01"),
    place,
    institution,
  ]);

describe("spells", () => {
  test("a span is cut where the person moves and where the managing institution changes", () => {
    const facts = [
      home("A", "2023-01-01", "2024-01-11"),
      home("B", "2024-01-11", null),
      enrolment("i1", "2023-06-01", "2024-01-06"),
      enrolment("i2", "2024-01-06", "2024-01-21"),
    ];
    expect(brief(spellsOf([timeline([span("2024-01-01", "2024-02-01")])], subject(facts)))).toEqual([
      [0, 5, "A", "i1"],
      [5, 10, "A", "i2"],
      [10, 20, "B", "i2"],
      [20, 31, "B", null],
    ]);
  });

  test("outside residence and from the day of death nobody counts", () => {
    const facts = [home("A", "2024-01-03", "2024-01-06"), home("A", "2024-01-11", null)];
    const spells = spellsOf([timeline([span("2024-01-01", null)])], subject(facts, "2024-01-21"));
    expect(brief(spells)).toEqual([
      [2, 5, "A", null],
      [10, 20, "A", null],
    ]);
    expect(spellsOf([timeline([span("2024-01-01", null)])], subject([]))).toEqual([]);
  });

  test("of two addresses at once the later one holds, then the earlier again", () => {
    const facts = [home("A", "2024-01-01", null), home("B", "2024-01-05", "2024-01-08")];
    expect(brief(spellsOf([timeline([span("2024-01-01", null)])], subject(facts)))).toEqual([
      [0, 4, "A", null],
      [4, 7, "B", null],
      [7, null, "A", null],
    ]);
  });

  test("what is done leaves no spell; what is owed does", () => {
    const one: Timeline = {
      ...timeline([]),
      steps: { s: [span("2024-01-01", "2024-01-05", "done"), span("2024-01-05", null, "overdue")] as never },
    };
    const spells = spellsOf([one], subject([home("A", "2020-01-01", null)]));
    expect(spells.map(({ measure, state }) => [measure, state])).toEqual([["p.s", "overdue"]]);
  });

  test("on every day a person is in exactly the place and hands that day's facts say, or nowhere", () => {
    const stretch = (code: string) =>
      fc.record({
        code: fc.constant(code),
        from: fc.integer({ min: 0, max: 40 }),
        lasts: fc.option(fc.integer({ min: 1, max: 20 })),
        tag: fc.constantFrom("x", "y"),
      });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(stretch("residence"), stretch("enrolment")), { maxLength: 7 }),
        fc.option(fc.integer({ min: 1, max: 50 })),
        (list, death) => {
          const facts = list.map(
            ({ code, from, lasts, tag }, i): Fact => ({
              code,
              day: from,
              until: lasts === null ? null : from + lasts,
              values: code === "residence" ? { place: tag } : { programme: "p" },
              origin: `X/${i}`,
              institution: code === "residence" ? null : tag,
              knownFrom: i,
              knownTo: null,
            }),
          );
          const spells = spellsOf([timeline([{ from: 5, to: 45, state: "in", reason: "r", deciding: null }])], {
            ...subject(facts),
            death,
          });
          for (let on = 0; on < 50; on++) {
            const holds = (code: string) =>
              facts
                .filter((f) => f.code === code && f.day <= on && (f.until === null || on < f.until))
                .sort((a, b) => a.day - b.day || a.knownFrom - b.knownFrom)
                .at(-1);
            const where = holds("residence");
            const counted = where !== undefined && on >= 5 && on < 45 && (death === null || on < death);
            const found = spells.filter(({ from, to }) => from <= on && (to === null || on < to));
            expect(found.map(({ place, institution }) => [place, institution])).toEqual(
              counted ? [[where.values.place, holds("enrolment")?.institution ?? null]] : [],
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
