import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "@kangyu/documents";
import { outlineOf } from "@kangyu/plan";
import { describe, expect, test } from "vitest";

const shared = process.env.KANGYU_SHARED;

/** Plans whose text names no departments: some of what their chapters of tasks offer to a planner. */
const offered = [
  // 龙湖: numbers lost; 主要任务, its headings and the points under three of them.
  {
    id: "longhu-14",
    first: "主要任务",
    has: ["加强医疗卫生基础设施建设", "做好基本公共卫生工作，实施家庭医生签约服务提质工程"],
  },
  { id: "kaiping-14", first: "主要任务", has: ["推进疾控体系现代化建设", "加强卫生健康法治建设"] },
  { id: "lianyun-14", first: "发展重点和主要任务", has: ["进一步强化妇幼保健工作", "重大工程建设项目"] },
] as const;
/** Chapters that are no work, and what stands in them. */
const notWork = ["指导思想", "基本原则", "发展目标", "保障措施", "规划实施保障", "加强组织领导", "主要指标"];

describe.skipIf(shared === undefined)("the outline of plans that name no departments", () => {
  test.each(offered)("$id begins its work with $first", async ({ id, first, has }) => {
    const { blocks } = await readDocument(readFileSync(join(shared ?? "", "plans", `${id}.txt`)));
    const work = outlineOf(blocks).filter(({ isWork }) => isWork);
    const titles = work.map(({ title }) => title);
    expect(titles[0]).toBe(first);
    expect(titles).toEqual(expect.arrayContaining([...has]));
    expect(titles.filter((title) => notWork.includes(title))).toEqual([]);
    expect(titles.length).toBeGreaterThan(20);
  });
});
