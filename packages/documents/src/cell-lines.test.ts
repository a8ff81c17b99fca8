import { expect, test } from "vitest";
import { blocksOfLines } from "./cell-lines.ts";

const rowsOf = (text: string) =>
  blocksOfLines(text.split("\n")).flatMap((block) =>
    block.kind === "table" ? [block.rows.map((row) => row.map((cell) => cell.text))] : [],
  );

test("a cell begins with a tab, goes on without one, and an empty line ends the row", () => {
  const text = "表1\n\t指标\n\t2025年\n目标\n\n\t床位数\n\t5\n\n\n后文";
  expect(blocksOfLines(text.split("\n"))).toMatchObject([
    { kind: "paragraph", line: 1, text: "表1" },
    { kind: "table", line: 2 },
    { kind: "paragraph", line: 10, text: "后文" },
  ]);
  expect(rowsOf(text)).toEqual([
    [
      ["指标", "2025年\n目标"],
      ["床位数", "5"],
    ],
  ]);
});

test("an empty line inside a cell does not end the row", () => {
  const text =
    "\t领域\n\t名称\n\t值\n\n\t\n\n\n健康\n服务\n\t床位\n\t5\n\n\t\n\t护士\n\t3\n\n要求\n\n\t\n\t药师\n\t2\n\n";
  expect(rowsOf(text)).toEqual([
    [
      ["领域", "名称", "值"],
      ["健康\n服务", "床位", "5"],
      ["", "护士", "3\n\n要求"],
      ["", "药师", "2"],
    ],
  ]);
});

test("the line of a cell is the line of its first text", () => {
  const [table] = blocksOfLines("\t领域\n\t名称\n\n\t\n\n健康\n\t床位\n\n".split("\n"));
  expect(table?.kind === "table" && table.rows[1]?.map((cell) => cell.line)).toEqual([6, 7]);
});

test("a caption after a full row begins a new table", () => {
  expect(rowsOf("\t名称\n\t值\n\n\t床位\n\t5\n\n表2 项目\n\t名称\n\t投资\n\n\t医院\n\t1.2\n\n")).toEqual([
    [
      ["名称", "值"],
      ["床位", "5"],
    ],
    [
      ["名称", "投资"],
      ["医院", "1.2"],
    ],
  ]);
});

test("empty cells that an export left at a row's end are dropped, bookmarks too", () => {
  expect(rowsOf("\t[bookmark: _Toc1]名称\n\t值\n\n\t床位\n\t5\n\t\n\n\t护士\n\t3\n\n")).toEqual([
    [
      ["名称", "值"],
      ["床位", "5"],
      ["护士", "3"],
    ],
  ]);
});

test("the signs of Markdown are no part of a text", () => {
  const texts = blocksOfLines(["# 规划", "**专栏2 工程**", "> 1.甲项目。投资*约*一万元。", ">", "1\\.乙（5\\*5）"]).map(
    (block) => (block.kind === "paragraph" ? block.text : ""),
  );
  expect(texts).toEqual(["规划", "专栏2 工程", "1.甲项目。投资*约*一万元。", "1.乙（5*5）"]);
});
