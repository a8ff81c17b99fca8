import { expect, test } from "vitest";
import { checkPlan } from "../check-plan.ts";

function found(line: string): string[] {
  const lines = ["某某区“十四五”卫生健康规划", line];
  const { findings } = checkPlan({
    blocks: lines.map((text, at) => ({ kind: "paragraph", line: at + 1, text })),
  });
  return findings.filter(({ code }) => /share|parts/u.test(code)).map(({ arithmetic }) => arithmetic);
}

test.each([
  ["2020年糖尿病患者在管1.63万人，规范管理1.09万人，规范管理率74.3%。", "10900/16300 = 66.9% ≠ 74.3%"],
  ["2020年全区产妇4180人，孕产妇系统管理4023人，系统管理率98.9%。", "4023/4180 = 96.2% ≠ 98.9%"],
])("a rate is the one count over the other: %s", (line, arithmetic) => expect(found(line)).toEqual([arithmetic]));

test.each([
  "2020年糖尿病患者在管1.63万人，规范管理1.09万人，规范管理率66.8%。",
  "2020年糖尿病患者在管1.63万人，规范管理1.09万人，血糖达标0.5万人，控制率45.9%。",
  "2020年全区产妇4180人，住院分娩4180人，住院分娩率100%。",
])("silent: %s", (line) => expect(found(line)).toEqual([]));

test("beds of hospitals and of primary care are different beds", () => {
  expect(found("2020年全区实有床位4375张，其中医院3860张、基层医疗卫生机构615张。")).toEqual([
    "3860 + 615 = 4475 > 4375",
  ]);
  expect(found("2020年全区实有床位4375张，其中公立医院3860张、三级医院1615张。")).toEqual([]);
});
