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
  people: null,
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

const plain = (xml: string) => xml.replace(/<[^>]+>/g, "");

describe("the report", () => {
  it("leads every value to its definition or to where it was handed in", async () => {
    const xml = (await partsOf())("word/document.xml");
    const links = [...xml.matchAll(/<w:hyperlink[^>]*w:anchor="([^"]+)"[^>]*>(.*?)<\/w:hyperlink>/gs)];
    expect(links.map(([, , inner]) => plain(inner ?? ""))).toEqual(["69.23", "30.00*"]);
    const bookmarks = new Set([...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(([, id]) => id));
    for (const [, anchor] of links) {
      expect(bookmarks.has(anchor)).toBe(true);
      expect(anchor?.length).toBeLessThanOrEqual(40);
    }
    expect(plain(xml)).toContain("managed-rate 2017.1");
    expect(plain(xml)).toContain("2017-02-28");
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
