import { describe, expect, test } from "vitest";
import type { DocumentBlock } from "../document.ts";
import { paragraphs, planOf, shownIn, table } from "./fixtures.ts";

/** The plan before: 2015 to 2020. */
const former = ({ past = [], rows = [] }: { past?: string[]; rows?: string[] }): { blocks: DocumentBlock[] } => ({
  blocks: [
    ...paragraphs(["某某区“十三五”卫生健康规划", "一、发展现状", ...past, "二、主要任务"]),
    table(100, ["序号|主要指标|单位|2015年|2020年|性质", ...rows.map((row, at) => `${at + 1}|${row}|预期性`)]),
  ],
});
const against = (now: Parameters<typeof planOf>[0], then: Parameters<typeof former>[0]) =>
  shownIn(planOf(now), former(then)).filter(([code]) => /earlier|carried/u.test(code ?? ""));

describe("against what the earlier plan had", () => {
  test.each<[string, string, string, [string, string]]>([
    [
      "a target below the result of five years ago",
      "老年人健康管理率|%|41|66",
      "老年人健康管理率|%|72.5|达到国家要求",
      ["weaker-than-earlier-result", "66 (2025) : 72.5 (2015); 41 (2020)"],
    ],
    [
      "a rate that should fall",
      "15岁以上人群吸烟率|%|27|25",
      "15岁以上人群吸烟率|%|23.4|逐步降低",
      ["weaker-than-earlier-result", "25 (2025) : 23.4 (2015); 27 (2020)"],
    ],
    [
      "a growth that does not reach the last target",
      "每千常住人口公共卫生人员数|人|0.4|增长20%",
      "公共卫生人员|人/千人口|0.3|≥0.7",
      ["weaker-than-earlier-plan", "0.4 × 增长20% = 0.48 人 (2025) : ≥0.7 人/千人口 (2020)"],
    ],
    [
      "names with and without 国家",
      "适龄儿童免疫规划疫苗接种率|%|90|>91",
      "以镇（街道）为单位适龄儿童国家免疫规划疫苗接种率|%|93|>95",
      ["weaker-than-earlier-plan", ">91 % (2025) : >95 % (2020)"],
    ],
  ])("%s", (_, now, then, expected) => {
    expect(against({ rows: [now] }, { rows: [then] })).toEqual([expected]);
  });

  test("a baseline that is the sum of two rows of the earlier plan", () => {
    const then = { rows: ["公立医院床位数|张/千人口|2.5|3", "社会办医院床位数|张/千人口|0.4|1"] };
    expect(against({ rows: ["每千人口床位数|张|2.9|4.5"] }, then)).toEqual([["carried-over", "2.5 + 0.4 = 2.9"]]);
    expect(against({ rows: ["每千人口床位数|张|3.1|4.5"] }, then)).toEqual([]);
  });

  test("figures of what was reached, word for word", () => {
    const said = "重性精神病患者管理率87.4%，检测艾滋病抗体1.9万人次";
    expect(against({ past: [`2020年${said}。`] }, { past: [`2015年${said}。`] })).toEqual([
      ["carried-over-text", "87.4% = 87.4%; 1.9万人次 = 1.9万人次"],
    ]);
  });

  test.each<[string, string, string]>([
    ["another figure", "重性精神病患者管理率87.4%", "重性精神病患者管理率86.1%"],
    ["everybody", "孕产妇住院分娩率为100%", "孕产妇住院分娩率为100%"],
    ["a bound", "计划内常规疫苗接种率达99%以上", "计划内常规疫苗接种率达99%以上"],
    ["houses stand for years", "全区有社区卫生服务中心13个", "全区有社区卫生服务中心13个"],
  ])("silent: %s", (_, now, then) => {
    expect(against({ past: [`2020年${now}。`] }, { past: [`2015年${then}。`] })).toEqual([]);
  });
});
