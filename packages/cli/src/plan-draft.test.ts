import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDocument } from "@kangyu/documents";
import { type Draft, type DraftHelp, type PlanIndicator, readPlan } from "@kangyu/plan";
import { beforeAll, expect, test } from "vitest";
import { planDraft } from "./commands/plan-draft.ts";
import { sayFailure } from "./failure.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "draft-"));
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function run(flags: Record<string, string | boolean>) {
  const said = { out: "", told: "" };
  const console = {
    out(text: string) {
      said.out += text;
    },
    tell(text: string) {
      said.told += text;
    },
  };
  const defaults = { from: "2026", to: "2030", world: "real", lang: "zh", data: join(folder, "none") };
  const code = await planDraft
    .run({ values: [], flags: { ...defaults, ...flags }, console })
    .catch((error: unknown) => sayFailure(error, console));
  return { code, ...said };
}

const BASELINES = `name,value,year,numerator,denominator
孕产妇系统管理率,91.50,,915,1000
life-expectancy,79.12,,,
beds,6.30,,,
hypertension-standard,64.00,2025,640,1000
`;
const TARGETS = `name,unit,domain,property,mid,target
孕产妇系统管理率,,,,92.5,≥95
life-expectancy,,,,79.4,80.1
beds,,,,6.5,7.0
hypertension-standard,,,binding,66.5,70%以上
"每千名学生视力筛查人次数",人次,健康服务,指导性,,持续提升
`;

async function drafted(flags: Record<string, string | boolean> = {}) {
  const [baselines, targets] = [await file("baselines.csv", BASELINES), await file("targets.csv", TARGETS)];
  return run({ base: "demonstration", baselines, targets, json: true, population: "500000", ...flags });
}

test("with baselines from a file no records are needed: what each target asks for", async () => {
  const { code, out } = await drafted({ populationLater: "510000" });
  expect(code).toBe(0);
  const { draft, rows } = JSON.parse(out) as { draft: Draft } & DraftHelp;
  const at = (key: string) => rows[draft.rows.findIndex((row) => row.key === key)];
  expect(draft).toMatchObject({ period: { from: 2026, to: 2030 }, mid: 2027, base: "demonstration" });
  expect(at("maternal-care")?.asks?.people).toMatchObject({ numeratorNow: 915, numeratorLater: 950, more: 35 });
  expect(at("beds")?.asks?.stock).toMatchObject({ now: 3150, later: 3570, more: 420 });
  expect(at("life-expectancy")?.baseline).toMatchObject({ origin: "typed", amount: { value: 79.12, year: 2025 } });
  expect(at("hypertension-standard")?.references).toMatchObject([{ id: "hypertension-standard-2030", raw: "≥70" }]);
  expect(at("maternal-mortality")?.asks).toBeNull();
  expect(draft.rows.at(-1)).toMatchObject({ name: "每千名学生视力筛查人次数", property: "guiding" });
});

function figures(rows: readonly PlanIndicator[]) {
  return rows.map(({ no, domain, name, unit, property, baseline, targets }) => {
    return { no, domain, name, unit, property, baseline, targets };
  });
}

test.each([
  ["docx", "zh"],
  ["xlsx", "zh"],
  ["docx", "en"],
  ["xlsx", "en"],
])("the written .%s (%s) is read back by our own reader, every figure as it was", async (format, lang) => {
  const path = join(folder, `plan-${lang}.${format}`);
  const { code, out } = await drafted({ out: path, lang, world: "simulated" });
  expect(code).toBe(0);
  const { draft, rows } = JSON.parse(out) as { draft: Draft } & DraftHelp;
  const plan = readPlan(await readDocument(await readFile(path)));
  expect(plan.title).toBe(draft.title.zh);
  expect(plan.period).toEqual(draft.period);
  expect(plan.indicators).toHaveLength(draft.rows.length);
  const isEnglish = lang === "en";
  expect(figures(plan.indicators)).toEqual(
    draft.rows.map((row, at) => {
      const baseline = rows[at]?.baseline?.amount ?? null;
      const { asks } = rows[at] ?? {};
      const found = plan.indicators[at];
      // The year of an older baseline is printed with it.
      const raw = baseline === null || baseline.year === 2025 ? baseline?.raw : found?.baseline?.raw;
      if (asks !== null && asks !== undefined) expect(found?.targets.at(-1)?.raw).toBe(row.target);
      return {
        no: at + 1,
        domain: (isEnglish ? row.domainEn : null) ?? row.domain,
        // A row of two indicators keeps its printed name.
        name: (isEnglish && !/，|\)门诊/u.test(row.name) ? row.nameEn : null) ?? row.name,
        unit: row.unit,
        property: row.property,
        baseline: baseline === null ? null : { ...baseline, raw },
        targets: found?.targets.map((target) => ({ ...target, raw: target.year === 2030 ? row.target : row.mid })),
      };
    }),
  );
  expect(plan.indicators.filter(({ targets }) => targets.length > 0)).toHaveLength(5);
});

test("the text for a person names what is missing", async () => {
  const { code, out } = await drafted({ json: false });
  expect(code).toBe(0);
  expect(out).toContain("人数 people: +35 (915 → 950 of 1000, as-now)");
  expect(out).toContain("no-target");
});

test.each([
  [{ from: "2030", to: "2026" }],
  [{ base: "nothing-14" }],
  [{ out: "plan.pdf" }],
  [{ world: "both" }],
  [{ mid: "2031" }],
])("what cannot be used is said in one line: %j", async (flags) => {
  const { code, told } = await run(flags as Record<string, string>);
  expect(code).toBe(2);
  expect(told.trim().split("\n")).toHaveLength(1);
});

test("a draft goes on from a plan document, as plan read reads it", async () => {
  const base = await file(
    "last.txt",
    [
      "云岭区“十四五”卫生健康发展规划（模拟）",
      "指标\t单位\t2020年\t2025年\t性质",
      "人均预期寿命\t岁\t77.2\t78\t预期性",
      "高血压患者血压控制率\t%\t61.5\t70\t预期性",
    ].join("\n"),
  );
  const targets = await file("next.csv", "name,target\n人均预期寿命,77.5\n");
  const { code, out } = await run({ base, targets, json: true, baselines: await file("none.csv", "name,value\n") });
  expect(code).toBe(0);
  const { draft, rows } = JSON.parse(out) as { draft: Draft } & DraftHelp;
  expect(draft.rows.map(({ name, indicator, target }) => [name, indicator, target])).toEqual([
    ["人均预期寿命", "life-expectancy", "77.5"],
    ["高血压患者血压控制率", "hypertension-control", ""],
  ]);
  expect(rows[0]?.findings.map(({ code: asked }) => asked)).toContain("weaker-than-earlier-plan");
});

test("a property that is none is refused with its line", async () => {
  const targets = await file("wrong.csv", "name,property\n人均预期寿命,重要\n");
  const { code, told } = await run({ targets, baselines: await file("b.csv", BASELINES) });
  expect(code).toBe(2);
  expect(told).toContain("2");
});

test("where nothing was ever started no database is made, and baselines are said to be missing", async () => {
  const { code, told, out } = await run({ json: true });
  expect(code).toBe(0);
  expect(told).toContain("no baseline is measured");
  expect((JSON.parse(out) as DraftHelp).rows.every(({ baseline }) => baseline === null)).toBe(true);
});

test("a table that was written, filled in and read back gives the same targets, with sheets of formulas beside it", async () => {
  const [docx, xlsx] = [join(folder, "filled.docx"), join(folder, "filled.xlsx")];
  const first = await drafted({ docx, xlsx });
  expect(first.code).toBe(0);
  const before = JSON.parse(first.out) as { draft: Draft };
  const typed = ({ draft }: { draft: Draft }) =>
    draft.rows.map(({ name, unit, domain, mid, target }) => [name, unit, domain, mid, target]);
  for (const targets of [xlsx, docx]) {
    const baselines = await file("baselines.csv", BASELINES);
    const { code, out, told } = await run({ base: "demonstration", baselines, targets, json: true });
    expect([code, told]).toEqual([0, ""]);
    expect(typed(JSON.parse(out) as { draft: Draft })).toEqual(typed(before));
  }
});

test("years follow the plan that is gone on from, named with --from too", async () => {
  const baselines = await file("b.csv", BASELINES);
  const flags = { base: undefined, from: "longhu-13", to: undefined, json: true, baselines };
  const { code, out } = await run(flags as unknown as Record<string, string>);
  expect(code).toBe(0);
  expect((JSON.parse(out) as { draft: Draft }).draft).toMatchObject({
    base: "longhu-13",
    period: { from: 2021, to: 2025 },
  });
});

test("money: the projects of plans give a range, the district's own cost wins, the budget is held against the sum", async () => {
  const beds = (out: string) => {
    const { draft, rows, totals } = JSON.parse(out) as { draft: Draft } & DraftHelp;
    return { money: rows[draft.rows.findIndex(({ key }) => key === "beds")]?.asks?.money, totals };
  };
  const plans = beds((await drafted()).out);
  expect(plans.money).toMatchObject({ origin: "plans", more: 350 });
  expect(plans.money?.sources.filter(({ isCounted }) => isCounted)).toHaveLength(5);
  const costs = await file("costs.csv", "thing,cny,source\nbed,500000,区财政局测算\n");
  const own = beds((await drafted({ costs, budget: "200000000" })).out);
  expect(own.money).toMatchObject({ origin: "own", low: 175_000_000, high: 175_000_000, source: "区财政局测算" });
  expect(own.totals.left).toMatchObject({ low: 25_000_000, high: 25_000_000 });
  const { out } = await drafted({ json: false, costs });
  expect(out).toContain("资金 money: 175000000 CNY (区财政局测算)");
  expect(out).toContain("2027: 3250 (+50)");
});

test.each([
  ["thing,cny,source\nrocket,5,x\n", "nursery-place"],
  ["thing,cny,source\nbed,5,\n", "source"],
])("a cost that cannot be used is refused with its line: %j", async (content, said) => {
  const { code, told } = await drafted({ costs: await file("wrong-costs.csv", content) });
  expect([code, told.includes("2") && told.includes(said)]).toEqual([2, true]);
});

test("a file without a table holds no targets", async () => {
  const { code } = await drafted({ targets: await file("no.xlsx", "nothing") });
  expect(code).toBe(2);
});
