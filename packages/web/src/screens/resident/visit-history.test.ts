import { expect, test } from "vitest";
import { changedFields } from "./visit-history.tsx";

test("a version shows only what it changed, also what it took away", () => {
  expect(changedFields({ sbp: 184, dbp: 92, note: "x" }, { sbp: 148, dbp: 92 })).toEqual(["sbp", "note"]);
  expect(changedFields({ symptoms: ["a"] }, { symptoms: ["a"] })).toEqual([]);
  expect(changedFields(undefined, { sbp: 148, dbp: 92 })).toEqual(["sbp", "dbp"]);
});
