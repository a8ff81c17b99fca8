import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCommandLine, runHere } from "./test-support.ts";

const shared = process.env.KANGYU_SHARED;
const ROWS = { "longhu-14": 26, "longhu-13": 30, "kaiping-14": 21, "shanting-14": 20, "lianyun-14": 24 };

test.skipIf(shared === undefined)("the rows of the five plans", async () => {
  for (const [name, rows] of Object.entries(ROWS)) {
    const { code, out } = await runHere(["plan", "read", join(shared ?? "", `plans/${name}.txt`), "--json"]);
    expect(code).toBe(0);
    const { indicators } = JSON.parse(out) as { indicators: { from: string }[] };
    expect({ name, rows: indicators.filter(({ from }) => from === "table").length }).toEqual({ name, rows });
  }
});

test("a file that is not there, a folder and an empty file are unusable input", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-plan-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "empty.txt"), "");
  for (const file of ["missing.txt", ".", "empty.txt"]) {
    const { code, told } = await runHere(["plan", "read", join(folder, file)]);
    expect({ file, code }).toEqual({ file, code: 2 });
    expect(told.trim().split("\n")).toHaveLength(1);
  }
  expect(await runCommandLine(["plan", "read", join(folder, "missing.txt")])).toMatchObject({ code: 2, out: "" });
});
