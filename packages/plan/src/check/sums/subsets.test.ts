import { expect, test } from "vitest";
import type { DocumentBlock } from "../../document.ts";
import { checkPlan } from "../check-plan.ts";

function found(...rows: string[]): string[] {
  const lines = ["主要指标|单位|2020年|2025年", ...rows];
  const table: DocumentBlock = {
    kind: "table",
    line: 2,
    rows: lines.map((row, at) => row.split("|").map((text) => ({ text, line: at + 2 }))),
  };
  const { findings } = checkPlan({
    blocks: [{ kind: "paragraph", line: 1, text: "某某区“十四五”卫生健康规划" }, table],
  });
  return findings.filter(({ code }) => code === "part-larger-than-whole").map(({ arithmetic }) => arithmetic);
}

test("a part of what is counted is no larger than its whole", () => {
  expect(found("每千人口床位数|张|5|6", "其中：公立医院|张|4|6.5")).toEqual(["6.5 > 6"]);
  expect(found("每千人口床位数|张|5|6", "其中：公立医院|张|4|4.5")).toEqual([]);
});

test("the share reached of a group may be larger than the share of everybody", () => {
  expect(found("家庭医生签约率|%|36|50", "其中：重点人群|%|71|80")).toEqual([]);
});

test("deaths under one year are among those under five", () => {
  expect(found("婴儿死亡率|‰|4|3", "5岁以下儿童死亡率|‰|5|2.5")).toEqual(["3 > 2.5"]);
});
