import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Evaluated, EvaluationRow, Remarks } from "../plan-work/evaluate.ts";
import { chartXml } from "./chart.ts";
import { reportOf } from "./report.ts";

const score = { points: 83, weight: 1, how: { zh: "完成路程 83%", en: "Share of the way 83 %" } };
const name = (text: string) => ({ zh: text, en: `${text} en` });

function row(part: Partial<EvaluationRow>): EvaluationRow {
  return {
    no: 1,
    key: "managed",
    domain: "慢病",
    domainEn: "Chronic",
    name: "规范管理率",
    nameEn: "Managed",
    unit: "%",
    property: "binding",
    direction: "up",
    baseline: { raw: "65", op: "=", value: 65, year: 2020 },
    target: { raw: "70", op: "=", value: 70, year: 2025 },
    path: 70,
    value: 69.2307,
    figure: { value: 69.2307, in: 27, out: 12, unknown: 0, denominator: 39 },
    reported: null,
    before: 68,
    years: [
      { year: 2024, value: 68, path: 69 },
      { year: 2025, value: 69.2307, path: 70 },
    ],
    light: "not-met",
    why: { code: "missed-target", text: { zh: "规划期结束，未达到目标", en: "The target is not reached" } },
    definition: { id: "managed-rate", version: "2017.1" },
    reportedBy: null,
    score,
    explanation: {
      short: 0.3,
      townships: [{ code: "1", name: name("杉坪镇"), value: 20, numerator: 1, denominator: 5, short: 2.5 }],
      institutions: [],
      villages: [],
      groups: [],
      reasons: [],
    },
    ...part,
  };
}

const total = { points: 83, scored: 1, notScored: 1 };
const handed = { value: 30, source: "监测 <模拟> & 抽样", day: "2025-12-20" };
const evaluated: Evaluated = {
  plan: { id: "p", title: name("规划"), from: 2021, to: 2025 },
  district: name("云岭区 (模拟)"),
  kind: "final",
  year: 2025,
  asOf: "2025-12-31",
  world: "simulated",
  simulated: true,
  provisional: false,
  computedOn: "2026-01-20",
  rules: { id: "r", version: "1.0", source: "local choice", title: name("规则"), words: [name("指标：一百分")] },
  rows: [
    row({}),
    row({
      key: "literacy",
      no: 2,
      name: "健康素养",
      definition: null,
      reportedBy: { id: "health-literacy", version: "3" },
      unit: "张/千人口",
      baseline: { raw: "21.5(2019年)", op: "=", value: 21.5, year: 2019 },
      reported: handed,
      value: 30,
      figure: null,
      explanation: null,
    }),
    row({
      key: "life",
      no: 3,
      name: "预期寿命",
      definition: null,
      value: null,
      figure: null,
      light: "not-measured",
      explanation: null,
      score: { ...score, points: null },
      years: [],
    }),
  ],
  tasks: [],
  projects: [],
  work: { reading: "then", until: "2026-01-31", enteredLater: 0 },
  effects: [],
  departments: [],
  leaders: [],
  totals: { indicators: total, tasks: total, projects: total, points: 83, grade: { code: "good", name: name("良好") } },
  definitions: [
    {
      id: "managed-rate",
      version: "2017.1",
      name: name("规范管理率"),
      unit: "%",
      direction: "up",
      numerator: name("分子"),
      denominator: name("分母"),
      attribution: name("归属"),
      period: name("年"),
      source: "specification 2017",
      inForceFrom: "2017-02-28",
      programme: "x",
      localChoices: [],
    },
  ],
  reportedDefinitions: [
    {
      ...{ id: "health-literacy", version: "3", name: name("居民健康素养水平"), synonyms: [], unit: "张/千人口" },
      ...{ direction: "up", multiplier: 100, decimals: 1, numerator: name("达标者"), denominator: name("被调查者") },
      ...{ population: name("见分母"), period: name("自然年"), collection: name("抽样调查"), system: name("监测系统") },
      ...{ source: "survey 2012", confidence: "S", inForceFrom: "2012-01-01" },
    },
  ],
};
const photo = (id: string, part: object = {}) => ({
  id,
  taken: "2025-06-01",
  caption: `照片${id}`,
  media: "image/png",
  ...part,
});
const project: Evaluated["projects"][number] = {
  id: "p1",
  reading: "then",
  version: 2,
  name: "卫生院扩建",
  nameEn: "Extension",
  lead: [name("卫生健康局")],
  stage: "finished",
  standing: "done-late",
  score: { points: 77.5, weight: 1, how: { zh: "[建设…] = 77.5", en: "[building…] = 77.5" } },
  ...{ investmentInPlan: 26_000_000, planned: 26_000_000, spent: 25_500_000 },
  ...{
    beds: { planned: 40, actual: 40 },
    area: { planned: null, actual: null },
    places: { planned: null, actual: null },
  },
  start: { planned: "2022-03-01", actual: null },
  finish: { planned: "2023-12-31", actual: "2024-01-20" },
  ...{ delay: 20, delayReason: null },
  photos: [photo("a"), photo("b"), photo("c", { taken: null })],
};
const effect: Evaluated["effects"][number] = {
  ...{ row: "managed", name: "规范管理率", nameEn: null, unit: "张", kind: "beds", per: 1000 },
  parts: [{ id: "p1", name: "卫生院扩建", nameEn: "Extension", amount: 40 }],
  ...{ delivered: 40, planned: 40, change: 0.4, before: 5, after: 5.4 },
  arithmetic: { zh: "40 ÷ 100000 × 1000 = 0.4", en: "40 ÷ 100000 × 1000 = 0.4" },
  people: null,
};
const remarks: Remarks = {
  summary: "第一行\n第二行",
  remedies: "",
  rows: { managed: "随访集中在季末" },
  tasks: {},
  reported: { literacy: handed },
  reading: "then",
};

async function partsOf(input: Partial<Parameters<typeof reportOf>[0]> = {}): Promise<(part: string) => string> {
  const files = unzipSync(await reportOf({ evaluated, remarks, signed: null, language: "zh", ...input }));
  return (part) => strFromU8(files[part] ?? new Uint8Array());
}

const built = { ...evaluated, projects: [project], effects: [effect] };
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const plain = (xml: string) => xml.replace(/<[^>]+>/g, "");

describe("the report", () => {
  it("leads every row to its definition and every value to where it is from", async () => {
    const xml = (await partsOf())("word/document.xml");
    const links = [...xml.matchAll(/<w:hyperlink[^>]*w:anchor="([^"]+)"[^>]*>(.*?)<\/w:hyperlink>/gs)];
    // Of the table, of the values at the ends of the years, and of the values handed in.
    expect(links.map(([, , inner]) => plain(inner ?? ""))).toEqual([
      ...["规范管理率", "69.23", "健康素养", "30.00*", "预期寿命", "规范管理率", "健康素养", "健康素养"],
    ]);
    const bookmarks = new Set([...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(([, id]) => id));
    for (const [, anchor] of links) {
      expect(bookmarks.has(anchor)).toBe(true);
      expect(anchor?.length).toBeLessThanOrEqual(40);
    }
    expect(plain(xml)).toContain("managed-rate 2017.1");
    expect(plain(xml)).toContain("2017-02-28");
    for (const text of ["居民记录，截至2025-12-31，按2026-01-20已知测算", "health-literacy 3", "达标者", "2012-01-01"])
      expect(plain(xml)).toContain(text);
    expect(plain(xml)).toContain("2025年上报值，见附录三");
    // A row that no definition fits says what the plan prints.
    expect(plain(xml)).toContain("规划原表预期寿命; %");
  });

  it("says units and printed levels in English where it is in English", async () => {
    const part = await partsOf({ language: "en" });
    const xml = plain(part("word/document.xml"));
    expect(xml).toContain("beds per 1,000");
    expect(xml).toContain("21.5 (2019)");
    for (const text of [xml, part("word/charts/chart3.xml")]) expect(text).not.toMatch(/张\/千|2019年/u);
  });

  it("says that data are simulated on its title page and at the head of every page, and real data are not called so", async () => {
    const part = await partsOf();
    expect(plain(part("word/document.xml"))).toContain("模拟数据");
    expect(plain(part("word/header1.xml"))).toContain("模拟数据");
    const real = await partsOf({ evaluated: { ...evaluated, world: "real", simulated: false } });
    expect(plain(real("word/document.xml") + real("word/header1.xml"))).not.toContain("模拟数据");
  });

  it("keeps what people wrote as text, whatever stands in it", async () => {
    const xml = (await partsOf())("word/document.xml");
    for (const text of ["第一行", "第二行", "随访集中在季末", "监测 &lt;模拟&gt; &amp; 抽样", "草稿"])
      expect(plain(xml)).toContain(text);
    const signed = await partsOf({ signed: { by: "planner", on: "2026-01-20" } });
    expect(plain(signed("word/document.xml"))).toContain("已签署：planner，2026-01-20");
  });

  it("lists what was not scored, and speaks English where asked", async () => {
    const xml = plain((await partsOf({ language: "en" }))("word/document.xml"));
    expect(xml).toContain("Appendix 4. Indicators not scored");
    expect(xml).toContain("1 more people would have to be counted in");
    expect(xml).not.toContain("实际值");
  });

  it("holds charts as parts of their own, named in the file's lists", async () => {
    const part = await partsOf();
    const document = part("word/document.xml");
    expect(document).not.toContain("@@chart");
    const charts = [...document.matchAll(/r:id="(rIdChart\d+)"/g)].map(([, id]) => id);
    expect(charts).toEqual(["rIdChart1", "rIdChart2", "rIdChart3"]);
    for (const [index, id] of charts.entries()) {
      expect(part("word/_rels/document.xml.rels")).toContain(`Id="${id}"`);
      expect(part("[Content_Types].xml")).toContain(`/word/charts/chart${index + 1}.xml`);
      expect(part(`word/charts/chart${index + 1}.xml`)).toContain("<c:chartSpace");
    }
    expect(part("word/charts/chart2.xml")).toContain("<c:v>69.2307</c:v>");
  });

  it("holds the values of each chart as a workbook whose cells the chart names, inside the file", async () => {
    const files = unzipSync(await reportOf({ evaluated, remarks, signed: null, language: "zh" }));
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(text("[Content_Types].xml")).toContain('Extension="xlsx"');
    const relations = text("word/charts/_rels/chart2.xml.rels");
    expect(relations).not.toContain("External");
    const target = /Target="\.\.\/(embeddings\/[^"]+)"/.exec(relations)?.[1] ?? "";
    const id = /r:id="([^"]+)"/.exec(text("word/charts/chart2.xml"))?.[1];
    expect(relations).toContain(`Id="${id}"`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(files[`word/${target}`]?.slice().buffer as ArrayBuffer);
    const sheet = book.getWorksheet("Sheet1");
    const references = [...text("word/charts/chart2.xml").matchAll(/<c:f>Sheet1!([^<]+)<\/c:f>/g)].map(([, at]) => at);
    expect(references).toEqual(["$B$1", "$A$2:$A$3", "$B$2:$B$3", "$C$1", "$A$2:$A$3", "$C$2:$C$3"]);
    const cells = (names: string[]) => names.map((name) => sheet?.getCell(name).value);
    expect(cells(["B1", "C1", "A2", "B2", "C2", "A3", "B3"])).toEqual([
      ...["实际值", "应达进度", "2024", 68, 69, "2025", 69.2307],
    ]);
  });
});

describe("projects in the report", () => {
  it("have their points with the arithmetic, and what they do to an indicator, with it or without people", async () => {
    const people = { count: 100_000, year: 2020, source: name("统计公报") };
    const xml = plain(
      (await partsOf({ evaluated: { ...built, effects: [{ ...effect, people }] } }))("word/document.xml"),
    );
    for (const text of ["逾期完成", "[建设…] = 77.5", "40 ÷ 100000 × 1000 = 0.4；人口 100000 (2020; 统计公报)"])
      expect(xml).toContain(text);
    // Once in the table of effects, once at the indicator itself.
    expect(xml.split("40 ÷ 100000").length - 1).toBe(2);
    expect(plain((await partsOf({ evaluated: built }))("word/document.xml"))).toContain("没有给出人口数的，不作");
  });

  it("show their photographs; one that is broken or left out is said in a sentence", async () => {
    const pictures = {
      bytes: new Map<string, Uint8Array>([
        ["a", new Uint8Array(png)],
        ["b", new Uint8Array(png.subarray(0, 30))],
      ]),
      left: new Map([["p1", 1]]),
    };
    const files = unzipSync(await reportOf({ evaluated: built, remarks, signed: null, language: "zh", pictures }));
    const media = Object.entries(files).filter(([path]) => path.startsWith("word/media/"));
    expect(media.map(([, bytes]) => Buffer.from(bytes).equals(png))).toEqual([true]);
    const xml = plain(strFromU8(files["word/document.xml"] ?? new Uint8Array()));
    expect(xml).toContain("照片a · 2025-06-01");
    expect(xml).toContain("照片“照片b”的文件已损坏");
    expect(xml).toContain("另有 1 张照片未列入");
  });

  it("say which versions were read, and mark what was entered later only where not everything was", async () => {
    const text = async (work: Evaluated["work"], reading: "then" | "now") =>
      plain(
        (await partsOf({ evaluated: { ...built, work, projects: [{ ...project, reading }] } }))("word/document.xml"),
      );
    const work = { reading: "then" as const, until: "2026-01-31", enteredLater: 0 };
    const then = await text(work, "then");
    expect(then).toContain("按截至2026-01-31填报的版本");
    expect(then).not.toContain("†");
    expect(await text({ ...work, enteredLater: 1 }, "now")).toContain("截至2026-01-31均未录入，按2026-01-20已知的记录");
    const some = {
      ...built,
      work: { ...work, enteredLater: 1 },
      projects: [project, { ...project, reading: "now" as const }],
    };
    expect(plain((await partsOf({ evaluated: some }))("word/document.xml")).split("†").length - 1).toBe(2);
    expect(await text({ ...work, reading: "now" }, "now")).toContain("按2026-01-20已知的版本");
  });
});

it("a chart leaves a gap where there is no value, and escapes names", () => {
  const xml = chartXml({
    kind: "line",
    title: "a < b & c",
    categories: ["2020", "2021"],
    series: [{ name: "x", values: [null, 0], colour: "000000" }],
  });
  expect(xml).toContain("a &lt; b &amp; c");
  expect(xml).toContain('<c:ptCount val="2"/><c:pt idx="1"><c:v>0</c:v></c:pt>');
});
