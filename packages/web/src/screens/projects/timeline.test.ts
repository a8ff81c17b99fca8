import { expect, test } from "vitest";
import type { PlanProject } from "../../api/types.ts";
import { contentOf, draftOf, moneyIn } from "./project-draft.ts";
import { barsOf, placeOf, scaleOf, yearsOf } from "./timeline.ts";

const none = { planned: null, actual: null };
const project = (start: PlanProject["start"], finish: PlanProject["finish"]): PlanProject => ({
  id: "p",
  version: 1,
  name: "新院区",
  nameEn: null,
  content: null,
  lead: [],
  stage: "building",
  investment: 1e8,
  investmentInPlan: null,
  money: [
    { year: 2021, planned: 5e7, spent: null },
    { year: 2022, planned: null, spent: 0 },
  ],
  beds: none,
  area: none,
  places: none,
  standing: "running",
  start,
  finish,
  delayReason: null,
  indicators: [],
  note: null,
  delay: null,
  planned: null,
  spent: null,
  photos: [],
  source: null,
  operator: "x",
  at: "",
  reason: null,
});

const scale = scaleOf([2021, 2022, 2023, 2024]);
const kinds = (one: PlanProject, today: string) => barsOf(one, today, scale).map(({ kind }) => kind);

test("the years hold the plan and every project's days", () => {
  const late = project({ planned: "2019-05-01", actual: null }, { planned: "2026-01-01", actual: null });
  expect(yearsOf({ from: 2021, to: 2025 }, [late])).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  expect([placeOf("2021-01-01", scale), placeOf("2025-06-01", scale)]).toEqual([0, 100]);
});

test("a bar goes up to today while it is built, and what lies beyond the planned end is told apart", () => {
  const start = { planned: "2021-06-01", actual: "2021-09-01" };
  const building = project(start, { planned: "2022-12-31", actual: null });
  expect(kinds(building, "2022-06-01")).toEqual(["planned", "actual"]);
  expect(kinds(building, "2023-06-01")).toEqual(["planned", "actual", "over"]);
  expect(kinds(project(start, { planned: "2022-12-31", actual: "2022-11-30" }), "2024-01-01")).toEqual([
    "planned",
    "actual",
  ]);
  expect(
    kinds(project({ planned: "2021-06-01", actual: null }, { planned: "2022-12-31", actual: null }), "2024-01-01"),
  ).toEqual(["planned"]);
  expect(kinds(project(none, none), "2024-01-01")).toEqual([]);
});

test("begun after its planned end, all of it is beyond", () => {
  const one = project({ planned: "2021-01-01", actual: "2023-01-01" }, { planned: "2022-01-01", actual: null });
  expect(kinds(one, "2023-06-01")).toEqual(["planned", "over"]);
});

test("money is a line a year; nothing said is nothing, and nought is nought", () => {
  expect(moneyIn("2021 50,000,000 -\n\n2022 - 0\n2023 7")).toEqual([
    { year: 2021, planned: 50_000_000, spent: null },
    { year: 2022, planned: null, spent: 0 },
    { year: 2023, planned: 7, spent: null },
  ]);
  const one = project(none, none);
  const content = contentOf(draftOf(one, { departments: [], lang: "zh" }), []);
  expect(content).toMatchObject({ money: one.money, investment: 1e8, investmentInPlan: null, beds: none });
});
