import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isoOfDay } from "@kangyu/fhir";
import { afterAll, expect, test } from "vitest";
import { runHere } from "./test-support.ts";
import type { DetectedRow } from "./watch/detect.ts";

const folder = mkdtempSync(join(tmpdir(), "kangyu-watch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const kangyu = (...args: string[]) => runHere(args);

async function detect(csv: string, params: object, algorithm = "earsC") {
  const series = file("series.csv", csv);
  const path = file("params.json", JSON.stringify(params));
  const said = await kangyu(
    "watch",
    "detect",
    "--algorithm",
    algorithm,
    "--series",
    series,
    "--params",
    path,
    "--json",
  );
  return { ...said, rows: said.code === 0 ? (JSON.parse(said.out) as DetectedRow[]) : [] };
}

const oracles = new URL("../../surveillance/src/oracles/", import.meta.url);
const some = readdirSync(oracles).filter((name) =>
  /^(ears-c1-hard-0|flexible-newport-bydate|glrpois-value|rki-big)/.test(name),
);

test("the files of reference values are there", () => expect(some.length).toBe(4));

test.each(some)("the command gives R's values: %s", async (name) => {
  const { input, output } = JSON.parse(readFileSync(new URL(name, oracles), "utf8"));
  const lines = input.observed.map(
    (count: number, i: number) => `${input.days ? isoOfDay(input.days[i]) : ""},${count}`,
  );
  const { frequency, start, range, control, algorithm } = input;
  const params = { frequency, start, byDate: input.days !== undefined, range, control };
  const { rows } = await detect(`date,observed\n${lines.join("\n")}\n`, params, algorithm);
  expect(rows.length).toBe(output.upper.length);
  rows.forEach((row, i) => {
    expect(row.upper).toBeCloseTo(output.upper[i], 4);
    // R says "no alarm" also where its limit is NA for too few cases; here nothing is said.
    expect(row.alarm).toBe(row.reason === "few-cases" ? null : output.alarm[i]);
  });
});

test("a missing count is null with its reason; the date stands beside it", async () => {
  const days = Array.from({ length: 12 }, (_, i) => `2024-01-${String(i + 1).padStart(2, "0")}`);
  const csv = days.map((day, i) => `${day},${i === 9 ? "" : i + 1}`).join("\r\n");
  const { rows } = await detect(`\uFEFFdate,observed\r\n${csv}\r\n`, { range: [9, 11] });
  expect(rows.map(({ date, upper, alarm, reason }) => ({ date, isNull: upper === null, alarm, reason }))).toEqual([
    { date: "2024-01-09", isNull: false, alarm: false, reason: undefined },
    { date: "2024-01-10", isNull: true, alarm: null, reason: "missing-count" },
    { date: "2024-01-11", isNull: true, alarm: null, reason: "missing-history" },
  ]);
});

test("without a range all that can be judged is; a series too short says so at every position", async () => {
  const counts = Array.from({ length: 10 }, () => ",3").join("\n");
  expect((await detect(`date,observed\n${counts}\n`, {})).rows.map(({ t }) => t)).toEqual([8, 9, 10]);
  const { rows } = await detect("date,observed\n,3\n,4\n", {}, "farrington");
  expect(rows.map(({ t, reason }) => ({ t, reason }))).toEqual([
    { t: 1, reason: "short-history" },
    { t: 2, reason: "short-history" },
  ]);
});

const weeks = "date,observed\n2024-01-01,1\n2024-01-08,2\n2024-01-15,3\n";
test.each([
  ["a gap", `${weeks}2024-01-29,4\n`, "line 5: rows are a week apart: 2024-01-22 is expected"],
  [
    "a text in a number",
    `${weeks}2024-01-22,four\n`,
    'line 5: observed must be a whole number of at least 0, not "four"',
  ],
  ["a fraction", `${weeks}2024-01-22,4.5\n`, "line 5: observed must be a whole number"],
  ["a count below 0", `${weeks}2024-01-22,-4\n`, "line 5: observed must be a whole number"],
  ["two rows of one day", `${weeks}2024-01-15,4\n`, "line 5: the date 2024-01-15 is there twice"],
  ["dates out of order", `${weeks}2024-01-08,4\n`, "line 5: the date 2024-01-08 is earlier than 2024-01-15"],
  ["no such date", `${weeks}2024-02-30,4\n`, 'line 5: "2024-02-30" is not a date'],
  ["a date left out", `${weeks},4\n`, "line 5: the date is missing"],
  ["a cell too many", `${weeks}2024-01-22,4,5\n`, "line 5: 2 cells are expected, 3 are there"],
  ["no column", "date,cases\n,4\n", "line 1: the column observed is missing"],
])("%s is refused with its line", async (_, csv, sentence) => {
  const { code, told } = await detect(csv, {});
  expect(code).toBe(2);
  expect(told).toContain(sentence);
});

test.each([
  ["an unknown parameter", { freq: 52 }, "there is no such parameter"],
  ["an unknown control", { control: { methd: "C2" } }, "earsC has no such parameter; it has method"],
  ["a wrong method", { control: { method: "C4" } }, '"C4" is not one of C1, C2, C3'],
  ["a range beyond the series", { range: [8, 99] }, "range goes to 99; the series has 3 counts"],
  ["byDate without dates", { byDate: true }, "byDate needs dates"],
])("%s is refused", async (_, params, sentence) => {
  const { code, told } = await detect("date,observed\n,1\n,2\n,3\n", params);
  expect(code).toBe(2);
  expect(told).toContain(sentence);
});

test("an algorithm that is not there is refused with the list", async () => {
  const { code, told } = await kangyu("watch", "detect", "--algorithm", "magic", "--series", "x.csv");
  expect(code).toBe(2);
  expect(told).toContain("farringtonFlexible");
});

test("a change of the case definition, by date or position: what comes after is not compared with what was before", async () => {
  const days = Array.from({ length: 30 }, (_, i) => `2024-01-${String(i + 1).padStart(2, "0")},${i < 15 ? 3 : 30}`);
  const csv = `date,observed\n${days.join("\n")}\n`;
  const { rows } = await detect(csv, { changes: ["2024-01-16"] });
  expect(rows.find(({ t }) => t === 16)).toMatchObject({ upper: null, alarm: null, reason: "changed-definition" });
  expect(rows.find(({ t }) => t === 23)).toMatchObject({ alarm: false });
  expect((await detect(csv, { changes: [16] })).rows).toEqual(rows);
  expect((await detect(csv, {})).rows.find(({ t }) => t === 16)?.alarm).toBe(true);
  const late = await detect(csv, { changes: [31] });
  expect(late.told).toContain("changes names 31; the series has 30 counts");
  expect((await detect(csv, { changes: ["soon"] })).told).toContain("a list of positions or dates is expected");
});
