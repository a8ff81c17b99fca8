import { expect, test } from "vitest";
import type { Place } from "../../api/types.ts";
import { tilePositions } from "./tiles.tsx";

const place = (code: string, tile: Place["tile"]): Place => ({
  code,
  parent: null,
  kind: "township",
  name: { zh: code, en: code },
  from: null,
  to: null,
  tile,
});

test("tiles lie where their places say, moved to the first row and column", () => {
  const places = [place("a", [3, 2]), place("b", [5, 4])];
  expect(tilePositions(["a", "b"], places)).toEqual([
    { column: 1, row: 1 },
    { column: 3, row: 3 },
  ]);
});

test("they stand in rows where any place has no tile", () => {
  expect(tilePositions(["a", "b", "c"], [place("a", [3, 2])])).toEqual([
    { column: 1, row: 1 },
    { column: 2, row: 1 },
    { column: 1, row: 2 },
  ]);
});
