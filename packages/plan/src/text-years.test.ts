import { expect, test } from "vitest";
import { aimsFrom } from "./aims-from.ts";
import { passagesOf } from "./passages.ts";
import type { Period } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import { spanOf } from "./span.ts";
import { textIndicators } from "./text-indicators.ts";

const blocksOf = (lines: readonly string[]) =>
  lines.map((text, index) => ({ kind: "paragraph" as const, line: index + 1, text }));

/** Every target as 名 op 值 年, in reading order. */
function targetsIn(rows: ReturnType<typeof textIndicators>): string[] {
  return rows.flatMap(({ name, targets }) =>
    targets.map(({ op, value, year }) => `${name} ${op} ${String(value)} ${String(year)}`),
  );
}

const within = (period: Period | null, ...lines: string[]) =>
  targetsIn(textIndicators(aimsFrom(passagesOf(blocksOf(lines)), period), period));

const documentOf = (...lines: string[]) => targetsIn([...readPlan({ blocks: blocksOf(lines) }).indicators]);

const programme = { from: 2021, to: 2030 };

test.each([
  [
    "one figure for two years is for both",
    "到2025年和2030年，村卫生室服务覆盖率保持在96%以上。",
    ["村卫生室服务覆盖率 >= 96 2025", "村卫生室服务覆盖率 >= 96 2030"],
  ],
  [
    "changes in a list, each with its year",
    "到2025年和2030年，卒中死亡率分别较2020年降低4%和9%。",
    ["卒中死亡率 change -4 2025", "卒中死亡率 change -9 2030"],
  ],
  [
    "a list of years goes on after a comma, until another year is named",
    "到2025年底和2030年，甲病发病率分别下降3%和6%，乙病治愈率分别达到81%和86%，到2027年，丙病治愈率达到70%。",
    [
      "甲病发病率 change -3 2025",
      "甲病发病率 change -6 2030",
      "乙病治愈率 = 81 2025",
      "乙病治愈率 = 86 2030",
      "丙病治愈率 = 70 2027",
    ],
  ],
  [
    "a year behind a figure is not that figure's",
    "到2026年，护理型床位占比不少于61%，2030年不少于73%。",
    ["护理型床位占比 >= 61 2026", "护理型床位占比 >= 73 2030"],
  ],
  [
    "each item its own year, whatever number stands before it",
    "（一）到2025年，适龄妇女筛查率达到41%；患者治疗率达到88%。",
    ["适龄妇女筛查率 = 41 2025", "患者治疗率 = 88 2025"],
  ],
  [
    "new figures for the indicators just named",
    "到2025年，刷牙率达到43%，窝沟封闭覆盖率达到21%；到2030年，上述指标分别达到50%和29%以上。",
    ["刷牙率 = 43 2025", "窝沟封闭覆盖率 = 21 2025", "刷牙率 = 50 2030", "窝沟封闭覆盖率 >= 29 2030"],
  ],
])("%s", (_, sentence, expected) => {
  expect(within(programme, "二、主要任务", sentence)).toEqual(expected);
});

test.each([
  ["每年降低0.4个百分点", "总体近视率在2022年的基础上每年降低0.4个百分点以上。", ["总体近视率 change -0.4 2030"]],
  ["在现有基础上", "居民营养知识知晓率在现有基础上提高7%。", ["居民营养知识知晓率 change 7 2030"]],
  ["with what it was before", "到2030年，人均每日用盐量由目前的9.6克下降12%。", ["人均每日用盐量 change -12 2030"]],
  ["a bounded change of any noun", "院内跌倒事件减少8%以上。", ["院内跌倒事件 change -8 2030"]],
  ["square metres a head", "人均体育场地面积达到2.7平方米。", ["人均体育场地面积 = 2.7 2030"]],
  ["square metres of a building", "业务用房面积达到2700平方米。", []],
  ["a share of a whole", "中药产值占医药工业总产值27%以上。", ["中药产值占医药工业总产值 >= 27 2030"]],
  [
    "goal words behind a figure",
    "实现产前筛查率91%以上、听力筛查率93%以上的目标。",
    ["产前筛查率 >= 91 2030", "听力筛查率 >= 93 2030"],
  ],
  [
    "examples do not divide a name",
    "学生、司机等重点人群以及流动人口知晓率均达87%以上。",
    ["学生、司机等重点人群以及流动人口知晓率 >= 87 2030"],
  ],
  [
    "years of schooling, and examples before a list of rates",
    "平均受教育年限达到10.6年，甲病、乙病等患者诊断率、治疗率均达到89%。",
    ["平均受教育年限 = 10.6 2030", "甲病、乙病等患者诊断率 = 89 2030", "治疗率 = 89 2030"],
  ],
  [
    "only whose it is",
    "小学生近视率控制在35%以内，初中生控制在58%以内。",
    ["小学生近视率 <= 35 2030", "初中生近视率 <= 58 2030"],
  ],
  [
    "so many a head",
    "每千人口医师数达到2.6人，护士数达到3.3人，床位总数达到900张。",
    ["每千人口医师数 = 2.6 2030", "每千人口护士数 = 3.3 2030", "床位总数 = 900 2030"],
  ],
  [
    "levels of administration",
    "省级、设区的市级覆盖率分别达到100%和88%以上。",
    ["省级覆盖率 = 100 2030", "设区的市级覆盖率 >= 88 2030"],
  ],
])("%s", (_, sentence, expected) => {
  expect(within(programme, "二、主要任务", sentence)).toEqual(expected);
});

test("the items of a list take the year of the line over it, and the next line's after that", () => {
  expect(
    within(
      programme,
      "一、主要目标",
      "到2025年，实现以下目标：",
      "——降低贫血率。孕妇贫血率下降至14%以下；老年人贫血率下降至9%以下。",
      "——生长迟缓率控制在6%以下。",
      "到2030年，实现以下目标：",
      "1.孕妇贫血率控制在10%以下。",
    ),
  ).toEqual(["孕妇贫血率 <= 14 2025", "老年人贫血率 <= 9 2025", "生长迟缓率 <= 6 2025", "孕妇贫血率 <= 10 2030"]);
});

test("a numbered heading may have its text behind it", () => {
  const text = "（二）工作目标。居民知晓率达84%以上。患者治疗成功率达89%以上。";
  expect(within({ from: 2021, to: 2025 }, "云岭区防治规划", text)).toEqual([
    "居民知晓率 >= 84 2025",
    "患者治疗成功率 >= 89 2025",
  ]);
});

test.each([
  [["云岭区健康行动实施方案（2021—2030年）解读"], { from: 2021, to: 2030, kind: "about" }],
  [["云岭区妇女发展纲要（2021-2030年）"], { from: 2021, to: 2030, kind: "plan" }],
  [["2024年云岭区卫生健康工作要点"], { from: 2024, to: 2024, kind: "tasks" }],
  [["卫生健康局2023年工作总结和2024年工作计划"], { from: 2024, to: 2024, kind: "report" }],
  [["政府工作报告", "2024年主要预期目标是：就业稳定。"], { from: 2024, to: 2024, kind: "report" }],
  [["2023年国民经济和社会发展统计公报"], null],
  [["“十四五”规划重点项目采购公告"], null],
  [["云岭区召开卫生健康大会"], null],
])("the years that %j speaks for", (lines, expected) => {
  expect(spanOf(blocksOf(lines))).toEqual(expected);
});

test.each([
  [
    "the tasks of one year",
    ["2024年卫生健康工作要点", "年内二级以上医院设老年医学科比例达57%以上，新增托位230个。"],
    ["二级以上医院设老年医学科比例 >= 57 2024", "托位 change 230 2024"],
  ],
  [
    "a report: what was done, then what is to come",
    [
      "云岭区人民政府工作报告（2024年）",
      "一、2023年工作回顾",
      "一年来，新增床位90张，参保率稳定在97%以上。",
      "二、2024年工作安排",
      "今年的主要预期目标是：城镇登记失业率控制在4%以内。",
      "重点人群签约率提高到71%。",
    ],
    ["城镇登记失业率 <= 4 2024", "重点人群签约率 = 71 2024"],
  ],
  [
    "without years of its own, by the years it names",
    [
      "两部门部署眼健康工作",
      "通知明确，到2030年，高度近视率控制在5%以内；筛查覆盖率达到90%以上。建档率达到95%以上。",
      "力争2027年筛查机构覆盖率达到80%。",
    ],
    ["高度近视率 <= 5 2030", "筛查覆盖率 >= 90 2030", "建档率 >= 95 2030", "筛查机构覆盖率 = 80 2027"],
  ],
  [
    "an account of a plan, by that plan's end",
    ["云岭推进儿童健康", "《云岭区儿童发展规划（2021—2030年）》提出，听力筛查率达91%以上；早产率控制在6%以下。"],
    ["听力筛查率 >= 91 2030", "早产率 <= 6 2030"],
  ],
  [
    "what the next five years are to bring, and what goes on with it",
    [
      "云岭部署妇幼健康",
      "会议明确“十四五”时期妇幼工作的主要目标是婴儿死亡率降到4‰以下。结构优化，机构标准化覆盖率达到88%以上。每千名儿童床位数增加到2.1张。",
    ],
    ["婴儿死亡率 <= 4 2025", "机构标准化覆盖率 >= 88 2025", "每千名儿童床位数 = 2.1 2025"],
  ],
])("%s", (_, lines, expected) => {
  expect(documentOf(...lines)).toEqual(expected);
});

// What was reached, in the words in which such texts tell it: nothing may become a target.
test.each([
  ["“十三五”以来，预期寿命从2015年的76.1岁提高到2019年的77.2岁，死亡率从2015年的9‰降至2019年的6‰。"],
  ["从2015年到2019年底，预期寿命从76.1岁提高到77.2岁。"],
  ["到2022年总体生存率提升至43.1%，完成了行动方案的阶段性目标。"],
  ["到2024年底，全市共有医疗机构2100个。县域覆盖率达100%，较2020年提高30个百分点。"],
  ["截至2016年底，创建示范基地28家，系统管理率保持在93%以上。"],
  ["到2035年建成健康城市。补助标准提高到84元，健康素养水平提升到25.1%，锻炼人数比例达到37.5%。"],
  ["2017年末，床位由2016年5.3张增加到2017年5.7张。"],
  ["到2025年，每千人托位数达到4.2个。经过多年努力，婴儿死亡率下降至5.1‰，早产率控制在7%以下。", 1],
])("told, not promised: %s", (sentence, promised = 0) => {
  expect(documentOf("卫生健康工作综述", sentence)).toHaveLength(promised);
});

test("a goal is no baseline beside its own sentence", () => {
  const rows = readPlan({
    blocks: blocksOf([
      "云岭区健康提升计划（2021—2025年）",
      "近日印发计划，提出系列目标：到2025年，新生儿死亡率控制在3‰以下；纯母乳喂养率达到51%以上。",
    ]),
  }).indicators;
  expect(rows.map(({ baseline, targets }) => [baseline, targets.length])).toEqual([
    [null, 1],
    [null, 1],
  ]);
});
