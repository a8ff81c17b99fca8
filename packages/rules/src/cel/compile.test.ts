import { Environment } from "@marcbachmann/cel-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baseEnvironment } from "../compile/builder.ts";
import { Frame } from "../engine/frame.ts";
import { compileNode } from "./compile.ts";
import { signatures } from "./functions.ts";
import type { Run, Scope } from "./scope.ts";
import { type List, listOf, Slots, type Value } from "./value.ts";

const types = { a: "double", b: "double", p: "bool", q: "bool", s: "string", xs: "list<double>", d: "date" } as const;
type Values = Partial<Record<keyof typeof types, Value>>;

/** Compiles against variables that are read from `values`; what is absent there is unknown. */
function compiled(text: string, values: Values, environment = withTypes(baseEnvironment(signatures))): Value {
  const names = new Map<string, Run>();
  for (const name of Object.keys(types)) names.set(name, () => values[name as keyof Values] ?? null);
  const scope: Scope = {
    environment,
    names,
    settings: {},
    states: new Map(),
    steps: new Map(),
    slots: new Slots(),
    fields: new Set(),
  };
  const parsed = environment.parse(text);
  const checked = parsed.check();
  if (!checked.valid) throw checked.error;
  const frame = new Frame({ birth: null, sex: "unknown" }, [], {});
  return compileNode(parsed.ast, { scope, locals: new Map(), compile: compileNode })(frame);
}

function withTypes(environment: Environment): Environment {
  for (const [name, type] of Object.entries(types)) environment.registerVariable(name, type);
  return environment;
}

const U = null;
const truths = [true, false, U] as const;

describe("three-valued logic", () => {
  const table: readonly [text: string, left: boolean | null, right: boolean | null, result: boolean | null][] = [
    ["p && q", true, true, true],
    ["p && q", true, false, false],
    ["p && q", true, U, U],
    ["p && q", false, true, false],
    ["p && q", false, false, false],
    ["p && q", false, U, false],
    ["p && q", U, true, U],
    ["p && q", U, false, false],
    ["p && q", U, U, U],
    ["p || q", true, true, true],
    ["p || q", true, false, true],
    ["p || q", true, U, true],
    ["p || q", false, true, true],
    ["p || q", false, false, false],
    ["p || q", false, U, U],
    ["p || q", U, true, true],
    ["p || q", U, false, U],
    ["p || q", U, U, U],
    ["!p", true, U, false],
    ["!p", false, U, true],
    ["!p", U, U, U],
    ["p == q", true, true, true],
    ["p == q", true, false, false],
    ["p == q", true, U, U],
    ["p == q", U, U, U],
    ["p != q", false, true, true],
    ["p != q", U, true, U],
    ["p ? q : !q", true, true, true],
    ["p ? q : !q", false, true, false],
    ["p ? q : !q", U, true, U],
    ["p ? q : !q", true, U, U],
  ];
  test.each(table)("%s with %s, %s is %s", (text, p, q, result) => {
    expect(compiled(text, { p, q })).toBe(result);
  });

  test("De Morgan holds over all nine pairs", () => {
    for (const p of truths) {
      for (const q of truths) expect(compiled("!(p && q)", { p, q })).toBe(compiled("!p || !q", { p, q }));
    }
  });

  const unknowns: readonly [string, Values, Value][] = [
    ["a < 1", {}, U],
    ["a + 1 > 0", {}, U],
    ["-a < 1", {}, U],
    ["a / 0 > 1", { a: 1 }, U],
    ["a in [1.0, 2.0]", {}, U],
    ["a in [1.0, b]", { a: 1 }, true],
    ["a in [1.0, b]", { a: 3 }, U],
    ["a in [1.0, b]", { a: 3, b: 4 }, false],
    ["known(a)", {}, false],
    ["known(a)", { a: 0 }, true],
    ["size(xs) == 0", {}, U],
    ["xs.exists(x, x > 1)", { xs: listOf([0, U, 2]) }, true],
    ["xs.exists(x, x > 1)", { xs: listOf([0, U]) }, U],
    ["xs.all(x, x > 1)", { xs: listOf([0, U]) }, false],
    ["xs.all(x, x > 1)", { xs: listOf([2, U]) }, U],
    ["xs.exists_one(x, x > 1)", { xs: listOf([2, 3, U]) }, false],
    ["xs.exists_one(x, x > 1)", { xs: listOf([2, U]) }, U],
    ["size(xs.filter(x, x > 1)) == 1", { xs: listOf([2, U]) }, U],
    ["size(xs.map(x, x + 1)) == 2", { xs: listOf([2, U]) }, true],
    ["latest(xs) == 1", { xs: listOf([]) }, U],
    ["d >= date('2024-02-30')", { d: 1 }, U],
    ["addMonths(date('2024-01-31'), 1) == date('2024-02-29')", {}, true],
    ["addDays(d, 1) > d", { d: 19_000 }, true],
    ["xs[5] == 1", { xs: listOf([1]) }, U],
  ];
  test.each(unknowns)("%s", (text, values, result) => {
    expect(compiled(text, values)).toBe(result);
  });
});

const numeric = fc.letrec<{ number: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom("a", "b", "0.0", "1.0", "2.5", "-3.0"),
  number: fc.oneof(
    { maxDepth: 3 },
    tie("leaf"),
    fc.tuple(tie("number"), fc.constantFrom("+", "-", "*"), tie("number")).map(([l, op, r]) => `(${l} ${op} ${r})`),
    fc.tuple(tie("number")).map(([n]) => `(-${n})`),
  ),
})).number;

const logical = fc.letrec<{ truth: string }>((tie) => ({
  truth: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("p", "q", "true", "false", "s == 'x'", "s in ['x', 'y']", "s.startsWith('x')", "size(s) > 1"),
    fc
      .tuple(numeric, fc.constantFrom("<", "<=", ">", ">=", "==", "!="), numeric)
      .map(([l, op, r]) => `${l} ${op} ${r}`),
    fc.tuple(fc.constantFrom("exists", "all", "exists_one"), numeric).map(([macro, n]) => `xs.${macro}(x, x > ${n})`),
    numeric.map((n) => `size(xs.filter(x, x <= ${n})) == 1`),
    numeric.map((n) => `xs.map(x, x * 2.0).exists(y, y == ${n})`),
    fc.tuple(tie("truth"), fc.constantFrom("&&", "||"), tie("truth")).map(([l, op, r]) => `(${l}) ${op} (${r})`),
    fc.tuple(tie("truth")).map(([t]) => `!(${t})`),
    fc.tuple(tie("truth"), tie("truth"), tie("truth")).map(([c, y, n]) => `((${c}) ? (${y}) : (${n}))`),
  ),
})).truth;

const numbers = fc.constantFrom(-3, 0, 0.5, 1, 2.5, 7);

describe("against the library", () => {
  test("complete values give the same answers", () => {
    const library = withTypes(new Environment().registerType("date", class {}));
    const given = fc.record({
      a: numbers,
      b: numbers,
      p: fc.boolean(),
      q: fc.boolean(),
      s: fc.constantFrom("", "x", "xy"),
      xs: fc.array(numbers, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(logical, given, (text, values) => {
        const theirs = library.parse(text)({ ...values, d: null });
        expect(compiled(text, { ...values, xs: listOf(values.xs) }, library)).toBe(theirs);
      }),
      { numRuns: 400 },
    );
  });

  test("an unknown value never turns an answer over: true and false stay whatever it turns out to be", () => {
    const given = fc.record({ a: numbers, b: numbers, p: fc.boolean(), q: fc.boolean(), s: fc.constant("x") });
    const environment = withTypes(baseEnvironment(signatures));
    fc.assert(
      fc.property(logical, given, fc.constantFrom("a", "b", "p", "q", "s"), (text, values, hidden) => {
        const xs: List = listOf([1, 2.5]);
        const partly = compiled(text, { ...values, xs, [hidden]: null }, environment);
        if (partly !== null) expect(compiled(text, { ...values, xs }, environment)).toBe(partly);
      }),
      { numRuns: 400 },
    );
  });
});
