import { expect, test } from "vitest";
import { searchChange } from "./search-change.ts";

interface Search {
  readonly plan?: string | undefined;
  readonly light?: string | undefined;
}

test("what was set, what was taken away, and nothing of the rest", () => {
  const shown: Search = { plan: "a", light: "met" };
  expect(searchChange(shown, { plan: "a", light: "behind" })).toEqual({ light: "behind" });
  expect(searchChange(shown, { plan: "a" })).toEqual({ light: undefined });
  expect(searchChange<Search>({ plan: "a" }, { plan: "a", light: undefined })).toEqual({});
});

test("two changes of one screen, the second before the first is shown, both stand", () => {
  const shown: Search = { plan: "a" };
  const once = { ...shown, ...searchChange<Search>(shown, { ...shown, light: "met" }) };
  const twice = { ...once, ...searchChange<Search>(shown, { ...shown, plan: "b" }) };
  expect(twice).toEqual({ plan: "b", light: "met" });
});
