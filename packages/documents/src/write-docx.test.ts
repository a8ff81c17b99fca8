import { expect, test } from "vitest";
import { readDocument } from "./read-document.ts";
import { writeDocx } from "./write-docx.ts";
import { writeXlsx } from "./write-xlsx.ts";
import { rowsFrom, type WrittenTable } from "./written.ts";

const table: WrittenTable = {
  kind: "table",
  header: ["序号", "领域", "指标", "目标"],
  rows: [
    ["1", "健康水平", "人均预期寿命", "78.90"],
    ["2", "健康水平", "孕产妇死亡率", "＜12"],
    ["3", "健康服务", "15岁以上人群吸烟率 <&\"'>", "≤20"],
  ],
  widths: [1, 2, 4, 2],
  merged: [1],
  centred: [0, 3],
};
const cells = (read: Awaited<ReturnType<typeof readDocument>>) =>
  read.blocks.flatMap((block) => (block.kind === "table" ? block.rows.map((row) => row.map((cell) => cell.text)) : []));
const texts = (read: Awaited<ReturnType<typeof readDocument>>) =>
  read.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

test("a Word document is read back as it was written, merged cells repeated", async () => {
  const blocks = [{ kind: "title" as const, text: "某区规划" }, table, { kind: "paragraph" as const, text: "注" }];
  const read = await readDocument(await writeDocx({ blocks, isLandscape: true, pageHead: "模拟数据" }));
  expect(read.format).toBe("docx");
  expect(cells(read)).toEqual([table.header, ...table.rows]);
  expect(texts(read)).toEqual(["某区规划", "注"]);
  const [found] = read.blocks.filter((block) => block.kind === "table");
  expect(found?.rows[2]?.[1]?.merged).toBe("up");
});

test("a sheet keeps the decimals and signs of its figures", async () => {
  const notes = [{ text: "模拟数据", isWarning: true }];
  const read = await readDocument(await writeXlsx([{ name: "指标", title: "某区规划", notes, table }]));
  expect(read.format).toBe("xlsx");
  expect(cells(read)).toEqual([table.header, ...table.rows]);
  expect(texts(read)).toEqual(["某区规划", "模拟数据"]);
});

test("neighbours with one text make one cell, others do not", () => {
  const rows = [["a"], ["a"], ["b"], ["a"]];
  expect(rows.map((_, at) => rowsFrom(rows, at, 0))).toEqual([2, 0, 1, 1]);
});
