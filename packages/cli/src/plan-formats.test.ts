import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "@kangyu/documents";
import { readPlan } from "@kangyu/plan";
import { expect, test } from "vitest";

// One invented plan as an office's word processor writes it: the table has a heading over two lines, cells merged both
// ways, and in one PDF no ruling lines. A Kingsoft .wps is the same container as a .doc.
test.each(["plan.doc", "plan.docx", "plan.pdf", "plan-unruled.pdf"])("%s reads like the others", async (name) => {
  const bytes = readFileSync(join(import.meta.dirname, "fixtures", name));
  const plan = readPlan(await readDocument(bytes));
  expect(plan.title).toBe("云岭区卫生健康事业发展“十四五”规划");
  const rows = plan.indicators.map(({ name: printed, unit, domain, no, baseline, targets, property }) => [
    ...[printed, unit, domain, no, baseline?.raw ?? null],
    ...[targets.map((target) => `${target.year} ${target.raw}`).join(", "), property],
  ]);
  expect(rows).toEqual([
    ["人均预期寿命", "岁", "健康水平", 1, "77.5", "2023 78, 2025 78.6", "expected"],
    ["婴儿死亡率", "‰", "健康水平", 2, "3.2", "2023 ≤3.1, 2025 ≤3", "expected"],
    ["每千人口医疗卫生机构床位数", "张", "资源", 3, "5", "2023 5.6, 2025 6", "binding"],
    ["高血压患者规范管理率", "%", null, null, null, "2025 72%以上", null],
    ["常住人口", "万人", null, null, "50万人", "", null],
    ["医疗卫生机构床位", "张", null, null, "2500张", "", null],
  ]);
  expect(plan.tasks.map((task) => [task.lead, task.participants])).toEqual([[["区卫生健康局"], ["区财政局"]]]);
});
