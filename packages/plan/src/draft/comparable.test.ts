import { expect, test } from "vitest";
import { knownIn, managedOf, promisesOf } from "./comparable.ts";
import type { OtherPlan, OtherRow } from "./evidence.ts";
import { evidenceWith, rowWith } from "./fixtures.ts";

const amount = (value: number, year: number) => ({ raw: String(value), op: "=" as const, value, year });
const row = (changes: Partial<OtherRow>): OtherRow => ({
  ...{ key: null, name: "每千人口注册护士数", also: [], unit: "人", indicator: null, from: "table", line: 9 },
  ...{ baseline: amount(3, 2015), targets: [amount(4, 2020)], ...changes },
});
const plan = (changes: Partial<OtherPlan>): OtherPlan => ({
  ...{ id: "a-13", title: { zh: "甲", en: "A" }, jurisdiction: "440507", period: { from: 2016, to: 2020 } },
  ...{ rows: [row({})], ...changes },
});
const later = plan({
  id: "a-14",
  period: { from: 2021, to: 2025 },
  rows: [row({ baseline: amount(3.5, 2020), targets: [amount(4.2, 2025)] })],
});
const nurses = rowWith({ key: "n", name: "每万人口注册护士数", unit: "人", indicator: null });
const known = (others: OtherPlan[], of = nurses) => knownIn(evidenceWith({ others }))(of);

test("rates for 1,000 stand beside rates for 10,000 in the row's own unit, what is printed stays", () => {
  const [promise] = promisesOf(known([plan({})]), "up");
  expect(promise).toMatchObject({ level: 40, perYear: 2, isConverted: true, target: { raw: "4" }, line: 9 });
});

test("what a district managed lies between two plans of its that follow each other, not between two districts", () => {
  const other = plan({ ...later, id: "b-14", jurisdiction: "440783" });
  expect(managedOf(known([plan({}), later]), "up")).toEqual([
    {
      title: { zh: "甲", en: "A" },
      ...{ from: { value: 30, year: 2015 }, to: { value: 35, year: 2020 }, perYear: 1 },
    },
  ]);
  expect(managedOf(known([plan({}), other]), "up")).toEqual([]);
});

test("a figure of the text is offered with its line; one that only repeats the table is not", () => {
  const visits = rowWith({ key: "v", name: "县域内就诊率", indicator: null });
  const text = row({
    ...{ name: "县域就诊率", also: ["县域内就诊率"], unit: "%", baseline: null, from: "text", line: 31 },
    targets: [{ raw: "90%以上", op: ">=", value: 90, year: 2020 }],
  });
  const table = row({ name: "县域内就诊率", unit: "%", baseline: null, targets: [amount(90, 2020)] });
  expect(promisesOf(known([plan({ rows: [text] })], visits), "up")).toMatchObject([
    { from: "text", line: 31, level: 90, target: { raw: "90%以上" } },
  ]);
  expect(promisesOf(known([plan({ rows: [table, text] })], visits), "up")).toMatchObject([{ from: "table" }]);
});
