import { compileProgramme } from "@kangyu/rules";
import { expect, test } from "vitest";
import { exampleProgramme } from "./fixtures/example-programme.ts";
import { judgeDraft } from "./judge.ts";

const rules = { compiled: compileProgramme(exampleProgramme), form: "visit" };
const occasion = { day: "2025-05-01", birth: "1960-01-01", sex: "female" };
const codes = (draft: Parameters<typeof judgeDraft>[1]) =>
  judgeDraft(rules, draft, occasion).problems.map((one) => one.code);

test("the rules speak while typing: missing, impossible, unusual, must refer", () => {
  expect(codes({})).toEqual(["required"]);
  expect(codes({ mode: "1", sbp: "1200" })).toContain("impossible");
  expect(codes({ mode: "1", sbp: "225" })).toEqual(["unusual", "must-refer"]);
  expect(codes({ mode: "1", sbp: "185" })).toEqual(["must-refer"]);
  expect(codes({ mode: "1", sbp: "135" })).toEqual([]);
});

test("what cannot be read as a number is one problem, not also a missing value", () => {
  expect(codes({ mode: "1", sbp: "13x" })).toEqual(["not-a-number"]);
});

test("derived values follow", () => {
  expect(judgeDraft(rules, { mode: "1", weight: "66", height: "165" }, occasion).derived).toEqual({ bmi: 24.24 });
  expect(judgeDraft(rules, { mode: "1", weight: "66" }, occasion).derived).toEqual({ bmi: null });
});

test("a field that is no longer asked is neither shown nor sent", () => {
  const asked = judgeDraft(rules, { mode: "1", referral: true, referralTo: "县医院" }, occasion);
  expect([asked.asked.includes("referralTo"), asked.values.referralTo]).toEqual([true, "县医院"]);
  const dropped = judgeDraft(rules, { mode: "1", referral: false, referralTo: "县医院" }, occasion);
  expect([dropped.asked.includes("referralTo"), dropped.values, dropped.problems]).toEqual([
    false,
    { mode: "1", referral: false },
    [],
  ]);
});

test("without a day nothing is judged and saving is refused", () => {
  expect(judgeDraft(rules, { mode: "1" }, { ...occasion, day: "" }).problems.map((one) => one.level)).toEqual([
    "error",
  ]);
});
