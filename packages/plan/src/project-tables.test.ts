import { expect, test } from "vitest";
import type { DocumentBlock } from "./document.ts";
import { readPlan } from "./read-plan.ts";

const tableOf = (rows: readonly (readonly string[])[]): DocumentBlock => ({
  kind: "table",
  line: 5,
  rows: rows.map((row, at) =>
    row.map((text, column) =>
      text === "<"
        ? { text: row.slice(0, column).findLast((one) => one !== "<") ?? "", line: 5 + at, merged: "left" as const }
        : { text, line: 5 + at },
    ),
  ),
});
const projectsOf = (caption: string, rows: readonly (readonly string[])[]) =>
  readPlan({ blocks: [{ kind: "paragraph", line: 1, text: caption }, tableOf(rows)] }).projects.map(
    ({ name, investment, investmentInPlan, years, stage, beds, area }) => ({
      name,
      cny: investment?.cny ?? null,
      inPlan: investmentInPlan?.cny ?? null,
      years: years === null ? null : [years.from, years.to],
      stage,
      beds,
      area,
    }),
  );

const head = [
  "序号",
  "项目名称",
  "建设性质",
  "建设规模及内容",
  "建设年限",
  "总投资",
  "“十四五”投资",
  "资金来源",
  "<",
  "责任单位",
];
const below = ["", "", "", "", "", "", "", "上级补助", "地方自筹", ""];
const rows = [
  ["合计", "<", "<", "<", "<", "30500", "23000", "", "", ""],
  ["一、续建项目", "<", "<", "<", "<", "28000", "21000", "", "", ""],
  [
    "1",
    "县医院迁建项目",
    "续建",
    "总建筑面积5.2万平方米，床位500张",
    "2019-2022",
    "28000",
    "21000",
    "8000",
    "20000",
    "县卫健局",
  ],
  ["二、新建项目", "", "", "", "", "2500", "2000", "", "", ""],
  ["2", "县妇保院住院楼", "新建", "新建住院楼6800㎡", "2021—2023", "2500", "2000", "", "2500", "县妇保院"],
];
const expected = [
  {
    name: "县医院迁建项目",
    cny: 280_000_000,
    inPlan: 210_000_000,
    years: [2019, 2022],
    stage: "续建",
    beds: 500,
    area: 52_000,
  },
  {
    name: "县妇保院住院楼",
    cny: 25_000_000,
    inPlan: 20_000_000,
    years: [2021, 2023],
    stage: "新建",
    beds: null,
    area: 6800,
  },
];

test("the unit stands over the table, the header has two lines, sums and groups are no projects", () => {
  expect(projectsOf("单位：万元", [head, below, ...rows])).toEqual(expected);
  const title = ["附表 重点项目（单位：万元）", ...head.slice(1).map(() => "<")];
  expect(projectsOf("附件", [title, head, below, ...rows])).toEqual(expected);
});

test("money without a unit anywhere is none", () => {
  expect(projectsOf("附表2", [head, below, ...rows])).toMatchObject([{ cny: null }, { cny: null }]);
});

test("a cell's own unit goes before the column's; beds and area have columns of their own", () => {
  const own = ["项目名称", "项目阶段", "起止年限", "建筑面积（万平方米）", "床位数", "总投资（万元）"];
  expect(
    projectsOf("附表", [
      own,
      ["市医院新院区", "在建", "2018～2022", "12.8", "1000", "9.6亿元"],
      ["传染病区", "前期", "2021", "—", "60张", "2,800"],
      ["小计", "", "", "12.8", "1060", "98800"],
    ]),
  ).toEqual([
    {
      name: "市医院新院区",
      cny: 960_000_000,
      inPlan: null,
      years: [2018, 2022],
      stage: "在建",
      beds: 1000,
      area: 128_000,
    },
    { name: "传染病区", cny: 28_000_000, inPlan: null, years: [2021, 2021], stage: "前期", beds: 60, area: null },
  ]);
});

test("columns of what is spent in single years are not what a project costs", () => {
  const yearly = ["项目名称", "2024年投资（亿元）", "总投资（亿元）", "建设年限"];
  expect(projectsOf("附表", [yearly, ["迁建项目", "0.5", "1.35", "2024"]])).toMatchObject([{ cny: 135_000_000 }]);
});

test("years in columns for beginning and end; who hands the sheet in stands over it beside the unit", () => {
  const columns = ["项目名称", "主要建设内容", "投资规模", "<", "开工时间", "竣工时间"];
  expect(
    projectsOf("附表", [
      ["填报单位：县卫健局", "<", "<", "单位：万元", "<", "<"],
      columns,
      ["", "", "总投资", "其中：省级", "", ""],
      ["卫生院改扩建", "改扩建门诊楼3600平方米，占地20亩", "1800", "900", "2024年3月", "2025年10月"],
    ]),
  ).toMatchObject([{ name: "卫生院改扩建", cny: 18_000_000, years: [2024, 2025], area: 3600 }]);
});

test("content and money in one column; a table of services is none of projects", () => {
  expect(
    projectsOf("专栏5", [
      ["项目", "建设内容与投资"],
      ["新院区建设", "建筑面积7.6万平方米，总投资6.2亿元，2021—2024年"],
    ]),
  ).toMatchObject([{ name: "新院区建设", cny: 620_000_000, years: [2021, 2024], area: 76_000 }]);
  expect(
    projectsOf("附表", [
      ["项目", "服务内容"],
      ["健康管理", "每年1次"],
    ]),
  ).toEqual([]);
});
