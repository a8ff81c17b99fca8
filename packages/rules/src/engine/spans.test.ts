import { describe, expect, test } from "vitest";
import { Row } from "../cel/value.ts";
import { FOREVER, type Obligation } from "./frame.ts";
import { stepSpans } from "./spans.ts";

const row = (day: number) =>
  new Row({ day, until: null, code: "c", institution: null, origin: `X/${day}`, values: {}, knownFrom: 0 }, null);
const owed = (reason: string, opens: number, overdue: number, more: Partial<Obligation> = {}): Obligation => ({
  opens,
  overdue,
  ends: FOREVER,
  voided: FOREVER,
  reason,
  cause: null,
  done: null,
  invalidFrom: null,
  ...more,
});
const brief = (obligations: readonly Obligation[], death = false) =>
  stepSpans(obligations, { end: 100, death }).map(({ from, to, state, reason }) => [from, to, state, reason]);

describe("the track of a step", () => {
  test("of two things owed at once the overdue one shows before the one that is due", () => {
    const both = [owed("a", 0, 15, { done: row(30) }), owed("b", 5, 20, { done: row(30) })];
    expect(brief(both)).toEqual([
      [0, 15, "due", "a"],
      [15, 30, "overdue", "a"],
      [30, null, "done-late", "b"],
    ]);
  });

  test("what is done shows only while nothing is open", () => {
    expect(brief([owed("a", 0, 15, { done: row(3) }), owed("b", 10, 20)])).toEqual([
      [0, 3, "due", "a"],
      [3, 10, "done", "a"],
      [10, 20, "due", "b"],
      [20, null, "overdue", "b"],
    ]);
    expect(brief([owed("b", 0, 50), owed("a", 5, 15, { done: row(7) })])).toEqual([
      [0, 50, "due", "b"],
      [50, null, "overdue", "b"],
    ]);
  });

  test("missed after its end, nothing after it is owed no more, closed at death", () => {
    expect(brief([owed("a", 0, 10, { ends: 20, voided: 40 })])).toEqual([
      [0, 10, "due", "a"],
      [10, 20, "overdue", "a"],
      [20, 40, "missed", "a"],
    ]);
    expect(brief([owed("a", 0, 10)], true)).toEqual([
      [0, 10, "due", "a"],
      [10, 100, "overdue", "a"],
    ]);
  });
});
