import ExcelJS from "exceljs";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const tableOf = async (bytes: Uint8Array) => {
  const { blocks } = await readDocument(bytes);
  return blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.map((row) => row.map((cell) => cell.text)) : [],
  );
};

test("a saved web page: layout tables, menus and scripts are not part of it, spans are", async () => {
  const page = `<!DOCTYPE html><html><head><title>x</title></head><body><nav>首页</nav><script>var a = 1;</script>
    <table><tr><td><p>某区规划</p><table>
      <tr><th rowspan=2>指标</th><th colspan=2>目标</th></tr><tr><td>2020年</td><td>2025年<br>末</td></tr>
      <tr><td>床位</td><td>5</td><td>6</td></tr></table></td></tr></table>
    <div>后文<p>又一段</p></div></body></html>`;
  const { format, blocks } = await readDocument(bytesOf(page));
  expect(format).toBe("html");
  expect(
    blocks.map((block) =>
      block.kind === "paragraph" ? block.text : block.rows.map((row) => row.map((cell) => cell.text)),
    ),
  ).toEqual([
    "某区规划",
    [
      ["指标", "目标", "目标"],
      ["指标", "2020年", "2025年\n末"],
      ["床位", "5", "6"],
    ],
    "后文",
    "又一段",
  ]);
});

test.each([
  ["Markdown", "# 规划\n\n| 指标 | 2025年 |\n| --- | :-: |\n| 床位 | 5 |\n\n后文"],
  ["bars without edges", "指标 | 2025年 | 2030年\n床位 | 5 | 6\n护士 | 3 | 4\n\n后文"],
  ["pasted from a sheet", "指标\t2025年\n床位\t5\n\n后文"],
  ["comma-separated", '指标,2025年,备注\n床位,5,"含, ""备"""\n护士,3,\n'],
])("a table in text, %s", async (_, text) => {
  const rows = await tableOf(bytesOf(text));
  expect(rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
    ["指标", "2025年"],
    ["床位", "5"],
  ]);
  if (text.includes('"')) expect(rows[1]?.[2]).toBe('含, "备"');
});

test("a pasted table keeps the rows that one short text fills; a caption parts two tables", async () => {
  const { blocks } = await readDocument(
    bytesOf("指标\t2020年\n健康水平\n寿命\t78\n资源\n床位\t5\n表2 其他\n指标\t2020年\n护士\t3\n三、任务\n后文"),
  );
  expect(
    blocks.map((block) => (block.kind === "table" ? block.rows.map((row) => row.map(({ text }) => text)) : block.text)),
  ).toEqual([
    [
      ["指标", "2020年"],
      ["健康水平", "健康水平"],
      ["寿命", "78"],
      ["资源", "资源"],
      ["床位", "5"],
    ],
    "表2 其他",
    [
      ["指标", "2020年"],
      ["护士", "3"],
    ],
    "三、任务",
    "后文",
  ]);
});

test("a sheet: title, merged cells, percentages and formulas as they are shown", async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("指标");
  sheet.mergeCells("A1:C1");
  sheet.getCell("A1").value = "某区规划主要指标";
  sheet.addRow(["领域", "指标", "2025年"]);
  sheet.addRow(["健康", "管理率", 0.655]);
  sheet.addRow(["", "床位", { formula: "1+4", result: 5 }]);
  sheet.mergeCells("A3:A4");
  sheet.getCell("C3").numFmt = "0.0%";
  const { format, blocks } = await readDocument(new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(format).toBe("xlsx");
  expect(blocks[0]).toMatchObject({ kind: "paragraph", text: "某区规划主要指标" });
  expect(blocks[1]?.kind === "table" && blocks[1].rows.map((row) => row.map((cell) => cell.text))).toEqual([
    ["领域", "指标", "2025年"],
    ["健康", "管理率", "65.5%"],
    ["健康", "床位", "5"],
  ]);
});

const named = async (...names: string[]) => {
  const archive = new JSZip();
  for (const name of names) archive.file(name, "<x/>");
  return archive.generateAsync({ type: "uint8array" });
};
const ole = (text: string) =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...[...text].flatMap((sign) => [sign.charCodeAt(0), 0]),
  ]);

test.each([
  ["empty-file", async () => new Uint8Array()],
  ["ofd-not-read", () => named("OFD.xml")],
  ["unknown-format", () => named("other.txt")],
  ["encrypted", async () => ole("EncryptedPackage")],
  ["broken", async () => ole("nothing of a document")],
  ["broken", async () => bytesOf("%PDF-1.7\nnothing")],
  ["no-text", async () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
  ["no-text", () => named("word/document.xml", "word/media/scan.jpeg")],
  ["old-sheet", async () => ole("Workbook")],
  ["old-works", async () => ole("MatOST")],
  ["no-document", async () => ole("PowerPoint Document")],
  ["rtf-not-read", async () => bytesOf("{\\rtf1 plan}")],
  ["unknown-format", async () => Uint8Array.from([0x50, 0x4b, 5, 6, ...new Uint8Array(18)])],
  ["no-words", async () => bytesOf("  \n\n ")],
  ["broken-encoding", async () => new Uint8Array(400)],
  ["too-large", async () => bytesOf(`<html>${"<div>".repeat(40_000)}深`)],
  ["too-large", async () => bytesOf(`<table>${"<tr><td rowspan=999 colspan=999>深<td>浅</tr>".repeat(40)}</table>`)],
])("refused with a sentence in both languages: %s", async (code, bytes) => {
  await expect(readDocument(await bytes())).rejects.toMatchObject({
    name: "UnreadableDocument",
    code,
    text: { zh: expect.any(String), en: expect.any(String) },
  });
});

test("one cell with most of a page is layout, a small one is a box", async () => {
  const page = (cells: string) => new TextEncoder().encode(`<html><body><p>首页</p>${cells}</body></html>`);
  const kinds = async (cells: string) => (await readDocument(page(cells))).blocks.map(({ kind }) => kind);
  const lines = "<p>1.加快建设。</p><p>责任单位：县卫健局</p>";
  expect(await kinds(`<table><tr><td>${lines}</td></tr></table>`)).toEqual(["paragraph", "paragraph", "paragraph"]);
  const more = `<p>${"全县各项工作稳步推进。".repeat(9)}</p>`;
  expect(await kinds(`${more}<table><tr><td>${lines}</td></tr></table>`)).toEqual(["paragraph", "paragraph", "table"]);
});
