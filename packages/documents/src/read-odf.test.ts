import JSZip from "jszip";
import { expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

const names = ["office", "text", "table", "draw"].map(
  (one) => `xmlns:${one}="urn:oasis:names:tc:opendocument:xmlns:${one}:1.0"`,
);

async function odf(body: string): Promise<Uint8Array> {
  const archive = new JSZip();
  archive.file("META-INF/manifest.xml", "<x/>");
  archive.file(
    "content.xml",
    `<?xml version="1.0"?><office:document-content ${names.join(" ")}><office:body>${body}</office:body></office:document-content>`,
  );
  return archive.generateAsync({ type: "uint8array" });
}

const cell = (text: string, more = "") => `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
const covered = "<table:covered-table-cell/>";
const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;

test("a text: headings, lists, spaces, boxes and merged cells, but no notes and no changes taken back", async () => {
  const { format, blocks } = await readDocument(
    await odf(`<office:text>
      <text:tracked-changes><text:p>删去的话</text:p></text:tracked-changes>
      <text:h>一、发展现状</text:h>
      <text:list><text:list-item><text:p>床位<text:s/>1925<text:span>张</text:span><text:note><text:p>注</text:p></text:note></text:p></text:list-item></text:list>
      <text:p>前<draw:frame><draw:text-box><text:p>专栏</text:p></draw:text-box></draw:frame>后</text:p>
      <table:table><table:table-header-rows>${row(cell("指标", 'table:number-rows-spanned="2"'), cell("目标", 'table:number-columns-spanned="2"'), covered)}</table:table-header-rows>
      ${row(covered, cell("2020年"), cell("2025年"))}${row(cell("床位"), cell("5"), cell("6"))}</table:table></office:text>`),
  );
  expect(format).toBe("odf");
  expect(
    blocks.map((block) =>
      block.kind === "paragraph" ? block.text : block.rows.map((cells) => cells.map(({ text }) => text)),
    ),
  ).toEqual([
    "一、发展现状",
    "床位 1925张",
    "前后",
    "专栏",
    [
      ["指标", "目标", "目标"],
      ["指标", "2020年", "2025年"],
      ["床位", "5", "6"],
    ],
  ]);
  const table = blocks.at(-1);
  expect(table?.kind === "table" && table.rows[1]?.[0]?.merged).toBe("up");
});

test("a sheet: repeated cells are cells, ruled paper is none", async () => {
  const paper = '<table:table-cell table:number-columns-repeated="16382"/>';
  const { blocks } = await readDocument(
    await odf(
      `<office:spreadsheet><table:table>${row(cell("指标"), cell("2025年"), paper)}${row(cell("5", 'table:number-columns-repeated="2"'), paper)}
      <table:table-row table:number-rows-repeated="1048574">${paper}</table:table-row></table:table></office:spreadsheet>`,
    ),
  );
  expect(
    blocks.map((block) => block.kind === "table" && block.rows.map((cells) => cells.map(({ text }) => text))),
  ).toEqual([
    [
      ["指标", "2025年"],
      ["5", "5"],
    ],
  ]);
});
