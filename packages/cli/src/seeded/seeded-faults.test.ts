import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allFaults } from "./all-faults.ts";
import { type CleanPlan, cleanPlans, findingsOf, plansBefore } from "./plant.ts";

describe("plans in which everything adds up", () => {
  test.each(Object.keys(cleanPlans) as CleanPlan[])("%s: no question", (plan) => {
    expect(findingsOf(plan).map(({ code, arithmetic }) => [code, arithmetic])).toEqual([]);
  });

  test.each(Object.keys(plansBefore) as CleanPlan[])("%s: no question beside the plan before it", (plan) => {
    expect(findingsOf(plan, [], []).map(({ code, arithmetic }) => [code, arithmetic])).toEqual([]);
  });
});

const cases = allFaults.flatMap(({ name, code, variants }) =>
  variants.map((variant, at) => ({ title: `${name}, ${at + 1}`, code, ...variant })),
);

describe("one planted fault, one question", () => {
  test.each(cases.filter(({ missed }) => missed === undefined))(
    "$title",
    ({ plan, edits, earlier, code, codes, says, at }) => {
      const found = findingsOf(plan, edits, earlier);
      expect(found.map((finding) => finding.code).toSorted()).toEqual([...(codes ?? [code])].toSorted());
      const arithmetic = found.map((finding) => finding.arithmetic).join("; ");
      for (const piece of says ?? []) expect(arithmetic).toContain(piece);
      const quotes = found.flatMap(({ sources }) => sources.map(({ quote }) => quote)).join("; ");
      for (const piece of at ?? []) expect(quotes).toContain(piece);
    },
  );

  test.each(cases.filter(({ missed }) => missed !== undefined))(
    "not yet asked: $title",
    ({ plan, edits, earlier, code }) => {
      expect(findingsOf(plan, edits, earlier).map((finding) => finding.code)).not.toContain(code);
    },
  );
});

test("the table of docs/plan-checks.md is that of the variants", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../../docs/plan-checks.md"), "utf8");
  const found = allFaults.map(({ name, code, variants }) => {
    const asked = variants.filter(({ missed }) => missed === undefined).length;
    return `| ${name} | ${code} | ${variants.length} | ${asked} |`;
  });
  for (const line of found) expect(text).toContain(line);
});
