import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommandLine, runHere, serverOfFile } from "./test-support.ts";

const directory = serverOfFile();

const run = (...args: string[]) => runHere([...args, "--data", directory]);

test("a plan is evaluated beside a running server, as JSON and as Word", async () => {
  const out = join(directory, "report.docx");
  const args = ["--plan", "demonstration", "--year", "2024", "--out", out, "--json", "--data", directory];
  const done = await runCommandLine(["plan", "evaluate", ...args]);
  expect([done.code, done.told]).toEqual([0, ""]);
  const evaluated = JSON.parse(done.out) as { simulated: boolean; asOf: string; tasks: unknown[] };
  expect([evaluated.simulated, evaluated.asOf, evaluated.tasks.length]).toEqual([true, "2024-12-31", 15]);
  expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");
});

test("a plan that cannot be evaluated is said, ends with 2 and leaves no file", async () => {
  const out = join(directory, "none.docx");
  const refused = await run("plan", "evaluate", "--plan", "nowhere", "--year", "2024", "--out", out);
  expect([refused.code, refused.told]).toEqual([2, expect.stringContaining("unknown-plan")]);
  expect(existsSync(out)).toBe(false);
});

test("reminders as JSON and letters; an unknown department ends with 2", async () => {
  const json = JSON.parse((await run("plan", "remind", "--department", "区市场监管局", "--json")).out) as {
    simulated: boolean;
    departments: { department: { id: string }; late: unknown[] }[];
  };
  expect(json).toMatchObject({ simulated: true, departments: [{ department: { id: "market" }, late: [{ no: "5" }] }] });
  const out = join(directory, "letters.docx");
  const written = await runCommandLine(["plan", "remind", "--docx", "--out", out, "--lang", "en", "--data", directory]);
  expect(written).toMatchObject({ code: 0, out: "" });
  expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");
  expect(await run("plan", "remind", "--department", "nobody")).toMatchObject({
    code: 2,
    told: expect.stringContaining("unknown-department"),
  });
});
