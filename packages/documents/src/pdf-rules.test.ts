import { expect, test } from "vitest";
import { type Box, ruledTables } from "./pdf-rules.ts";

const level = (y: number): Box => ({ left: 50, right: 350, bottom: y, top: y + 1 });
const upright = (x: number, bottom: number, top: number): Box => ({ left: x, right: x + 1, bottom, top });
const columns = [50, 150, 250, 350];
const shape = (boxes: readonly Box[]) =>
  ruledTables(boxes).map(({ cells, top, bottom }) => [cells.length, Math.round(top), Math.round(bottom)]);

test("a closed frame has the rows between its lines", () => {
  expect(shape([level(700), level(660), level(620), ...columns.map((x) => upright(x, 620, 701))])).toEqual([
    [6, 701, 621],
  ]);
});

test("a page cuts a row: the upright lines go on where no level line closes the frame", () => {
  const above = [level(700), level(660), ...columns.map((x) => upright(x, 600, 701))];
  expect(shape(above)).toEqual([[6, 701, 600]]);
  const below = [level(700), level(660), ...columns.map((x) => upright(x, 660, 760))];
  expect(shape(below)).toEqual([[6, 760, 661]]);
});

test("a page cuts a box of one cell: it is one on both pages", () => {
  const sides = (bottom: number, top: number) => [upright(50, bottom, top), upright(350, bottom, top)];
  expect(shape([level(700), ...sides(600, 701)])).toEqual([[1, 701, 600]]);
  expect(shape([level(700), ...sides(700, 760)])).toEqual([[1, 760, 701]]);
});
