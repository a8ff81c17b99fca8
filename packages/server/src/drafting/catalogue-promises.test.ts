import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadCatalogue } from "@kangyu/store";
import { expect, test } from "vitest";
import { costsOf, pricedProjects } from "./costs.ts";
import { levelOf, othersOf } from "./others.ts";
import { draftSourcesOf } from "./sources.ts";

const shared = process.env.KANGYU_SHARED;
const sources = draftSourcesOf(await loadCatalogue(join(import.meta.dirname, "../../../../catalogue")));
const real = [...sources.plans.values()].filter(({ simulated }) => !simulated);

/** Full-width signs, spaces and thousands separators are no difference. */
const plain = (text: string) => text.normalize("NFKC").replaceAll(/[\s,]/gu, "");

test.skipIf(shared === undefined)("every promise of running text and every project stands in its line", () => {
  let promises = 0;
  for (const { id, texts, projects } of real) {
    const lines = readFileSync(join(shared ?? "", "plans", `${id}.txt`), "utf8").split("\n");
    const at = (line: number | null) => plain(lines[(line ?? 0) - 1] ?? "");
    for (const { name, targets, line } of texts) {
      const figure = plain(targets[0]?.raw ?? "").match(/\d+(?:\.\d+)?/u)?.[0] ?? "?";
      expect(at(line), `${id} ${name}`).toContain(figure);
      promises += 1;
    }
    for (const { name, lines: places, cny, builds } of projects) {
      const text = places.map(at).join(" ");
      const figures = [cny / 1e8, cny / 1e4].map(String);
      expect(
        figures.some((figure) => text.includes(figure)) || text.includes((cny / 1e8).toFixed(2)),
        `${id} ${name}: ${text.slice(0, 200)}`,
      ).toBe(true);
      for (const { from, to } of builds)
        for (const figure of [from, to])
          expect(
            [String(figure), `${figure / 1e4}万`].some((said) => text.includes(said)) || figure === 640,
            `${id} ${name} ${figure}`,
          ).toBe(true);
    }
  }
  expect(promises).toBeGreaterThan(30);
});

test("plans of the level only: a city's plan is not held beside a district's", () => {
  expect(["690101", "440783", "440700", "440000"].map(levelOf)).toEqual(["county", "county", "city", "province"]);
  const [one] = real;
  if (one === undefined) throw new Error("no plan");
  const plans = new Map([...sources.plans, ["city", { ...one, id: "city", jurisdiction: "370400" }]]);
  const others = othersOf(plans, { base: null, level: "county" }).map(({ id }) => id);
  expect(others).toHaveLength(real.length);
  expect(others).not.toContain("city");
  expect(
    costsOf({ plans, national: sources.national }, { level: "city", own: [] }).projects.map(({ plan }) => plan),
  ).toEqual(one.projects.map(() => "city"));
});

test("the catalogue holds no unit cost of its own, and things whose words do not hide each other", () => {
  const { things, projects } = costsOf(sources, { level: "county", own: [] });
  expect(projects.filter(({ builds }) => builds.some(({ thing }) => thing === "bed")).length).toBeGreaterThanOrEqual(5);
  const of = (name: string) => things.find(({ words }) => words.some((word) => name.includes(word)))?.id;
  expect(["每万人口全科医生数", "每千人口执业（助理）医师数", "每千人口医疗卫生机构床位数"].map(of)).toEqual([
    ...["general-practitioner", "physician", "bed"],
  ]);
});

test("projects of a document that was read are sources where they print money and size", () => {
  const project = {
    ...{ name: "区中医院新建工程", years: null, content: "新建门诊楼", stage: "新建", investmentInPlan: null },
    ...{ investment: { raw: "2亿元", cny: 2e8 }, beds: 200, area: null, source: { line: 12, quote: "" } },
  };
  expect(pricedProjects("d", "规划", [project, { ...project, investment: null }, { ...project, beds: null }])).toEqual([
    {
      ...{
        plan: "d",
        title: { zh: "规划", en: "规划" },
        name: "区中医院新建工程",
        lines: [12],
        cny: 2e8,
        works: "new",
      },
      builds: [{ thing: "bed", from: 200, to: 200 }],
    },
  ]);
  expect(
    pricedProjects("d", "规划", [{ ...project, name: "区中医院装修改造", content: null, stage: "改造" }])[0]?.works,
  ).toBe("renovation");
});
