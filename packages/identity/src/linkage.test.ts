import { dayOfCivil } from "@kangyu/fhir";
import fc from "fast-check";
import { expect, test } from "vitest";
import { typingErrors } from "./distance.ts";
import { type Candidate, matchScore } from "./linkage.ts";
import { buildResidentId } from "./resident-id.ts";

const birth = dayOfCivil(1956, 3, 21);
const id = buildResidentId({ division: "690101", birth, serial: 123 });
const person: Candidate = { id, name: "陈晓明", birth, sex: "male", phone: "10012345678" };
const verdict = (other: Partial<Candidate>) => matchScore(person, { ...person, ...other }).verdict;

test("the same person is found through a typing error", () => {
  expect(verdict({})).toBe("same");
  expect(verdict({ name: "陈小明" })).toBe("same");
  expect(verdict({ id: `${id.slice(0, 15)}${id[16]}${id[15]}${id.slice(17)}` })).toBe("same");
  expect(verdict({ id: null })).toBe("same");
  expect(verdict({ id: null, birth: dayOfCivil(1956, 3, 12) })).toBe("same");
  expect(verdict({ id: id.toLowerCase(), phone: null })).toBe("same");
});

test("twins with their own numbers are never taken for one", () => {
  const twin = matchScore(person, { ...person, id: buildResidentId({ division: "690101", birth, serial: 125 }) });
  expect(twin.verdict).not.toBe("same");
  expect(verdict({ id: buildResidentId({ division: "690101", birth, serial: 125 }), name: "陈晓亮" })).not.toBe("same");
});

test("a shared name, or a shared birthday, is not enough", () => {
  expect(verdict({ id: null, birth: dayOfCivil(1971, 8, 2), phone: null })).toBe("different");
  expect(verdict({ id: null, name: "林海", phone: null })).not.toBe("same");
  const other: Candidate = { id: null, name: "李伟", birth: dayOfCivil(1980, 1, 1), sex: "male", phone: null };
  expect(matchScore(person, other).verdict).toBe("different");
});

test("what is missing counts neither way", () => {
  const nothing: Candidate = { id: null, name: null, birth: null, sex: null, phone: null };
  expect(matchScore(person, nothing)).toMatchObject({ bits: 0, verdict: "different" });
});

test("the score is the same in both directions and the sum of its reasons", () => {
  const candidate = fc.record({
    id: fc.option(fc.constantFrom(id, `${id.slice(0, 17)}0`, "110105"), { nil: null }),
    name: fc.option(fc.constantFrom("陈晓明", "陈小明", "陈明", "Chen"), { nil: null }),
    birth: fc.option(fc.integer({ min: -20_000, max: 20_000 }), { nil: null }),
    sex: fc.option(fc.constantFrom("male", "female"), { nil: null }),
    phone: fc.option(fc.constantFrom("10012345678", "10012345687"), { nil: null }),
  });
  fc.assert(
    fc.property(candidate, candidate, (a, b) => {
      const [one, other] = [matchScore(a, b), matchScore(b, a)];
      expect(one).toEqual(other);
      expect(one.reasons.reduce((sum, reason) => sum + reason.bits, 0)).toBeCloseTo(one.bits);
    }),
  );
});

test("typing errors are counted", () => {
  expect(["abcd", "acbd", "abd", "abxcd", "abxd", "dcba", ""].map((other) => typingErrors("abcd", other))).toEqual([
    0, 1, 1, 1, 1, 3, 4,
  ]);
});
