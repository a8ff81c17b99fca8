import { expect, test } from "vitest";
import { readAmount } from "./amount.ts";

const context = { year: 2025, parts: 1, marks: new Map([["*", 2019]]) };

test.each([
  ["78.3", "=", 78.3],
  ["80.60", "=", 80.6],
  ["＞94", ">", 94],
  ["<0.15", "<", 0.15],
  ["≥2.1", ">=", 2.1],
  ["≤209.7", "<=", 209.7],
  ["不低于90%", ">=", 90],
  ["控制在10/10万以内", "<=", 10],
  ["90以上", ">=", 90],
  ["29左右", "~", 29],
  ["65%", "=", 65],
  ["8～10", "range", [8, 10]],
  ["800-1000张", "range", [800, 1000]],
  ["1：1.2", "=", [1, 1.2]],
  ["增长30%", "change", 30],
  ["力争每年降低0.5个\n百分点以上", "change", -0.5],
  ["比2015年降低10%", "change", -10],
  ["提高到95%", "=", 95],
  ["10 000", "=", 10000],
  ["10,000", "=", 10000],
  ["持续\n提升", "words", null],
  ["达国家\n\n要求", "words", null],
  ["同比例提高", "words", null],
])("%j is %s %j", (cell, op, value) => {
  expect(readAmount(cell, context)).toMatchObject({ op, value, year: 2025, raw: cell.replace(/\s/gu, "") });
});

test.each(["", "-", "--", "——", "—", "/", " \n "])("%j is no figure", (cell) => {
  expect(readAmount(cell, context)).toBeNull();
});

test("a row of two indicators prints two figures where one prints a thousands separator", () => {
  expect(readAmount("99,72", { ...context, parts: 2 })).toMatchObject({ op: "=", value: [99, 72] });
  expect(readAmount("100,100", { ...context, parts: 2 })).toMatchObject({ value: [100, 100] });
  expect(readAmount("100,100", context)).toMatchObject({ value: 100100 });
});

test("a year in the cell or a footnote's mark outweighs the column's year", () => {
  expect(readAmount("6.39(2019年)", context)).toEqual({ raw: "6.39(2019年)", op: "=", value: 6.39, year: 2019 });
  expect(readAmount("31.98*", context)).toEqual({ raw: "31.98*", op: "=", value: 31.98, year: 2019 });
});
