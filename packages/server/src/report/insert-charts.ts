import { Paragraph, TextRun } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type Chart, chartXml, escaped, WORKBOOK_RELATION } from "./chart.ts";
import { chartWorkbook } from "./chart-workbook.ts";

/** English Metric Units: 360,000 to the centimetre. */
const EMU_PER_CM = 360_000;
const WIDTH_CM = 16.6;

/** A chart's place among paragraphs; `insertCharts` puts the chart there. */
export interface Placed {
  readonly mark: string;
  readonly chart: Chart;
  readonly heightCm: number;
}

/** Keeps the charts of one document and gives the paragraphs that stand for them until the file is made. */
export class Charts {
  readonly placed: Placed[] = [];

  place(chart: Chart, heightCm: number): Paragraph {
    const mark = `@@chart-${this.placed.length + 1}@@`;
    this.placed.push({ mark, chart, heightCm });
    return new Paragraph({ children: [new TextRun(mark)] });
  }
}

function drawingOf({ chart, heightCm }: Placed, number: number): string {
  const [cx, cy] = [Math.round(WIDTH_CM * EMU_PER_CM), Math.round(heightCm * EMU_PER_CM)];
  const name = escaped(chart.title);
  const link = `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdChart${number}"/>`;
  const graphic = `<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">${link}</a:graphicData></a:graphic>`;
  const inline = `<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${9000 + number}" name="chart${number}" descr="${name}"/><wp:cNvGraphicFramePr/>${graphic}</wp:inline>`;
  return `<w:p><w:r><w:drawing>${inline}</w:drawing></w:r></w:p>`;
}

/** The paragraph that holds the mark: paragraphs do not nest, so it begins at the last opening before the mark. */
function replaced(xml: string, mark: string, by: string): string {
  const at = xml.indexOf(mark);
  const from = xml.lastIndexOf("<w:p>", at);
  const until = xml.indexOf("</w:p>", at) + "</w:p>".length;
  if (at < 0 || from < 0) throw new Error("a chart's place is not in the document");
  return xml.slice(0, from) + by + xml.slice(until);
}

const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORKBOOK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";

/** The workbook is a part of the same file: nothing outside is asked when somebody edits the data. */
function workbookRelation(number: number) {
  const relation = `<Relationship Id="${WORKBOOK_RELATION}" Type="${WORKBOOK}" Target="../embeddings/chart${number}.xlsx"/>`;
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}">${relation}</Relationships>`,
  );
}

const XLSX_TYPE =
  '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>';

/** The bytes of the .docx with every chart in its place as a part of its own, each with the workbook of its values. */
export async function insertCharts(bytes: Uint8Array, placed: readonly Placed[]): Promise<Uint8Array> {
  if (placed.length === 0) return bytes;
  const workbooks = await Promise.all(placed.map(({ chart }) => chartWorkbook(chart)));
  const files = unzipSync(bytes);
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  let document = read("word/document.xml");
  const relations: string[] = [];
  const types: string[] = [];
  placed.forEach((one, index) => {
    const number = index + 1;
    document = replaced(document, one.mark, drawingOf(one, number));
    files[`word/charts/chart${number}.xml`] = strToU8(chartXml(one.chart));
    files[`word/charts/_rels/chart${number}.xml.rels`] = workbookRelation(number);
    files[`word/embeddings/chart${number}.xlsx`] = workbooks[index] ?? new Uint8Array();
    relations.push(
      `<Relationship Id="rIdChart${number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart${number}.xml"/>`,
    );
    types.push(
      `<Override PartName="/word/charts/chart${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
    );
  });
  const put = (name: string, end: string, added: readonly string[]) => {
    files[name] = strToU8(read(name).replace(end, `${added.join("")}${end}`));
  };
  files["word/document.xml"] = strToU8(document);
  put("word/_rels/document.xml.rels", "</Relationships>", relations);
  put("[Content_Types].xml", "</Types>", [XLSX_TYPE, ...types]);
  return zipSync(files, { level: 6 });
}
