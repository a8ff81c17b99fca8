import JSZip from "jszip";
import { expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string, properties = "") =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;

async function docx(body: string, parts: Record<string, string> = {}): Promise<Uint8Array> {
  const archive = new JSZip();
  archive.file("word/document.xml", `<?xml version="1.0"?><w:document ${space}><w:body>${body}</w:body></w:document>`);
  for (const [name, text] of Object.entries(parts)) archive.file(name, text);
  return archive.generateAsync({ type: "uint8array" });
}

const numbering = `<w:numbering ${space}>
  <w:abstractNum w:abstractNumId="4">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2 "/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>
</w:numbering>`;
const styles = `<w:styles ${space}>
  <w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="Heading"><w:basedOn w:val="Base"/></w:style>
</w:styles>`;

test("automatic numbers stand before their headings, whether the list is the paragraph's or its style's", async () => {
  const list = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="2"/></w:numPr>`;
  const body =
    paragraph("发展现状", '<w:pStyle w:val="Heading"/>') +
    paragraph("床位", list(1)) +
    paragraph("人员", list(1)) +
    paragraph("主要任务", list(0)) +
    paragraph("医院", list(1));
  const { blocks, format } = await readDocument(
    await docx(body, { "word/numbering.xml": numbering, "word/styles.xml": styles }),
  );
  expect(format).toBe("docx");
  expect(blocks.map((block) => block.kind === "paragraph" && block.text)).toEqual([
    "一、发展现状",
    "一.1 床位",
    "一.2 人员",
    "二、主要任务",
    "二.1 医院",
  ]);
});

test("merged cells repeat what they continue and say so", async () => {
  const table = `<w:tbl>${
    row(cell("领域", '<w:vMerge w:val="restart"/>'), cell("目标", '<w:gridSpan w:val="2"/>')) +
    row(cell("", "<w:vMerge/>"), cell("2020年"), cell("2025年")) +
    row(cell("健康"), cell("5"), cell("6"))
  }</w:tbl>`;
  const { blocks } = await readDocument(await docx(table));
  expect(
    blocks[0]?.kind === "table" && blocks[0].rows.map((cells) => cells.map(({ text, merged }) => [text, merged])),
  ).toEqual([
    [
      ["领域", undefined],
      ["目标", undefined],
      ["目标", "left"],
    ],
    [
      ["领域", "up"],
      ["2020年", undefined],
      ["2025年", undefined],
    ],
    [
      ["健康", undefined],
      ["5", undefined],
      ["6", undefined],
    ],
  ]);
});

test("deleted text and field codes are not read, inserted text is", async () => {
  const body = `<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`;
  const { blocks } = await readDocument(await docx(body));
  expect(blocks).toEqual([{ kind: "paragraph", line: 1, text: "新" }]);
});

test("what was moved away, is hidden, or reads a word aloud is not read; a deleted row is not in its table", async () => {
  const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const body = `<w:p><w:moveFrom>${run("旧处")}</w:moveFrom><w:moveTo>${run("新处")}</w:moveTo>${run("藏", "<w:vanish/>")}${run("示", '<w:vanish w:val="0"/>')}</w:p>
    <w:p><w:r><w:ruby><w:rt>${run("kang")}</w:rt><w:rubyBase>${run("康")}</w:rubyBase></w:ruby><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>`;
  const table = `<w:tbl>${row(cell("指标"), cell("2025年"))}<w:tr><w:trPr><w:del/></w:trPr>${cell("床位")}${cell("5")}</w:tr></w:tbl>`;
  const { blocks } = await readDocument(await docx(`${body}${table}`));
  expect(blocks.slice(0, 2).map((block) => block.kind === "paragraph" && block.text)).toEqual(["新处示", "康A-1"]);
  expect(blocks[2]?.kind === "table" && blocks[2].rows.map((cells) => cells.map(({ text }) => text))).toEqual([
    ["指标", "2025年"],
  ]);
});

test("a list of the same definition may begin anew, and may print all its numbers as 1, 2, 3", async () => {
  const list = (id: number, level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
  const again = numbering
    .replace('<w:lvlText w:val="%1.%2 "/>', '<w:isLgl/><w:lvlText w:val="%1.%2 "/>')
    .replace(
      "</w:numbering>",
      '<w:num w:numId="3"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>',
    );
  const body = [
    paragraph("甲", list(2, 0)),
    paragraph("乙", list(2, 0)),
    paragraph("子", list(2, 1)),
    paragraph("丙", list(3, 0)),
    paragraph("丁", list(3, 0)),
  ].join("");
  const { blocks } = await readDocument(await docx(body, { "word/numbering.xml": again }));
  expect(blocks.map((block) => block.kind === "paragraph" && block.text)).toEqual([
    "一、甲",
    "二、乙",
    "2.1 子",
    "一、丙",
    "二、丁",
  ]);
});

test("a damaged document is refused with a sentence", async () => {
  const whole = await docx(paragraph("文"));
  const damaged = Uint8Array.from(whole);
  damaged.fill(0, 40, 90);
  await expect(readDocument(damaged)).rejects.toMatchObject({ code: "broken" });
});
