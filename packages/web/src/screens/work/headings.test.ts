import { expect, test } from "vitest";
import { below, shownHeadings } from "./headings.ts";

const heading = (line: number, level: number, isWork = true, isTaken = false) => {
  return { line, level, no: null, title: `${line}`, isWork, isTaken };
};
const headings = [
  heading(1, 1, false),
  heading(2, 1),
  heading(3, 2),
  heading(4, 3),
  heading(5, 3, true, true),
  heading(6, 2),
  heading(7, 1, false),
];

test("below a heading are its innermost ones that are no tasks yet", () => {
  expect(below(headings, 2)).toEqual([4, 6]);
  expect(below(headings, 3)).toEqual([4]);
  expect(below(headings, 6)).toEqual([]);
  expect(below(headings, 99)).toEqual([]);
});

test("without a chapter of tasks all headings are shown", () => {
  expect(shownHeadings(headings, "work").map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  expect(shownHeadings(headings, "all")).toHaveLength(7);
  expect(shownHeadings([heading(1, 1, false)], "work")).toHaveLength(1);
});
