import { expect, test } from "vitest";
import { bindPlan } from "./bind-plan.ts";
import { readPlan } from "./read-plan.ts";

const rows = [
  ["指标", "单位", "2020年", "2025年"],
  ["高血压患者规范管理率", "%", "65", "70"],
  ["每千人口床位数", "张", "5", "6"],
];
const document = {
  blocks: [
    { kind: "table" as const, line: 1, rows: rows.map((row, at) => row.map((text) => ({ text, line: at + 1 }))) },
  ],
};

test("rows that bind carry the id, the others are listed", () => {
  const catalogue = [{ id: "standard", name: { zh: "高血压患者规范管理率" }, unit: "%" }];
  const { indicators, binding } = bindPlan(readPlan(document), catalogue);
  expect(indicators.map((row) => row.indicator)).toEqual(["standard", null]);
  expect(binding.bound).toEqual([
    { line: 2, name: "高血压患者规范管理率", indicator: "standard", score: 1, reasons: ["same-name", "same-unit"] },
  ]);
  expect(binding.unbound).toEqual([{ line: 3, name: "每千人口床位数", reasons: [], candidates: [] }]);
});
