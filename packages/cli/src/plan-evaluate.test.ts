import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";
import { runCommandLine, startServerProcess, temporaryFolder } from "./test-support.ts";

test("a plan is evaluated beside a running server, as JSON and as Word; what cannot be is said and ends with 2", async () => {
  const directory = temporaryFolder();
  const running = await startServerProcess(directory, ["--residents", "40"]);
  const out = join(directory, "report.docx");
  const evaluate = (...args: string[]) => runCommandLine(["plan", "evaluate", "--data", directory, ...args]);
  const done = await evaluate("--plan", "demonstration", "--year", "2024", "--out", out, "--json");
  expect([done.code, done.told]).toEqual([0, ""]);
  const evaluated = JSON.parse(done.out) as { simulated: boolean; asOf: string; tasks: unknown[] };
  expect([evaluated.simulated, evaluated.asOf, evaluated.tasks.length]).toEqual([true, "2024-12-31", 15]);
  expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");

  const refused = await evaluate("--plan", "nowhere", "--year", "2024", "--out", join(directory, "none.docx"));
  expect([refused.code, refused.told]).toEqual([2, expect.stringContaining("unknown-plan")]);
  expect(existsSync(join(directory, "none.docx"))).toBe(false);
  expect(await running.stop()).toBe(0);
});

test.each([
  [["--plan", "demonstration"], "--year"],
  [["--year", "2024"], "--plan"],
  [["--plan", "demonstration", "--year", "24"], "--year"],
  [["--plan", "demonstration", "--year", "2024", "--kind", "weekly"], "--kind"],
  [["--plan", "demonstration", "--year", "2024", "--world", "ours"], "--world"],
])("%j is refused before anything is opened", async (args, words) => {
  const said: string[] = [];
  const console = { out: () => undefined, tell: (text: string) => void said.push(text) };
  expect(await runProgram(["plan", "evaluate", ...args], { commands, console })).toBe(2);
  expect(said.join("")).toContain(words);
});
