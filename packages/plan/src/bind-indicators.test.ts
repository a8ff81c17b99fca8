import { expect, test } from "vitest";
import { type BindableIndicator, bindIndicators } from "./bind-indicators.ts";

const catalogue: BindableIndicator[] = [
  { id: "standard", name: { zh: "高血压患者规范管理率" }, synonyms: ["高血压规范管理率"], unit: "%" },
  { id: "under-5", name: { zh: "5岁以下儿童死亡率" }, unit: "‰" },
  { id: "child-7", name: { zh: "7岁以下儿童健康管理率" }, unit: "%" },
  { id: "maternal", name: { zh: "孕产妇死亡率" }, unit: "/10万" },
];
const row = (name: string, unit: string | null) => ({ name, unit });

test("binds the same name and unit, whatever the width of the signs and the district's own words before it", () => {
  const rows = [
    row("全区高血压患者规范管理率", "％"),
    row("以县（区）为单位7岁以下儿童健康管理率", "%"),
    row("孕产妇死亡率", "1/10万"),
  ];
  const { bound, unbound } = bindIndicators(rows, catalogue);
  expect(bound.map(({ indicator, score }) => [indicator, score])).toEqual([
    ["standard", 1],
    ["child-7", 1],
    ["maternal", 1],
  ]);
  expect(unbound).toEqual([]);
});

test("a synonym binds, with its reason", () => {
  const { bound } = bindIndicators([row("高血压规范管理率", "%")], catalogue);
  expect(bound[0]).toMatchObject({ indicator: "standard", reasons: ["synonym", "same-unit"] });
});

test("another unit, another age and a likeness are shown, not bound", () => {
  const rows = [row("5岁以下儿童死亡率", "%"), row("6岁以下儿童健康管理率", "%"), row("高血压患者血压控制率", "%")];
  const { bound, unbound } = bindIndicators(rows, catalogue);
  expect(bound).toEqual([]);
  expect(unbound[0]?.candidates[0]).toMatchObject({ indicator: "under-5", reasons: ["same-name", "unit-differs"] });
  expect(unbound[1]?.candidates).toEqual([]);
});

test("two catalogue indicators of one name leave the row to the planner", () => {
  const twin = { id: "twin", name: { zh: "孕产妇死亡率" }, unit: "/10万" };
  const { bound, unbound } = bindIndicators([row("孕产妇死亡率", "/10万")], [...catalogue, twin]);
  expect(bound).toEqual([]);
  expect(unbound[0]?.reasons).toEqual(["ambiguous"]);
});

test("a row of several indicators is not bound to one of them", () => {
  const several = { name: "孕产妇死亡率", unit: "/10万", parts: ["孕产妇死亡率", "婴儿死亡率"] };
  expect(bindIndicators([several], catalogue).unbound[0]?.reasons).toEqual(["several-indicators"]);
});

test("an indicator that the plan file names itself is taken", () => {
  const { bound } = bindIndicators([{ name: "任意", unit: "%", indicator: "standard" }], catalogue);
  expect(bound[0]).toMatchObject({ indicator: "standard", reasons: ["named-in-plan"] });
});

test("what a planner confirmed before is bound, whatever the width of the signs", () => {
  const confirmed = new Map([["高血压患者（规范）管理比例", "standard"]]);
  const { bound } = bindIndicators([row("高血压患者(规范)管理比例", "%")], catalogue, confirmed);
  expect(bound[0]).toMatchObject({ indicator: "standard", reasons: ["confirmed"] });
});
