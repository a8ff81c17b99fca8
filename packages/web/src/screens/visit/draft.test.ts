import type { FormField } from "@kangyu/rules";
import { expect, test } from "vitest";
import { draftOf, readDraft } from "./draft.ts";

const title = { zh: "项", en: "field" };
const fields: readonly FormField[] = [
  { id: "sbp", title, type: "integer" },
  { id: "weight", title, type: "number" },
  { id: "smokes", title, type: "boolean" },
  { id: "symptoms", title, type: "choices" },
  { id: "note", title, type: "text" },
];

test("what is empty is missing, not zero and not false", () => {
  expect(readDraft(fields, { sbp: "", symptoms: [], note: "" }).values).toEqual({});
  expect(readDraft(fields, { smokes: false }).values).toEqual({ smokes: false });
});

test("numbers are read as typed, also from a Chinese keyboard", () => {
  expect(readDraft(fields, { sbp: " 138 ", weight: "６６．５" }).values).toEqual({ sbp: 138, weight: 66.5 });
});

test("what is not a number is told apart from what is not whole", () => {
  const reading = readDraft(fields, { sbp: "138.5", weight: "12." });
  expect(reading).toEqual({ values: {}, notNumber: ["weight"], notInteger: ["sbp"] });
});

test("a saved visit comes back as it was entered", () => {
  const values = { sbp: 138, smokes: false, symptoms: ["none"], note: "x", weight: null };
  expect(readDraft(fields, draftOf(fields, values)).values).toEqual({
    sbp: 138,
    smokes: false,
    symptoms: ["none"],
    note: "x",
  });
});
