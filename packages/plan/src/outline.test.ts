import { describe, expect, it } from "vitest";
import type { DocumentBlock } from "./document.ts";
import { outlineOf } from "./outline.ts";

const document = (...lines: readonly string[]): DocumentBlock[] =>
  lines.map((text, at) => ({ kind: "paragraph", line: at + 1, text }));

/** Level, number, title and a mark for what is of work. */
const shown = (...lines: readonly string[]) =>
  outlineOf(document(...lines)).map(({ level, no, title, isWork }) => [level, no, title, isWork]);

describe("the outline of a plan", () => {
  it("follows the numbers of an official document, and knows the chapter of tasks", () => {
    expect(
      shown(
        "云岭区“十四五”卫生健康规划（模拟）",
        "一、发展基础",
        "（一）“十三五”主要任务完成情况",
        "二、主要任务",
        "（一）健全公共卫生体系",
        "坚持预防为主。",
        "1.改革疾控体系。理顺体制机制。",
        "（1）建设实验室。",
        "（二）提升服务能力",
        "三、保障措施",
        "1.分解任务，落实责任。各部门分工。",
      ),
    ).toEqual([
      [1, "一", "发展基础", false],
      [2, "一", "“十三五”主要任务完成情况", false],
      [1, "二", "主要任务", true],
      [2, "一", "健全公共卫生体系", true],
      [3, "1", "改革疾控体系", true],
      [4, "1", "建设实验室", true],
      [2, "二", "提升服务能力", true],
      [1, "三", "保障措施", false],
      [2, "1", "分解任务，落实责任", false],
    ]);
  });

  it("takes every chapter but the usual others for work where none is called tasks", () => {
    const rows = shown("一、发展背景", "二、总体要求", "三、提升基层能力", "1.建设卫生院。投资。", "四、组织实施");
    expect(rows.filter(([, , , isWork]) => isWork).map(([, , title]) => title)).toEqual(["提升基层能力", "建设卫生院"]);
  });

  it("takes short lines for headings where the format lost their numbers", () => {
    const below = "以“大卫生、大健康”为导向，深化改革。";
    expect(
      shown(
        "主要任务",
        "健全公共卫生体系，完善网络",
        below,
        "打造高地",
        "推进共同体建设",
        below,
        "保障措施",
        "加强领导",
        below,
      ),
    ).toEqual([
      [1, null, "主要任务", true],
      [2, null, "健全公共卫生体系，完善网络", true],
      [2, null, "打造高地", true],
      [3, null, "推进共同体建设", true],
      [1, null, "保障措施", false],
      [2, null, "加强领导", false],
    ]);
  });

  it("cuts a point that is one long sentence at its first pause, and takes no decimal for a number", () => {
    const long = `38.以信息化带动现代化，按照${"统筹规划、".repeat(12)}建设平台。`;
    expect(outlineOf(document(long, "78.3岁是目标")).map(({ no, title }) => [no, title])).toEqual([
      ["38", "以信息化带动现代化"],
    ]);
  });

  it("leaves tables out", () => {
    const table: DocumentBlock = { kind: "table", line: 2, rows: [[{ text: "一、资源", line: 2 }]] };
    expect(outlineOf([...document("一、主要任务"), table]).map(({ title }) => title)).toEqual(["主要任务"]);
  });

  it("names where a heading stands, so that its words are found there", () => {
    const blocks = document("一、主要任务", "  （一）健 全体系。加强领导。");
    const [, second] = outlineOf(blocks);
    expect(second).toMatchObject({ line: 2, quote: "健全体系" });
  });
});
