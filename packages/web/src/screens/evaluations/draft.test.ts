import { expect, test } from "vitest";
import type { Evaluation, Remarks } from "../../api/types.ts";
import { cleaned, isUnsaved, stepOf } from "./draft.ts";

const remarks: Remarks = { summary: "", remedies: "", rows: {}, tasks: {}, reported: {}, reading: "then" };
const evaluation = { remarks } as Evaluation;

test("a remark that was written and cleared again leaves nothing to save", () => {
  expect(isUnsaved(evaluation, { ...remarks, rows: { a: "  " } })).toBe(false);
  expect(isUnsaved(evaluation, { ...remarks, rows: { a: "x" } })).toBe(true);
  expect(isUnsaved(evaluation, { ...remarks, summary: "x" })).toBe(true);
  expect(cleaned({ ...remarks, tasks: { a: "", b: "x" } }).tasks).toEqual({ b: "x" });
});

test("an address without a known step opens the first", () => {
  expect([stepOf(undefined), stepOf("nowhere"), stepOf("sign")]).toEqual(["figures", "figures", "sign"]);
});
