import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "kangyu-stats-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function kangyu(...args: string[]) {
  const said = { out: "", told: "" };
  const console = {
    out: (text: string) => {
      said.out += text;
    },
    tell: (text: string) => {
      said.told += text;
    },
  };
  const code = await runProgram(args, { commands, console });
  return { code, ...said, json: () => JSON.parse(said.out) };
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
