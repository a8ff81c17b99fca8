import { expect, test } from "vitest";
import type { DocumentBlock } from "./document.ts";
import { placeOf } from "./place-of.ts";

const blocks: readonly DocumentBlock[] = [
  { kind: "paragraph", line: 1, text: "一、现状" },
  { kind: "paragraph", line: 3, text: "全区床位 1925 张。其中医院1774张。" },
  {
    kind: "table",
    line: 5,
    rows: [
      [
        { text: "健康", line: 5 },
        { text: "床位数", line: 6 },
        { text: "2.37", line: 7 },
      ],
      [
        { text: "健康", line: 5, merged: "up" },
        { text: "每千人口\n医师数", line: 8 },
        { text: "1.58", line: 10 },
      ],
    ],
  },
  { kind: "paragraph", line: 12, text: "二、目标" },
];

test("a quote of running text is found by its signs, whatever white space the line has", () => {
  expect(placeOf(blocks, { line: 3, quote: "全区床位1925张" })).toEqual({
    block: 1,
    row: null,
    cell: null,
    marked: { start: 0, end: 11 },
  });
  expect(placeOf(blocks, { line: 3, quote: "其中医院1774张" })?.marked).toEqual({ start: 12, end: 21 });
});

test("a row is found by any line of its own cells; a cell above that reaches down is not its own", () => {
  expect(placeOf(blocks, { line: 8, quote: "健康 | 每千人口医师数 | 1.58" })).toEqual({
    block: 2,
    row: 1,
    cell: 1,
    marked: null,
  });
  expect(placeOf(blocks, { line: 9, quote: "医师数" })).toEqual({
    block: 2,
    row: 1,
    cell: 1,
    marked: { start: 5, end: 8 },
  });
  expect(placeOf(blocks, { line: 5, quote: "x" })?.row).toBe(0);
});

test("what is not quoted there marks the whole, and a line before the document is nowhere", () => {
  expect(placeOf(blocks, { line: 12, quote: "别的" })).toEqual({ block: 3, row: null, cell: null, marked: null });
  expect(placeOf(blocks, { line: 0, quote: "一" })).toBeNull();
});
