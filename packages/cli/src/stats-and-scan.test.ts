import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runHere } from "./test-support.ts";

const folder = mkdtempSync(join(tmpdir(), "kangyu-stats-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function kangyu(...args: string[]) {
  const ended = await runHere(args);
  return { ...ended, json: () => JSON.parse(ended.out) };
}

test("a life table from a file, and the line of what is wrong with it", async () => {
  const good = file("life.csv", "width,deaths,population,unhealthy\n1,15,5000,0\n4,9,22000,0\n,60,900,0.5\n");
  const { json } = await kangyu("stats", "life-table", good);
  expect(json()[2]).toMatchObject({ age: 5, e: 15, healthyYears: 7.5 });
  const bad = await kangyu("stats", "life-table", file("bad.csv", "width,deaths,population\n1,many,5000\n,3,4\n"));
  expect(bad.code).toBe(2);
  expect(bad.told).toContain('line 2: deaths must be a whole number of at least 0, not "many"');
  const open = await kangyu("stats", "life-table", file("open.csv", "width,deaths,population\n1,1,5000\n5,3,4\n"));
  expect(open.told).toContain("the last group, and only it, has an empty width");
});

test("the other statistics answer", async () => {
  const shares = file("shares.csv", "events,trials\n7,20\n0,10\n");
  expect((await kangyu("stats", "proportion", shares)).json()[0].wilson.low).toBeCloseTo(0.181191824101082, 9);
  expect((await kangyu("stats", "funnel", shares)).json()[0].target).toBeCloseTo(7 / 30, 12);
  const ratio = await kangyu(
    "stats",
    "indirect-ratio",
    file("smr.csv", "events,population,standard_rate\n25,1000,0.02\n"),
  );
  expect(ratio.json().limits.midP.high).toBeCloseTo(36.3607374794007 / 20, 9);
  const cases = file("cases.csv", "cases\n1\n2\n3\n4\n5\n6\n7\n8\n");
  const numbers = await kangyu("stats", "reproduction-number", cases, "--mean", "4.7", "--deviation", "2.9");
  expect(numbers.json()[0].t).toBe(8);
  expect((await kangyu("stats", "reproduction-number", cases)).code).toBe(2);
});

test("the serial interval: a file, or one that is uncertain", async () => {
  const cases = file("more.csv", "cases\n1\n2\n3\n4\n5\n6\n7\n8\n");
  const run = (...more: string[]) => kangyu("stats", "reproduction-number", cases, ...more);
  const certain = (await run("--mean", "4.7", "--deviation", "2.9")).json()[0];
  const wide = (await run("--mean", "4.7", "--deviation", "2.9", "--mean-error", "1")).json()[0];
  expect(wide.high - wide.low).toBeGreaterThan(certain.high - certain.low);
  const half = file("interval.csv", "probability\n0\n0.5\n0.5\n");
  // Days 2 to 8: 35 cases, and 0.5·(cases of the day before and of two days before) add up to 24.5; prior gamma(1, 5).
  expect((await run("--interval", half)).json()[0].mean).toBeCloseTo(36 / 24.7, 9);
  const bad = await run("--interval", file("bad-interval.csv", "probability\n0.5\n0.5\n"));
  expect(bad.code).toBe(2);
  expect(bad.told).toContain("line 2: the probability of 0 days must be 0");
  expect((await run("--interval", file("short.csv", "probability\n0\n0.5\n"))).told).toContain("add up to 0.5, not 1");
});

test("a projection from a file, and the line of what is wrong with it", async () => {
  const columns = "female,male,survival_female,survival_male,fertility";
  const path = file("people.csv", `${columns}\n100,110,1,1,0\n80,85,1,1,0.1\n60,50,0,0,0\n`);
  const { code, json } = await kangyu("stats", "projection", path, "--steps", "1", "--sex-ratio", "1.25", "--json");
  expect(code).toBe(0);
  expect(json()[0]).toMatchObject({ year: 0, total: 485 });
  expect(json()[1]).toMatchObject({ year: 5, female: [20, 100, 80], male: [25, 110, 85] });
  const bad = await kangyu(
    "stats",
    "projection",
    file("bad-people.csv", `${columns}\n100,110,1,1,0\n80,85,1.2,1,0.1\n`),
  );
  expect(bad.code).toBe(2);
  expect(bad.told).toContain("line 3: survival_female may not be above 1");
});

test("a pyramid from ages or dates of birth; what is not known is counted apart", async () => {
  const born = file("born.csv", "sex,birth\nfemale,2020-01-01\n男,1935-06-01\n女,2019-12-31\n,1990-01-01\nmale,\n");
  const { json } = await kangyu("stats", "pyramid", born, "--on", "2024-12-31");
  expect(json()).toMatchObject({ people: 5, counted: 3, unknown: { age: 1, sex: 1 } });
  expect(json().groups).toHaveLength(18);
  expect(json().groups[0]).toEqual({ from: 0, to: 4, female: 1, male: 0 });
  expect(json().groups[1]).toEqual({ from: 5, to: 9, female: 1, male: 0 });
  expect(json().groups[17]).toEqual({ from: 85, to: null, female: 0, male: 1 });
  const late = await kangyu("stats", "pyramid", born, "--on", "2019-06-01");
  expect(late.told).toContain("line 2: born after 2019-06-01");
  expect((await kangyu("stats", "pyramid", born)).code).toBe(2);
  const odd = await kangyu("stats", "pyramid", file("odd.csv", "sex,age\nfemale,3\ncat,4\n"));
  expect(odd.told).toContain('line 3: "cat" is no sex');
});

const places = ["id,x,y,population"];
const cases = ["place,date"];
for (let i = 0; i < 16; i++) {
  places.push(`p${i},${(i % 4) * 1.1},${Math.floor(i / 4)},1000`);
  for (let week = 0; week < 10; week++)
    cases.push(`p${i},2024-0${week < 4 ? 1 : 2}-${String(1 + 7 * (week % 4)).padStart(2, "0")}`);
}
for (let n = 0; n < 9; n++) cases.push("p5,2024-02-22");

test("a scan in a worker finds the cluster, whatever the order of the lines", async () => {
  const at = file("places.csv", places.join("\n"));
  const scan = (lines: readonly string[]) =>
    kangyu(
      "watch",
      "scan",
      "--cases",
      file("c.csv", lines.join("\n")),
      "--places",
      at,
      "--prospective",
      "--replicas",
      "99",
      "--json",
    );
  const first = (await scan(cases)).json();
  expect(first.clusters[0]).toMatchObject({ places: ["p5"], p: 0.01, toDate: "2024-02-22" });
  const [head, ...rest] = cases;
  expect((await scan([head ?? "", ...rest.reverse()])).json()).toEqual(first);
});

test("a case at an unknown place is refused with its line", async () => {
  const { code, told } = await kangyu(
    ...["watch", "scan", "--places", file("p.csv", places.join("\n"))],
    ...["--cases", file("d.csv", "place,date\np1,2024-01-01\nnowhere,2024-01-01\n")],
  );
  expect(code).toBe(2);
  expect(told).toContain('line 3: the place "nowhere" is not in the file of places');
});
