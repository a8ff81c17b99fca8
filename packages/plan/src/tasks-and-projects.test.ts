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

const noted = (...lines: string[]) =>
  read(...lines.map((line, at) => paragraph(at + 1, line))).tasks.map(({ title, lead, participants, deadline }) => [
    title,
    lead.join("+"),
    participants.join("+"),
    deadline,
  ]);

test.each([
  [
    "a section's note in a line of its own",
    ["第一节 织牢防护网", "健全体系，提高能力。", "责任单位：区卫健局、区财政局，列首位者为牵头单位"],
    [["织牢防护网", "区卫健局", "区财政局", null]],
  ],
  [
    "a bracket in a line of its own, words between its labels",
    ["（二）促进传承创新", "实施振兴工程。", "（牵头单位：市卫健局　配合单位：市科技局　完成时间：2024年）"],
    [["促进传承创新", "市卫健局", "市科技局", "2024年"]],
  ],
  [
    "several items that share one note",
    ["（一）加强监测", "1.建立网络。", "2.及时预警。", "牵头单位：县疾控局"],
    [["加强监测", "县疾控局", "", null]],
  ],
  [
    "each item has its own",
    [
      "一、重点任务",
      "1.建立网络。（县疾控局负责）",
      "2.及时预警。",
      "牵头责任单位：县卫健局",
      "主要协作单位：县教育局",
    ],
    [
      ["建立网络", "县疾控局", "", null],
      ["及时预警", "县卫健局", "县教育局", null],
    ],
  ],
  [
    "the first of all notes below leads",
    [
      "1.强化能力。加强。（责任单位：市卫健委、市财政局，排在第一位的为牵头单位，下同）",
      "2.完善网络。（责任单位：市医保局、市卫健委）",
    ],
    [
      ["强化能力", "市卫健委", "市财政局", null],
      ["完善网络", "市医保局", "市卫健委", null],
    ],
  ],
  [
    "the last sentence says who",
    [
      "（一）整治环境。开展整治。由市环境局牵头，市住建局、市水务局等部门配合。",
      "（二）加强监管。由县卫健局会同县公安局等部门负责，10月底前完成。",
    ],
    [
      ["整治环境", "市环境局", "市住建局+市水务局", null],
      ["加强监管", "县卫健局", "县公安局", "10月底前"],
    ],
  ],
  [
    "offices whose part the next clause says, and a time in a line below",
    ["（一）加强领导。加强。（各县（市、区）政府，市卫健委负责）", "完成时限：2024年6月"],
    [["加强领导", "各县（市、区）政府+市卫健委", "", "2024年6月"]],
  ],
  [
    "until when, and for always",
    [
      "1.普及知识。（市卫健委牵头，市教育局按职责分工负责，2023年底前完成）",
      "2.控烟。（市卫健委、市财政局等按职责分工负责，持续推进）",
    ],
    [
      ["普及知识", "市卫健委", "市教育局", "2023年底前"],
      ["控烟", "市卫健委+市财政局", "", "持续推进"],
    ],
  ],
])("notes of tasks: %s", (_, lines, tasks) => {
  expect(noted(...lines)).toEqual(tasks);
});

test.each([
  ["主办：某县人民政府办公室　网站标识码：6901010001"],
  ["领导小组办公室设在区卫健局。日常工作由区卫健局负责。"],
  ["各地要压实责任，市卫健委加强督促指导。"],
])("no task: %s", (line) => {
  expect(noted("二、组织实施", line)).toEqual([]);
});

test("items and lines of boxes are projects by their name or by their money", () => {
  const { projects } = read(
    paragraph(1, "二、重点工程"),
    paragraph(2, "1.传染病楼：新建8000平方米，概算投资6500万元，2023年底前建成。"),
    paragraph(3, "2.资金保障：总投资估算12亿元，统筹使用。"),
    table(5, [
      [
        "专栏4 重大工程\n◆急救车购置项目。购置10辆，投资800万元。\n◆发热诊室建设项目：每家投资30万元，合计投资360万元。",
      ],
    ]),
  );
  expect(projects.map(({ name, investment }) => [name, investment?.cny])).toEqual([
    ["传染病楼", 65_000_000],
    ["急救车购置项目", 8_000_000],
    ["发热诊室建设项目", 3_600_000],
  ]);
});

test("running text tells of projects to come wherever they stand, not of those that were built", () => {
  const told = (text: string) => read(paragraph(1, "一、优化布局"), paragraph(2, text)).projects;
  expect(told("加快建设。实施区医院改扩建工程，总投资3.6亿元，2024年底前建成投用。")).toMatchObject([
    { name: "区医院改扩建工程", years: { from: null, to: 2024 } },
  ]);
  expect(told("完善体系，推进妇幼中心业务用房项目建设，该项目总投资8500万元，建设年限为2022—2023年。")).toMatchObject([
    { name: "妇幼中心业务用房项目", investment: { cny: 85_000_000 } },
  ]);
  expect(told("投资2.3亿元的外科楼已建成投用，完成改造项目6个，总投资3200万元。")).toEqual([]);
});
