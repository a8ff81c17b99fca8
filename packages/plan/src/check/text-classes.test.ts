import { describe, expect, test } from "vitest";
import type { DocumentBlock, DocumentCell } from "../document.ts";
import { checkPlan } from "./check-plan.ts";

const title = "某某区“十四五”卫生健康规划";
const paragraphs = (lines: readonly string[]): DocumentBlock[] =>
  lines.map((text, at) => ({ kind: "paragraph", line: at + 1, text }));
const table = (line: number, rows: readonly string[]): DocumentBlock => ({
  kind: "table",
  line,
  rows: rows.map((row, at) => row.split("|").map((text): DocumentCell => ({ text, line: line + at }))),
});
const found = (past: readonly string[], aims: readonly string[] = [], tables: readonly DocumentBlock[] = []) =>
  checkPlan({ blocks: [...paragraphs([title, "一、发展现状", ...past, "二、主要任务", ...aims]), ...tables] }).findings;
const asked = (...args: Parameters<typeof found>) => found(...args).map(({ code, arithmetic }) => [code, arithmetic]);
const projects = table(50, [
  "序号|项目名称|建设年限|总投资（万元）|建设内容",
  "1|区人民医院新院区建设项目|2021-2024|5000|新增床位60张",
  "2|区妇幼保健院扩建项目|2022-2025|3000|新增床位40张",
  "3|区疾控中心实验楼项目|2021-2023|2000|购置设备",
]);

describe("asked", () => {
  test.each<[string, string[], string]>([
    ["parts-and-total", ["全区有机构90家，其中医院9家、卫生院20家、诊所52家。"], "9 + 20 + 52 = 81 ≠ 90"],
    ["shares-not-whole", ["业务收入中，药品占30%，检查占25%，服务占41%。"], "30 + 25 + 41 = 96% ≠ 100%"],
    ["share-does-not-fit", ["受理投诉50件，办结40件，办结率90%。"], "40/50 = 80% ≠ 90%"],
    ["growth-does-not-fit", ["床位由200张增加到250张，增长20%。"], "|250 − 200|/200 = 25% ≠ 20%"],
    ["growth-does-not-fit", ["床位250张，比2015年的200张增加40张。"], "|250 − 200| = 50 ≠ 40张"],
    ["yearly-and-total", ["每年培训8名，五年共50名。"], "8 × 5 = 40 ≠ 50"],
    ["part-larger-than-whole", ["养老机构9家，其中医养结合机构11家。"], "11 > 9"],
    ["percentage-impossible", ["8家卫生院中，达标的占60%。"], "4/8 = 50% < 60% < 5/8 = 62.5%"],
    ["ratio-of-rates", ["执业（助理）医师500人，注册护士600人，医护比1:1.5。"], "600 / 500 = 1.20 ≠ 1.5"],
  ])("%s", (code, past, arithmetic) => {
    expect(asked(past)).toEqual([[code, arithmetic]]);
  });

  test("projects that the text begins and the list does not have, and beds that they do not make", () => {
    expect(asked([], ["实施区人民医院新院区建设项目、区中医医院改造项目，新增床位80张。"], [projects])).toEqual([
      ["project-beds-differ", "60 = 60 ≠ 80"],
      ["project-named-once", "“区中医医院改造项目” ∉ 3"],
    ]);
  });

  test("so many projects, so much money", () => {
    expect(asked([], ["安排重点项目4个。", "三个项目总投资1.2亿元。"], [projects])).toEqual([
      ["projects-counted", "4 ≠ 3"],
      ["projects-and-total", "5000 + 3000 + 2000 = 10000 ≠ 12000"],
    ]);
  });
});

describe("silent", () => {
  test.each<[string, string[]]>([
    ["parts that leave much out", ["卫生人员900人，其中医师200人，护士300人，药师20人。"]],
    ["two parts that may overlap", ["卫生人员90人，其中女性70人，本科以上学历60人。"]],
    ["a growth in points", ["建档率由80%提高到84%，提高4个百分点。"]],
    ["shares of different things", ["门诊占30%，住院占25%。"]],
    ["a share of a whole that is not printed", ["签约居民3000人，占重点人群的60%。"]],
    ["a rate of them all after a list", ["受理业务10宗，其中新办6宗，变更4宗，办结率100%。"]],
    ["at least so many a year", ["每年培训8名以上，五年共50名。"]],
    ["beds of one hospital beside those of all", ["2020年全区床位900张。区医院开放床位300张。"]],
    ["what a place had before", ["2015年全区常住人口50万人。2020年全区常住人口52万人。"]],
  ])("%s", (_, past) => {
    expect(asked(past)).toEqual([]);
  });

  test("a programme of work is no project of the list", () => {
    expect(asked([], ["实施健康中国行动工程、基层人才培养工程。"], [projects])).toEqual([]);
  });
});
