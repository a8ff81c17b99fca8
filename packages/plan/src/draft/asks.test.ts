import fc from "fast-check";
import { expect, test } from "vitest";
import type { Measured } from "./evidence.ts";
import { draftWith, evidenceWith, measured, rowWith } from "./fixtures.ts";
import { helpOf } from "./help.ts";

const counts = fc
  .integer({ min: 1, max: 200_000 })
  .chain((denominator) =>
    fc.record({ denominator: fc.constant(denominator), numerator: fc.integer({ min: 0, max: denominator }) }),
  );
const places = fc.array(counts, { minLength: 1, maxLength: 8 });

/** A district made of its townships, so that their counts add up to its own. */
function districtOf(
  townships: readonly { numerator: number; denominator: number }[],
  direction: "up" | "down",
): Measured {
  const sum = (pick: (one: { numerator: number; denominator: number }) => number) =>
    townships.reduce((all, one) => all + pick(one), 0);
  const [numerator, denominator] = [sum((one) => one.numerator), sum((one) => one.denominator)];
  const now = { year: 2025, numerator, denominator, value: (100 * numerator) / denominator };
  return {
    ...measured,
    direction,
    baseline: now,
    years: [now],
    townships: townships.map((one, at) => ({ ...one, code: String(690101001 + at), name: { zh: "镇", en: "Town" } })),
  };
}

function asksFor(district: Measured, target: number) {
  const row = rowWith({ direction: district.direction, target: String(target) });
  const { asks } = helpOf(draftWith([row]), evidenceWith({ measured: [district] })).rows[0] ?? {};
  if (asks == null) throw new Error("no target");
  return asks;
}

test("so many people reach the target, and one fewer would not", () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 10_000 }), (townships, hundredths) => {
      const target = hundredths / 100;
      const { people } = asksFor(districtOf(townships, "up"), target);
      if (people === null) throw new Error("no people");
      const share = (numerator: number) => (100 * numerator) / people.denominatorLater;
      expect(share(people.numeratorLater)).toBeGreaterThanOrEqual(target - 1e-6);
      expect(share(people.numeratorLater - 1)).toBeLessThan(target);
      expect(people.numeratorLater).toBeLessThanOrEqual(people.denominatorLater);
    }),
  );
});

test("where less is better no more than so many may be left, and one more would be too many", () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 0, max: 9_999 }), (townships, hundredths) => {
      const target = hundredths / 100;
      const { people } = asksFor(districtOf(townships, "down"), target);
      if (people === null) throw new Error("no people");
      const share = (numerator: number) => (100 * numerator) / people.denominatorLater;
      expect(share(people.numeratorLater)).toBeLessThanOrEqual(target + 1e-6);
      expect(share(people.numeratorLater + 1)).toBeGreaterThan(target);
    }),
  );
});

test("townships that all reach the target are enough for the district, and only those below it must move", () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 10_000 }), (townships, hundredths) => {
      const { people, townships: asked } = asksFor(districtOf(townships, "up"), hundredths / 100);
      const gained = asked.reduce((all, one) => all + one.people, 0);
      expect(gained).toBeGreaterThanOrEqual(people?.more ?? 0);
      for (const one of asked) expect(one.isBelow).toBe((one.value ?? 0) < hundredths / 100 - 1e-9);
    }),
  );
});

test("a draft that is begun before its base year is over forecasts from the last year that is", () => {
  const early = { ...measured, years: measured.years.slice(0, 4) };
  const { rows } = helpOf(draftWith([rowWith({ target: "70" })]), evidenceWith({ measured: [early] }));
  expect(rows[0]?.outlook.points.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
  expect(rows[0]?.asks?.alone.point?.year).toBe(2030);
});
