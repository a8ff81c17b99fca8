import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Command } from "./command.ts";
import { planCheck } from "./commands/plan-check.ts";
import { planRead } from "./commands/plan-read.ts";
import { sayFailure } from "./failure.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plan-"));
});

async function run(command: Command, content: string | Uint8Array, flags: Record<string, string | boolean> = {}) {
  const file = join(folder, "document.bin");
  await writeFile(file, content);
  const said = { out: "", told: "" };
  const console = {
    out(text: string) {
      said.out += text;
    },
    tell(text: string) {
      said.told += text;
    },
  };
  const code = await command
    .run({ values: [file], flags, console })
    .catch((error: unknown) => sayFailure(error, console));
  return { code, ...said };
}

const plan =
  "某某区“十四五”卫生健康规划\n一、发展现状\n2020年末，全区床位1925张，其中医院1774张（占92.16%），基层1151（占7.84%）。\n\n指标\t单位\t2020年\t2025年\n床位数\t张\t1925\t2100\n";

test("plan read prints what the document promises", async () => {
  const { code, out } = await run(planRead, plan, { json: true });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    jurisdiction: "某某区",
    period: { from: 2021, to: 2025 },
    indicators: [
      { name: "床位数", from: "table", indicator: null, baseline: { value: 1925 }, targets: [{ value: 2100 }] },
      { name: "床位", from: "text", indicator: null, baseline: { value: 1925, year: 2020 }, targets: [] },
    ],
    tasks: [],
    projects: [],
  });
});

test("a document that promises nothing gives an empty list and says so", async () => {
  const { code, out, told } = await run(planRead, "事业蓬勃发展，前景十分美好。\n", { json: true });
  expect(code).toBe(0);
  expect(JSON.parse(out).indicators).toEqual([]);
  expect(told).toContain("No indicator");
});

test("plan check prints each finding with its arithmetic, and as JSON", async () => {
  const { code, out } = await run(planCheck, plan);
  expect(code).toBe(0);
  expect(out).toContain("1774 + 1151 = 2925 ≠ 1925");
  const json = await run(planCheck, plan, { json: true });
  expect(JSON.parse(json.out).findings[0]).toMatchObject({
    code: "parts-and-total",
    severity: "error",
    sources: [{ line: 3 }],
  });
});

test.each([
  ["a damaged PDF", "%PDF-1.7\nnothing"],
  ["an empty file", ""],
  ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
])("%s: one sentence, exit code 2", async (_, content) => {
  const { code, out, told } = await run(planRead, content);
  expect([code, out]).toEqual([2, ""]);
  expect(told.trim().split("\n")).toHaveLength(1);
});
