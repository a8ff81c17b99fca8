import { expect, test } from "vitest";
import { askedFor, neighbour, stillAsked } from "./use-list-keys.ts";

const keys = ["a", "b", "c"];

test("the keys go to the next and stop at the ends", () => {
  expect(neighbour({ keys, chosen: undefined, at: 0 }, 1)).toBe("a");
  expect(neighbour({ keys, chosen: "a", at: 0 }, 1)).toBe("b");
  expect(neighbour({ keys, chosen: "c", at: 2 }, 1)).toBe("c");
  expect(neighbour({ keys, chosen: "a", at: 0 }, -1)).toBe("a");
  expect(neighbour({ keys: [], chosen: "a", at: 0 }, 1)).toBeUndefined();
});

test("where the chosen one has left the list, they go on where it stood", () => {
  const left = ["a", "c"];
  expect(neighbour({ keys: left, chosen: "b", at: 1 }, 1)).toBe("c");
  expect(neighbour({ keys: left, chosen: "b", at: 1 }, -1)).toBe("a");
  expect(neighbour({ keys: ["a", "b"], chosen: "c", at: 2 }, 1)).toBe("b");
});

test("keys that come before a choice is drawn go on from it, and a choice made otherwise ends them", () => {
  const drawn = { chosen: "a", keys: [] };
  const twice = askedFor(askedFor(drawn, "b"), "c");
  expect(twice.keys.at(-1)).toBe("c");
  expect(stillAsked(twice, "a")).toBe(twice);
  expect(stillAsked(twice, "b")).toEqual({ chosen: "b", keys: ["c"] });
  expect(stillAsked(stillAsked(twice, "b"), "c").keys).toEqual([]);
  expect(stillAsked(twice, "x").keys).toEqual([]);
  expect(askedFor(askedFor(drawn, "b"), "a").keys).toEqual([]);
});
