import { expect, test } from "vitest";
import type { DocumentBlock } from "./document.ts";
import { readPlan } from "./read-plan.ts";

const paragraph = (line: number, text: string): DocumentBlock => ({ kind: "paragraph", line, text });
const table = (line: number, rows: string[][]): DocumentBlock => ({
  kind: "table",
  line,
  rows: rows.map((row, index) => row.map((text) => ({ text, line: line + index }))),
});
const read = (...blocks: DocumentBlock[]) => readPlan({ blocks });

test.each([
  [
    "1.建设医院。加快建设。（牵头部门：区卫健局；参与部门：区财政局、区人力资源和社会保障局）",
    1,
    ["区卫健局"],
    ["区财政局", "区人力资源和社会保障局"],
  ],
  ["8.健全体系。加强。（牵头部门：区卫健局，参与部门：区财政局）", 8, ["区卫健局"], ["区财政局"]],
  ["28.心理服务。加强。（牵头部门：区卫健局、区公安局牵头，相关部门配合）", 28, ["区卫健局", "区公安局"], ["相关部门"]],
  ["（一）组织领导。加强。（责任单位：区卫健局）", "（一）", ["区卫健局"], []],
  ["2.完善制度。加强。（区卫健局、区医保局按职责分工负责）", 2, ["区卫健局", "区医保局"], []],
])("task: %s", (text, no, lead, participants) => {
  expect(read(paragraph(7, text)).tasks).toMatchObject([
    { no, lead, participants, deadline: null, source: { line: 7 } },
  ]);
});

test("a bracket without departments makes no task", () => {
  expect(read(paragraph(1, "1.建设医院。改造现有建筑（建筑面积约4000㎡）")).tasks).toEqual([]);
});

test("projects of a table, with the money in yuan and the share inside the plan", () => {
  const rows = [
    ["序号", "项目名称", "建设\n阶段", "建设起止年限", "总投资（亿元）", "“十四五”\n期间投资（亿元）"],
    ["1", "综合楼建设项目", "续建", "2019-2021", "1.00", "0.33"],
    ["2", "分院建设", "改扩建", "2021—2022", "3.164", "3.164"],
    ["", "合计", "", "", "4.164", "3.494"],
  ];
  expect(read(table(3, rows)).projects).toMatchObject([
    {
      name: "综合楼建设项目",
      investment: { raw: "1.00", cny: 100_000_000 },
      investmentInPlan: { cny: 33_000_000 },
      years: { from: 2019, to: 2021 },
      stage: "续建",
    },
    {
      name: "分院建设",
      investment: { raw: "3.164", cny: 316_400_000 },
      years: { from: 2021, to: 2022 },
      stage: "改扩建",
    },
  ]);
});

test("projects of a box and of numbered paragraphs", () => {
  const box = table(5, [["基层能力提升项目\n中医院建设：计划投资10.5亿，建设面积9万平方米。\n没有名称的一行。"]]);
  const { projects } = read(
    box,
    paragraph(20, "第十九节  重大工程建设项目"),
    paragraph(21, "46.应急能力提升工程项目。总建筑面积约4000㎡，新增床位50张。"),
  );
  expect(projects).toMatchObject([
    { name: "中医院建设", investment: { raw: "10.5亿", cny: 1_050_000_000 }, area: 90_000, source: { line: 6 } },
    { name: "应急能力提升工程项目", investment: null, area: 4000, beds: 50, source: { line: 21 } },
  ]);
});

test.each([
  ["2021—2024年实施", 2021, 2024],
  ["力争十四五末建成投入使用", null, 2025],
  ["2022年6月开工，2024年底前投入使用", 2022, 2024],
  ["2024年启动建设", 2024, null],
])("years of a project: %s", (words, from, to) => {
  const { projects } = read(
    paragraph(1, "第四章  重大项目"),
    paragraph(2, `1.中医医院新建项目。建筑面积9万平方米，${words}。`),
  );
  expect(projects).toMatchObject([{ years: { from, to }, area: 90_000, stage: "新建" }]);
});

test("a task says which indicators of the plan its words name", () => {
  const rows = [
    ["指标", "单位", "2020年", "2025年"],
    ["每千人口床位数", "张", "5", "6"],
    ["居民健康素养水平", "%", "20", "30"],
  ];
  const { tasks } = read(
    paragraph(1, "某某区“十四五”卫生健康规划"),
    table(2, rows),
    paragraph(9, "二、主要任务"),
    paragraph(10, "1.扩充资源。每千人口床位数稳步增加，签约率达到60%。（责任单位：区卫健局）"),
  );
  expect(tasks).toMatchObject([{ lead: ["区卫健局"], indicators: ["每千人口床位数", "签约率"] }]);
});

test("a table of projects holds no indicators", () => {
  const rows = [
    ["序号", "项目名称", "2021年投资（万元）", "2025年投资（万元）"],
    ["1", "综合楼", "100", "200"],
  ];
  expect(read(table(1, rows)).indicators).toEqual([]);
});
