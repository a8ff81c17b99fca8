import { expect, test } from "vitest";
import type { DocumentBlock } from "./document.ts";
import { readPlan } from "./read-plan.ts";

/** Rows of cells; `<` goes on from the cell to the left, `^` from the cell above, as formats with merged cells say. */
function tableOf(rows: readonly (readonly string[])[]): DocumentBlock {
  const texts: string[][] = [];
  const said = (mark: string, at: number, column: number) =>
    mark === "<" ? (texts[at]?.[column - 1] ?? "") : mark === "^" ? (texts[at - 1]?.[column] ?? "") : mark;
  return {
    kind: "table",
    line: 1,
    rows: rows.map((row, at) =>
      row.map((mark, column) => {
        const text = said(mark, at, column);
        texts[at] = [...(texts[at] ?? []), text];
        const merged = mark === "<" ? { merged: "left" as const } : mark === "^" ? { merged: "up" as const } : {};
        return { text, line: at + 1, ...merged };
      }),
    ),
  };
}
const tasksOf = (rows: readonly (readonly string[])[]) =>
  readPlan({ blocks: [tableOf(rows)] }).tasks.map(({ no, title, lead, participants, deadline }) => ({
    no,
    title,
    lead: lead.join("+"),
    participants: participants.join("+"),
    deadline,
  }));

const division = ["序号", "重点任务", "具体措施", "牵头单位", "配合单位", "完成时限"];

test.each([
  [
    "merged",
    [
      division,
      ["1", "健全疾控体系", "优化职能", "区委编办", "区卫健局、区人社局", "2023年底前"],
      ["^", "^", "改造实验室", "区卫健局", "区发改局\n区财政局", "—"],
      ["2", "加强储备", "完善目录", "区应急局", "各镇街", "长期坚持"],
    ],
  ],
  [
    "pasted as text",
    [
      division,
      ["1", "健全疾控体系", "优化职能", "区委编办", "区卫健局、区人社局", "2023年底前"],
      ["", "", "改造实验室", "区卫健局", "区发改局 区财政局", ""],
      ["2", "加强储备", "完善目录", "区应急局", "各镇街", "长期坚持"],
    ],
  ],
])("a measure that shares its task says both; a task with one measure is the task: %s", (_, rows) => {
  expect(tasksOf(rows).map((task) => Object.values(task))).toEqual([
    [1, "健全疾控体系：优化职能", "区委编办", "区卫健局+区人社局", "2023年底前"],
    [1, "健全疾控体系：改造实验室", "区卫健局", "区发改局+区财政局", null],
    [2, "加强储备", "区应急局", "各镇街", "长期坚持"],
  ]);
});

test("a title over the table and headings of groups are no tasks, and who leads a person is no office", () => {
  const title = "某县2023年任务清单";
  expect(
    tasksOf([
      [title, "<", "<", "<", "<"],
      ["序号", "工作任务", "牵头领导", "责任单位", "时限"],
      ["一", "健全机制", "<", "<", "<"],
      ["", "召开推进会", "李明", "县卫健局，县医保局", "6月底前"],
    ]),
  ).toEqual([{ no: null, title: "召开推进会", lead: "县卫健局+县医保局", participants: "", deadline: "6月底前" }]);
});

test("where one column leads, those who are responsible take part", () => {
  expect(
    tasksOf([
      ["工作任务", "牵头部门", "责任部门", "完成年限"],
      ["创建三级医院", "区卫健局", "区财政局，各镇人民政府（街道办事处）", "2026年"],
    ]),
  ).toMatchObject([{ lead: "区卫健局", participants: "区财政局+各镇人民政府（街道办事处）", deadline: "2026年" }]);
});

test("a header over two lines says who leads below 责任分工", () => {
  expect(
    tasksOf([
      ["序号", "重点任务", "责任分工", "<", "完成时限"],
      ["^", "^", "牵头单位", "配合单位", "^"],
      ["1", "优化布局", "区卫健局", "区住建局", "2024年底"],
    ]),
  ).toMatchObject([{ title: "优化布局", lead: "区卫健局", participants: "区住建局", deadline: "2024年底" }]);
});

test("what a table of standards asks of offices is a task; what an indicator table aims at is none", () => {
  const [standards, aims] = [
    ["指标内容", "指标要求", "牵头单位", "协助单位"],
    ["指标名称", "2025年目标值", "牵头单位", "协助单位"],
  ];
  const row = ["建设健康社区", "占30%以上", "区卫健局", "区住建局"];
  expect(tasksOf([standards, row])).toMatchObject([{ title: "建设健康社区", lead: "区卫健局" }]);
  expect(tasksOf([aims, row])).toEqual([]);
});

test.each([
  ["区发展改\n革局、区财\n政局", "区发展改革局+区财政局"],
  ["市人民政府\n办公室", "市人民政府办公室"],
  ["县卫健局\n县委督查室", "县卫健局+县委督查室"],
  ["县卫健局县\n委督查室", "县卫健局+县委督查室"],
  ["各县（市、区）政府、开发区管委会", "各县（市、区）政府+开发区管委会"],
])("offices of a narrow cell: %s", (cell, lead) => {
  expect(
    tasksOf([
      ["任务", "责任单位"],
      ["加强监管", cell],
    ]),
  ).toMatchObject([{ lead }]);
});
