import { readDocument } from "@kangyu/documents";
import { checkPlan, readPlan } from "@kangyu/plan";
import { openBrowser } from "@kangyu/testing";
import type { Row } from "./report.ts";

const CHAPTERS = 45;
const BUDGET = "100 pages in under 10 s";

/** A plan of about a hundred printed pages: chapters of prose with counts and shares, a table of indicators in each. */
function planPage(): string {
  const chapters = Array.from({ length: CHAPTERS }, (_, at) => {
    const prose = Array.from(
      { length: 14 },
      (__, line) =>
        `<p>第${at + 1}项第${line + 1}款：2020年末，第${at + 1}片区共有床位${1000 + at * 7 + line}张，其中医院${700 + at * 5 + line}张，基层${300 + at * 2}张。到2025年，第${at * 14 + line + 1}类服务覆盖率达到${60 + ((at + line) % 35)}%以上，由区卫生健康局牵头，区财政局、区医疗保障局按职责分工负责，各街道配合落实，并按年度公布进展与责任清单。</p>`,
    ).join("");
    const rows = Array.from(
      { length: 12 },
      (__, row) =>
        `<tr><td>${row + 1}</td><td>第${at * 12 + row + 1}类服务规范管理率</td><td>%</td><td>${50 + row}.${at % 10}</td><td>≥${55 + row}</td><td>≥${60 + row}</td><td>预期性</td></tr>`,
    ).join("");
    return `<h2>（${at + 1}）第${at + 1}片区</h2>${prose}<table><tr><th>序号</th><th>主要指标</th><th>单位</th><th>2020年</th><th>2023年</th><th>2025年</th><th>属性</th></tr>${rows}</table>`;
  }).join("");
  const style = "<style>table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:4px}</style>";
  return `<html><head><meta charset="utf-8">${style}</head><body><h1>云岭区“十四五”卫生健康事业发展规划</h1>${chapters}</body></html>`;
}

async function printed(html: string): Promise<Uint8Array> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    return await page.pdf({ format: "A4", margin: { top: "25mm", bottom: "25mm", left: "28mm", right: "28mm" } });
  } finally {
    await browser.close();
  }
}

async function readAndChecked(what: string, bytes: Uint8Array): Promise<Row> {
  const start = performance.now();
  const document = await readDocument(bytes);
  const read = performance.now();
  const { findings } = checkPlan(document);
  const end = performance.now();
  const rows = readPlan(document).indicators.length;
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  return {
    what: `plan document, ${what}: read and checked`,
    measured: `${seconds(start, end)} s (read ${seconds(start, read)}; ${rows} indicators, ${findings.length} findings)`,
    budget: BUDGET,
  };
}

/** A plan of a hundred pages as a government site's page and as the PDF that a browser prints of it. */
export async function documents(): Promise<Row[]> {
  const html = planPage();
  const pdf = await printed(html);
  const pages = (new TextDecoder("latin1").decode(pdf).match(/\/Type\s*\/Page\b/gu) ?? []).length;
  return [
    await readAndChecked("HTML", new TextEncoder().encode(html)),
    await readAndChecked(`PDF of ${pages} pages`, pdf),
  ];
}
