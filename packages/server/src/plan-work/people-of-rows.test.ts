import { dayOfCivil } from "@kangyu/fhir";
import type { ReportedIndicator } from "@kangyu/indicators";
import type { ReportedFigure } from "@kangyu/store";
import { expect, test } from "vitest";
import type { PlanRow } from "../views/pledges.ts";
import { reportTable } from "../views/reported-view.ts";
import { type PeopleKnown, peopleOfRow } from "./people-of-rows.ts";

const definition = (id: string, population: ReportedIndicator["population"]) =>
  ({ id, population, multiplier: 1000, name: { zh: id, en: id } }) as ReportedIndicator;
const definitions = new Map(
  [
    definition("beds", "permanent-year-end"),
    definition("nurses", "permanent-year-end"),
    definition("births", "live-births"),
  ].map((one) => [one.id, one]),
);
const figure = (subject: string, year: number, denominator: number | null) =>
  ({
    subject,
    asOf: dayOfCivil(year, 12, 31),
    denominator,
    source: "年报",
    said: dayOfCivil(year + 1, 3, 1),
  }) as ReportedFigure;
const row = (indicator: string | null) => ({ key: "a", name: "床位", nameEn: "Beds", indicator }) as PlanRow;
const stated = { count: 100_000, year: 2020, source: { zh: "规划", en: "the plan" } };
const known = (part: Partial<PeopleKnown> = {}, figures: ReportedFigure[] = []): PeopleKnown => ({
  plan: { id: "p", title: { zh: "", en: "" }, from: 2021, to: 2025, simulated: false, rows: [] },
  reports: { definitions, table: reportTable(figures) },
  ...{ records: null, stated, enough: 0.8, day: dayOfCivil(2024, 12, 31) },
  ...part,
});

test("a row's own handed-in denominator comes first, of the latest year up to the day, with its source and day", () => {
  const figures = [figure("beds", 2023, 90_000), figure("beds", 2025, 99_000), figure("nurses", 2024, 95_000)];
  expect(peopleOfRow(row("beds"), known({}, figures))).toEqual({
    ...{ count: 90_000, year: 2023 },
    source: {
      zh: "2023年“床位”上报值的分母；年报，2024-03-01",
      en: "denominator of “Beds” handed in for 2023; 年报, 2024-03-01",
    },
  });
});

test("else the latest permanent population that another value was handed in over; births and values without counts are none", () => {
  const figures = [figure("births", 2024, 700), figure("nurses", 2022, 91_000), figure("beds", 2024, null)];
  expect(peopleOfRow(row("beds"), known({}, figures))).toMatchObject({ count: 91_000, year: 2022 });
  expect(peopleOfRow(row(null), known({}, figures))).toMatchObject({ count: 91_000 });
  expect(peopleOfRow(row("beds"), known({}, [figure("births", 2024, 700)]))).toBe(stated);
});

test("records come before the plan's own number where they hold enough of it, and alone where it has none", () => {
  const records = (count: number) => ({ in: count, out: 0, unknown: 0 });
  expect(peopleOfRow(row("beds"), known({ records: records(80_000) }))).toMatchObject({
    ...{ count: 80_000, year: 2024 },
    source: { zh: "居民记录中的常住人口，2024-12-31", en: "permanent residents in the records, 2024-12-31" },
  });
  expect(peopleOfRow(row("beds"), known({ records: records(79_999) }))).toBe(stated);
  expect(peopleOfRow(row("beds"), known({ records: records(300), stated: null }))).toMatchObject({ count: 300 });
  expect(peopleOfRow(row("beds"), known({ records: records(0), stated: null }))).toBeNull();
});
