import { expect, it } from "vitest";
import { booleanOf } from "./collection.ts";
import { compilePath } from "./compile.ts";

const nodes: readonly unknown[] = [
  { status: "completed", questionnaire: "a|1" },
  { status: "amended", questionnaire: "b|1" },
  { status: "completed" },
  { questionnaire: "a|2" },
  { status: ["completed"], questionnaire: "a|1" },
  { status: 7, questionnaire: "a" },
  { statusCode: "completed" },
  {},
  null,
  "completed",
];

it.each([
  "status = 'completed'",
  "questionnaire.startsWith('a|')",
  "questionnaire = 'a' or questionnaire.startsWith('a|')",
  "status = 'completed' and questionnaire.startsWith('a|')",
  "(status = 'completed' or status = 'amended') and questionnaire = 'b|1'",
])("a quick test answers as the expression does, or leaves it to it: %s", (expression) => {
  const compiled = compilePath(expression, new Set());
  if (!compiled.ok || compiled.test === null) throw new Error("no quick test");
  const { evaluate, test } = compiled;
  const answers = nodes.map((node) => test(node));
  expect(answers).toContain(true);
  expect(answers).toContain(false);
  for (const [index, node] of nodes.entries()) {
    const whole = booleanOf(evaluate({ resource: node, constants: {}, rowIndex: 0 }, node === null ? [] : [node]));
    if (answers[index] !== null) expect([index, answers[index]]).toEqual([index, whole]);
  }
});

it.each(["name.exists()", "status != 'x'", "status = other", "status.length() = 3", "Patient = 'x'", "a.b = 'x'"])(
  "none is made of %s",
  (expression) => {
    const compiled = compilePath(expression, new Set());
    expect(compiled.ok && compiled.test).toBeNull();
  },
);

it("a long list is looked through once for many questions, with the same answers as a short one", () => {
  const items = ["a", "b", "a", "c", "d", "e"].map((linkId, n) => ({ linkId, n }));
  const lists: readonly (readonly unknown[])[] = [
    items,
    items.slice(0, 3),
    [...items, { n: 9 }],
    [...items, { linkId: ["a"] }],
  ];
  for (const item of lists) {
    const scope = { resource: {}, constants: {}, rowIndex: 0 };
    for (const linkId of ["a", "b", "e", "z", "a"]) {
      const compiled = compilePath(`item.where(linkId = '${linkId}')`, new Set());
      if (!compiled.ok) throw new Error(compiled.detail);
      const wanted = item.filter((each) => String((each as { linkId?: unknown }).linkId) === linkId);
      expect(compiled.evaluate(scope, [{ item }])).toEqual(wanted);
    }
  }
});
