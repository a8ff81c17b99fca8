import { expect, test } from "vitest";
import type { DocumentBlock } from "./document.ts";
import { readPlan } from "./read-plan.ts";

const title: DocumentBlock = { kind: "paragraph", line: 1, text: "某某区“十四五”卫生健康规划" };

/** Rows of cells; `<` repeats the cell to the left (merged), `^` the cell above. */
function tableOf(rows: readonly (readonly string[])[]): DocumentBlock {
  const texts: string[][] = [];
  return {
    kind: "table",
    line: 2,
    rows: rows.map((row, at) => {
      const line = row.map((text, column) =>
        text === "<" ? (texts[at]?.[column - 1] ?? "") : text === "^" ? (texts[at - 1]?.[column] ?? "") : text,
      );
      texts.push([]);
      return row.map((mark, column) => {
        const left = mark === "<" ? (texts[at]?.[column - 1] ?? "") : (line[column] ?? "");
        const text = mark === "^" ? (texts[at - 1]?.[column] ?? "") : left;
        texts[at]?.push(text);
        return {
          text,
          line: at + 2,
          ...(mark === "<" ? { merged: "left" as const } : mark === "^" ? { merged: "up" as const } : {}),
        };
      });
    }),
  };
}

function read(rows: readonly (readonly string[])[], ...after: DocumentBlock[]) {
  return readPlan({ blocks: [title, tableOf(rows), ...after] }).indicators.map(
    ({ name, unit, domain, no, property, baseline, targets }) => ({
      name,
      unit,
      domain,
      no,
      property,
      baseline: baseline === null ? null : [baseline.value, baseline.year],
      targets: targets.map((target) => [target.op, target.value, target.year]),
    }),
  );
}

test("a header over two lines with merged cells", () => {
  expect(
    read([
      ["序号", "指标名称", "计量单位", "基期值", "目标值", "<", "指标属性"],
      ["^", "^", "^", "2020年", "2022年", "2025年", "^"],
      ["1", "人均预期寿命", "岁", "78.1", "78.5", "79", "预期性"],
    ]),
  ).toEqual([
    {
      name: "人均预期寿命",
      unit: "岁",
      domain: null,
      no: 1,
      property: "expected",
      baseline: [78.1, 2020],
      targets: [
        ["=", 78.5, 2022],
        ["=", 79, 2025],
      ],
    },
  ]);
});

test("domains as rows over the whole width, units in names, no property", () => {
  expect(
    read([
      ["指标", "2020年现状", "2025年目标"],
      ["一、健康水平", "<", "<"],
      ["孕产妇死亡率（/10万）", "9", "<8"],
      ["二、健康服务", "", ""],
      ["每千人口床位数（张）", "5.1", "6.0"],
    ]),
  ).toMatchObject([
    { name: "孕产妇死亡率", unit: "/10万", domain: "一、健康水平", property: null, targets: [["<", 8, 2025]] },
    { name: "每千人口床位数", unit: "张", domain: "二、健康服务", baseline: [5.1, 2020] },
  ]);
});

test("columns of growth, explanation and departments hold no targets", () => {
  expect(
    read([
      ["主要指标", "单位", "2020年", "2025年", "年均增速（%）", "指标解释", "责任部门"],
      ["床位数", "张", "1200", "1500", "4.6", "到2025年达到1600张的90%", "卫健局"],
    ]),
  ).toMatchObject([{ name: "床位数", baseline: [1200, 2020], targets: [["=", 1500, 2025]] }]);
});

test("one value merged over two years, and a figure merged down", () => {
  expect(
    read([
      ["主要指标", "单位", "2020年", "2023年", "2025年", "性质"],
      ["疫苗接种率", "%", "95", ">90", "<", "约束性"],
      ["建档率", "%", "85", "88", "90", "^"],
      ["签约率", "%", "60", "^", "^", "预期性"],
    ]),
  ).toMatchObject([
    {
      targets: [
        [">", 90, 2023],
        [">", 90, 2025],
      ],
      property: "binding",
    },
    {
      targets: [
        ["=", 88, 2023],
        ["=", 90, 2025],
      ],
      property: "binding",
    },
    {
      targets: [
        ["=", 88, 2023],
        ["=", 90, 2025],
      ],
      property: "expected",
    },
  ]);
});

test("years only as plans, and a printed number before the name", () => {
  expect(
    read([
      ["指标类别", "指标名称（单位）", "“十三五”实现值", "“十四五”目标", "指标要求"],
      ["人群健康", "1.婴儿死亡率（‰）", "3.1", "＜3", "指导性"],
    ]),
  ).toEqual([
    {
      name: "婴儿死亡率",
      unit: "‰",
      domain: "人群健康",
      no: 1,
      property: "guiding",
      baseline: [3.1, 2020],
      targets: [["<", 3, 2025]],
    },
  ]);
});

test("a header printed again on the next page is no indicator", () => {
  const header = ["序号", "指标", "单位", "2020年", "2025年"];
  expect(read([header, ["1", "签约率", "%", "50", "60"], header, ["2", "建档率", "%", "80", "90"]])).toHaveLength(2);
});

test("footnotes give marked figures their year", () => {
  const note: DocumentBlock = { kind: "paragraph", line: 20, text: "注：带①的为2018年数据，*为2019年数据。" };
  expect(
    read(
      [
        ["指标", "单位", "2020年", "2025年"],
        ["甲率", "%", "31.98*", "28"],
        ["乙率", "%", "12①", "10"],
      ],
      note,
    ),
  ).toMatchObject([{ baseline: [31.98, 2019] }, { baseline: [12, 2018] }]);
});

test.each([
  [
    [
      ["姓名", "职务", "2020年"],
      ["某某", "局长", "1"],
    ],
  ],
  [
    [
      ["项目名称", "建设内容", "2021年投资", "2025年投资"],
      ["医院", "楼", "1", "2"],
    ],
  ],
  [
    [
      ["机构", "床位数", "人员数"],
      ["医院", "100", "200"],
    ],
  ],
])("tables that are not of indicators give none %#", (rows) => {
  expect(read(rows)).toEqual([]);
});

test("a list of lines with a name and dated figures", () => {
  const lines = [
    "主要指标：",
    "1.人均预期寿命：2020年：78.3岁，2025年：79岁；",
    "2.孕产妇死亡率：2020年为9/10万，2025年控制在8/10万以下；",
  ];
  const blocks: DocumentBlock[] = [
    title,
    ...lines.map((text, at): DocumentBlock => ({ kind: "paragraph", line: at + 2, text })),
  ];
  expect(readPlan({ blocks }).indicators).toMatchObject([
    {
      name: "人均预期寿命",
      no: 1,
      unit: "岁",
      baseline: { value: 78.3, year: 2020 },
      targets: [{ value: 79, year: 2025 }],
    },
    {
      name: "孕产妇死亡率",
      no: 2,
      unit: "/10万",
      baseline: { value: 9, year: 2020 },
      targets: [{ op: "<=", value: 8, year: 2025 }],
    },
  ]);
});

test("a part on a line of its own in its whole's cell is a row of its own, with the unit of the whole", () => {
  expect(
    read([
      ["指标", "2020年", "2025年", "性质", "备注"],
      ["每千人口床位数（张）①\n其中：公立\n医院", "5.3\n4.1", "6.2\n4.7", "约束\n性", "2019年为5.0"],
      ["签约率（%）", "40", "60", "预期性", "其中：重点人群\n80"],
    ]),
  ).toMatchObject([
    { name: "每千人口床位数", unit: "张", baseline: [5.3, 2020], targets: [["=", 6.2, 2025]] },
    { name: "公立医院", unit: "张", property: "binding", baseline: [4.1, 2020], targets: [["=", 4.7, 2025]] },
    { name: "签约率", unit: "%", targets: [["=", 60, 2025]] },
  ]);
});

test("a row that a page break cut is one row", () => {
  expect(
    read([
      ["类别", "指标", "2020年", "2025年", "性质"],
      ["服务", "高血压患者规范管理率", "68", "75", "预期"],
      ["", "（%）", "", "", "性"],
      ["", "糖尿病患者规范管", "66", "70", "预期"],
      ["", "理率（%）", "", "", "性"],
      ["", "达标情况（按标准）", "", "达国家要求", "预期性"],
    ]),
  ).toMatchObject([
    { name: "高血压患者规范管理率", unit: "%", property: "expected", targets: [["=", 75, 2025]] },
    { name: "糖尿病患者规范管理率", unit: "%", property: "expected", targets: [["=", 70, 2025]] },
    { name: "达标情况（按标准）", targets: [["words", null, 2025]] },
  ]);
});

test("further parts after 其中, a part in brackets, and domains with Chinese numbers", () => {
  expect(
    read([
      ["序号", "指标", "2020年", "2025年"],
      ["一", "资源", "", ""],
      ["1", "每千人口床位数（张）", "6.26", "7.0"],
      ["", "其中：市办公立医院", "1.53", "1.65"],
      ["", "县办公立医院", "1.8", "2.06"],
      ["2", "每千人口护士数（人）", "3.1", "3.9"],
      ["二", "服务", "", ""],
      ["3", "签约率（其中重点人群）", "36.5（71.2）", "50（80）"],
    ]).map(({ name, unit, domain, baseline, targets }) => [name, unit, domain, baseline?.[0], targets[0]?.[1]]),
  ).toEqual([
    ["每千人口床位数", "张", "资源", 6.26, 7],
    ["市办公立医院", "张", "资源", 1.53, 1.65],
    ["县办公立医院", "张", "资源", 1.8, 2.06],
    ["每千人口护士数", "人", "资源", 3.1, 3.9],
    ["签约率", null, "服务", 36.5, 50],
    ["重点人群", null, "服务", 71.2, 80],
  ]);
});

test.each([
  [
    "years down, indicators across",
    [
      ["年份", "床位数（张）", "医护比"],
      ["2020年（现状）", "120", "1:1.1"],
      ["2025年（目标）", "150", "1:1.2"],
    ],
    [
      { name: "床位数", unit: "张", baseline: [120, 2020], targets: [["=", 150, 2025]] },
      { name: "医护比", unit: null, baseline: [[1, 1.1], 2020], targets: [["=", [1, 1.2], 2025]] },
    ],
  ],
  [
    "units and properties down as well",
    [
      ["指标", "签约率", "床位数"],
      ["单位", "%", "张"],
      ["2020年基线", "41", "120"],
      ["2025年目标", "≥60", "150"],
      ["属性", "约束性", "预期性"],
    ],
    [
      { name: "签约率", unit: "%", property: "binding", baseline: [41, 2020], targets: [[">=", 60, 2025]] },
      { name: "床位数", unit: "张", property: "expected", baseline: [120, 2020], targets: [["=", 150, 2025]] },
    ],
  ],
  [
    "names over two columns",
    [
      ["主要指标", "<", "单位", "2020年", "2025年"],
      ["人均预期寿命", "<", "岁", "77", "78"],
      ["每千人口", "医师数", "人", "2.2", "3.0"],
      ["^", "护士数", "人", "2.5", "3.5"],
    ],
    [
      { name: "人均预期寿命" },
      { name: "每千人口医师数", unit: "人" },
      { name: "每千人口护士数", baseline: [2.5, 2020] },
    ],
  ],
  [
    "properties under remarks, names under 指标内容",
    [
      ["指标内容", "性质", "基期水平（2020年）", "2025年目标值"],
      ["健康素养水平（%）", "预期性", "20", "≥25"],
    ],
    [{ name: "健康素养水平", unit: "%", property: "expected", targets: [[">=", 25, 2025]] }],
  ],
  [
    "two indicators with signs of their own",
    [
      ["序号", "指标", "2020年完成值", "2025年目标值", "备注"],
      ["1", "婴儿死亡率、5岁以下儿童死亡率（‰）", "3.1、4.2", "≤3.0、≤4.0", "约束性"],
    ],
    [{ baseline: [[3.1, 4.2], 2020], targets: [["<=", [3, 4], 2025]], property: "binding" }],
  ],
])("%s", (_, rows, indicators) => {
  expect(read(rows)).toMatchObject(indicators);
  expect(read(rows)).toHaveLength(indicators.length);
});

test("a table that sets a year beside the one before tells of results", () => {
  const results = [
    ["指标", "单位", "2019年", "2020年", "同比增减（%）"],
    ["床位数", "张", "2860", "2978", "4.1"],
  ];
  expect(readPlan({ blocks: [tableOf(results)] }).indicators).toEqual([]);
});
