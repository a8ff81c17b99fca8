import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCreditCode, organisationCodeCheck, parseCreditCode } from "./credit-code.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

test("the published vectors hold", () => {
  expect(parseCreditCode("91350100M000100Y43")).toMatchObject({
    ok: true,
    authority: "9",
    division: "350100",
    organisation: "M000100Y4",
  });
  expect(organisationCodeCheck("M000100Y")).toBe("4");
});

test("every single wrong character is refused", () => {
  const body = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(body, fc.nat(17), fc.integer({ min: 1, max: 30 }), (organisation, at, add) => {
      const code = buildCreditCode({ authority: "1", kind: "2", division: "690101", body: organisation }) as string;
      expect(parseCreditCode(code).ok).toBe(true);
      const wrong = ALPHABET[(ALPHABET.indexOf(code[at] as string) + add) % 31];
      expect(parseCreditCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok).toBe(false);
    }),
  );
});

test("letters outside the alphabet are named as such", () => {
  expect(parseCreditCode("91350100I000100Y43")).toMatchObject({ ok: false, problem: { code: "characters" } });
  expect(parseCreditCode("91350100M000100Y4")).toMatchObject({ ok: false, problem: { code: "length" } });
});
