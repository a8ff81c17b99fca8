import { expect, test } from "vitest";
import { headingOf } from "./heading.ts";

const linesOf = (...lines: string[]) => lines.map((text, at) => ({ kind: "paragraph" as const, line: at + 1, text }));

test("a draft's note before or after the title is no part of it, and hides neither whose plan it is nor its years", () => {
  const title = "云岭区“十四五”卫生与健康事业发展规划";
  const expected = { title, jurisdiction: "云岭区", period: { from: 2021, to: 2025 } };
  expect(headingOf(linesOf(title, "根据上级要求，制定本规划。"))).toEqual(expected);
  expect(headingOf(linesOf("（征求意见稿）", title, "根据上级要求，制定本规划。"))).toEqual(expected);
  expect(headingOf(linesOf(`${title}（送审稿）`))).toEqual(expected);
});

test("the way to a page that stands over its title is no part of it; a title over two lines is one", () => {
  const title = "云岭区“十四五”卫生与健康事业发展规划";
  expect(headingOf(linesOf("首页>政务公开>规划计划", title)).title).toBe(title);
  expect(headingOf(linesOf("云岭区“十四五”", "卫生与健康事业发展规划", "一、现状")).title).toBe(title);
});
