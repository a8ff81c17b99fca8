import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";
import { runCommandLine, startServerProcess, temporaryFolder } from "./test-support.ts";

test("reminders as JSON and letters beside a running server; an unknown department ends with 2", async () => {
  const directory = temporaryFolder();
  const running = await startServerProcess(directory, ["--residents", "40"]);
  const remind = (...args: string[]) => runCommandLine(["plan", "remind", "--data", directory, ...args]);
  const json = JSON.parse((await remind("--department", "区市场监管局", "--json")).out) as {
    simulated: boolean;
    departments: { department: { id: string }; late: unknown[] }[];
  };
  expect(json).toMatchObject({ simulated: true, departments: [{ department: { id: "market" }, late: [{ no: "5" }] }] });
  const out = join(directory, "letters.docx");
  expect(await remind("--docx", "--out", out, "--lang", "en")).toMatchObject({ code: 0, out: "" });
  expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");
  expect(await remind("--department", "nobody")).toMatchObject({
    code: 2,
    told: expect.stringContaining("unknown-department"),
  });
  expect(await running.stop()).toBe(0);
}, 300_000);

test.each([
  [["--ics", "--docx"], "--docx"],
  [["--docx"], "--out"],
  [["--days", "-1"], "--days"],
  [["--lang", "de"], "--lang"],
])("%j is refused before anything is opened", async (args, words) => {
  const said: string[] = [];
  const console = { out: () => undefined, tell: (text: string) => void said.push(text) };
  expect(await runProgram(["plan", "remind", ...args], { commands, console })).toBe(2);
  expect(said.join("")).toContain(words);
});
