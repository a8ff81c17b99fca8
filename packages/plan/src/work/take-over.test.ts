import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lastDayOf } from "./deadline.ts";
import { type DepartmentRegister, departmentNamed } from "./departments.ts";
import { takeOver } from "./take-over.ts";
import { delayOf } from "./work.ts";

const register = parse(
  readFileSync(new URL("../../../../catalogue/departments.yaml", import.meta.url), "utf8"),
) as DepartmentRegister;
const dayOf = ({ year, month, date }: { year: number; month: number; date: number }) =>
  year * 10_000 + month * 100 + date;

describe("a time limit", () => {
  it.each([
    ["2025年底前", 20251231],
    ["2023年6月底", 20230630],
    ["2024年2月底前完成", 20240229],
    ["2023年2月", 20230228],
    ["2024年上半年", 20240630],
    ["2024年9月15日前", 20240915],
  ])("%s ends on %i", (text, day) => {
    const last = lastDayOf(text);
    expect(last === null ? null : dayOf(last)).toBe(day);
  });

  it.each(["长期坚持", "2024年13月", "2023年2月30日"])("%s names no day", (text) => {
    expect(lastDayOf(text)).toBeNull();
  });
});

describe("a department", () => {
  it.each([
    ["区卫生健康局", "health"],
    ["龙湖区卫健局", "health"],
    ["区发改局", "development"],
    ["市场监管局", "market"],
    ["区市场监管局", "market"],
    ["区医保分局", "insurance"],
    ["区委宣传部", "publicity"],
    ["health", "health"],
  ])("%s is %s", (name, id) => {
    expect(departmentNamed(register, name)?.id).toBe(id);
  });

  it("that the register does not know is nobody's alias", () => {
    for (const name of ["区统计局", "公安分局", "局", ""])
      expect([name, departmentNamed(register, name)]).toEqual([name, null]);
  });

  it("has one meaning: no name or alias stands for two", () => {
    const names = register.departments.flatMap(({ id, name, aliases }) =>
      [name.zh, ...aliases].map((one) => [one, id]),
    );
    for (const [name, id] of names) expect([name, departmentNamed(register, name ?? "")?.id]).toEqual([name, id]);
  });
});

it("takes a plan's own words over: departments by the register, the last day of a limit, nothing yet done", () => {
  const { tasks, projects } = takeOver({
    register,
    dayOf,
    rows: [
      { key: "0", name: "高血压患者规范管理率" },
      { key: "1", name: "床位数" },
      { key: "2", name: "人均预期寿命" },
    ],
    tasks: [
      {
        no: "（一）",
        title: "建设慢病示范区",
        lead: ["区卫健局", "区卫生健康局"],
        participants: ["区卫健局", "区统计局"],
        deadline: "2024年底前",
        indicators: ["高血压患者规范管理率", "床位数"],
        source: { line: 12, quote: "建设慢病示范区。高血压患者的规范管理率达到70%，床位数增加。" },
      },
    ],
    projects: [
      {
        name: "新院区",
        investment: { raw: "1亿元", cny: 1e8 },
        investmentInPlan: null,
        years: { from: 2021, to: 2023 },
        content: null,
        stage: "续建",
        beds: 300,
        area: null,
        source: { line: 40, quote: "新院区" },
      },
      {
        name: "中医院",
        investment: null,
        investmentInPlan: null,
        years: { from: null, to: 2025 },
        content: "力争十四五末建成投入使用",
        stage: null,
        beds: null,
        area: null,
        source: { line: 41, quote: "中医院" },
      },
    ],
  });
  expect(tasks).toMatchObject([
    {
      no: "（一）",
      lead: ["health"],
      participants: ["区统计局"],
      deadline: 20241231,
      state: "planned",
      progress: 0,
      indicators: ["0"],
    },
  ]);
  expect(projects).toMatchObject([
    { stage: "building", investment: 1e8, beds: { planned: 300, actual: null }, start: { planned: 20210101 } },
    { stage: "proposed", start: { planned: null }, finish: { planned: 20251231 } },
  ]);
  const [project] = projects;
  if (project === undefined) throw new Error("one project was taken over");
  expect([delayOf(project, 20231231), delayOf({ ...project, finish: { planned: 100, actual: 130 } }, 120)]).toEqual([
    0, 20,
  ]);
  expect(delayOf({ ...project, finish: { planned: 100, actual: 130 } }, 999)).toBe(30);
  expect(delayOf({ ...project, finish: { planned: null, actual: null } }, 999)).toBeNull();
});
