import { describe, expect, test } from "vitest";
import { parseProgramme } from "../parse/programme.ts";
import type { Programme } from "../programme.ts";
import { checkProgramme, compileProgramme } from "./programme.ts";

const title = { zh: "一", en: "one" };
const source = { document: "d", section: "s", year: 2024, confidence: "S" } as const;
const sound: Programme = {
  language: 1,
  id: "sample",
  version: "1",
  inForce: { from: "2024-01-01", to: null },
  title,
  source,
  settings: { limit: { title, default: 3, source: "local choice" } },
  facts: { visit: { code: "sample/visit", values: { x: "number", on: "date", tags: "list" } } },
  gate: "size(visit) > 0",
  states: { open: { title, enter: [{ reason: "came", text: title, on: "visit" }], leave: [] } },
  steps: {
    next: {
      kind: "recurring",
      title,
      source,
      doneBy: { on: "visit" },
      while: "open",
      first: { opens: "P0D", within: "P1M" },
      next: [{ reason: "again", text: title, opens: "P1D", within: "P{limit}M" }],
    },
  },
  measures: {
    seen: {
      title,
      source,
      period: "year",
      population: "inState('open')",
      rules: [
        { reason: "high", is: "out", when: "latest(visit).x > settings.limit", text: title },
        { reason: "else", is: "in", text: { zh: "{latest(visit).on}", en: "{latest(visit).x}" } },
      ],
    },
  },
};

/** The sound definition with one part replaced, by its path. */
function changed(path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(sound)) as Record<string, never>;
  const names = path.split(".");
  const last = names.pop() as string;
  let at: Record<string, never> = copy;
  for (const name of names) at = at[name] as unknown as Record<string, never>;
  (at as Record<string, unknown>)[last] = value;
  if (value === undefined) delete at[last];
  return copy;
}

describe("a definition", () => {
  test("that is sound has no problem", () => {
    expect(parseProgramme(sound)).toEqual({ ok: true, programme: sound });
    expect(checkProgramme(sound)).toEqual([]);
  });

  const shapes: readonly [path: string, value: unknown, code: string, at: string][] = [
    ["title", undefined, "missing", "title"],
    ["titel", title, "unknown-part", "titel"],
    ["title.en", 3, "not-a-text", "title.en"],
    ["measures.seen.rules", {}, "not-a-list", "measures.seen.rules"],
    ["measures.seen.period", "month", "not-one-of", "measures.seen.period"],
    ["steps.next.kind", "often", "not-one-of", "steps.next.kind"],
    ["steps.next.first.opens", "3 months", "bad-duration", "steps.next.first.opens"],
    ["inForce.from", "2024-02-30", "bad-date", "inForce.from"],
    ["facts", [], "not-an-object", "facts"],
    ["source.year", "2024", "not-a-number", "source.year"],
  ];
  test.each(shapes)("with %s = %j is refused: %s", (path, value, code, at) => {
    const result = parseProgramme(changed(path, value));
    expect(result.ok ? [] : result.problems.map((problem) => [problem.code, problem.path])).toEqual([[code, at]]);
  });

  const meanings: readonly [path: string, value: unknown, code: string, at: string][] = [
    ["gate", "size(vist) > 0", "bad-expression", "gate"],
    ["gate", "size(visit)", "bad-type", "gate"],
    ["gate", "size(visit) >", "bad-expression", "gate"],
    ["gate", "latest(visit).y > 1", "bad-expression", "gate"],
    ["gate", "latest(visit).on > 1", "bad-expression", "gate"],
    ["gate", "latest(visit).x != null", "bad-expression", "gate"],
    ["gate", "{'a': 1}.size() > 0", "unsupported", "gate"],
    ["gate", "inState('closed')", "unknown-state", "gate"],
    ["gate", "overdue('never')", "unknown-step", "gate"],
    ["gate", "settings.other > 1", "bad-expression", "gate"],
    ["steps.next.while", "closed", "unknown-state", "steps.next.while"],
    ["steps.next.doneBy.on", "call", "unknown-fact", "steps.next.doneBy.on"],
    ["steps.next.form", "paper", "unknown-form", "steps.next.form"],
    [
      "steps.next.next",
      [{ reason: "a", when: "it.x > 1", text: title, opens: "P1D", within: "P1M" }],
      "no-last-rule",
      "steps.next.next",
    ],
    ["facts.visit.valueSet", { value: "x", set: "none" }, "unknown-value-set", "facts.visit.valueSet"],
    ["facts.visit.where", "z > 1", "bad-expression", "facts.visit.where"],
    [
      "measures.seen.rules",
      [
        { reason: "a", is: "in", text: title },
        { reason: "b", is: "out", text: title },
      ],
      "unreachable",
      "measures.seen.rules[1]",
    ],
    ["measures.seen.rules", [], "no-last-rule", "measures.seen.rules"],
    [
      "measures.seen.rules",
      [{ reason: "a", is: "in", text: { zh: "{visit}", en: "" } }],
      "bad-type",
      "measures.seen.rules[0].text.zh",
    ],
  ];
  test.each(meanings)("with %s = %j has the problem %s", (path, value, code, at) => {
    const result = parseProgramme(changed(path, value));
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    expect(checkProgramme(result.programme).map((problem) => [problem.code, problem.path])).toEqual([[code, at]]);
    expect(() => compileProgramme(result.programme)).toThrow(at);
  });

  test("takes the district's settings", () => {
    expect(compileProgramme(sound, { settings: { limit: 7 } }).settings).toEqual({ limit: 7 });
    expect(compileProgramme(sound).settings).toEqual({ limit: 3 });
  });
});
