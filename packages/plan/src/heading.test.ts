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

test.each([
  ["健康云岭行动实施方案", "健康云岭行动实施方案", null, null],
  ["云岭区卫生健康局2024年重点工作任务分解方案", "云岭区卫生健康局2024年重点工作任务分解方案", "云岭区", 2024],
  ["关于印发云岭区深化医改2023年重点工作任务的通知", "云岭区深化医改2023年重点工作任务", "云岭区", 2023],
  ["关于设施管理的补充方案", null, null, null],
])("titles without a five-year plan: %s", (line, title, jurisdiction, year) => {
  const period = year === null ? null : { from: year, to: year };
  expect(headingOf(linesOf(line, "“十三五”期间打下基础。"))).toMatchObject(
    title === null ? { title, jurisdiction } : { title, jurisdiction, period },
  );
});

test("years in a bracket that goes over two lines are the plan's", () => {
  const { title, period } = headingOf(linesOf("云岭区公共卫生三年行动计划（2023", "—2025年）"));
  expect([title, period]).toEqual(["云岭区公共卫生三年行动计划", { from: 2023, to: 2025 }]);
});
