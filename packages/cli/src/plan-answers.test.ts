import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { planCheck } from "./commands/plan-check.ts";
import { sayFailure } from "./failure.ts";

let folder: string;
let answers: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "answers-"));
  answers = join(folder, "answers.json");
});

const plan = (title: string, primary: number) =>
  `${title}\n一、发展现状\n2020年末，全区床位1925张，其中医院1774张（占92.16%），基层${primary}（占7.84%）。\n\n指标\t单位\t2020年\t2025年\n孕产妇系统管理率\t%\t98.98\t>85\n`;

async function check(text: string, flags: Record<string, string | boolean>) {
  const file = join(folder, "plan.txt");
  await writeFile(file, text);
  const said = { out: "", told: "" };
  const console = {
    out(part: string) {
      said.out += part;
    },
    tell(part: string) {
      said.told += part;
    },
  };
  const code = await planCheck
    .run({ values: [file], flags: { answers, ...flags }, console })
    .catch((error: unknown) => sayFailure(error, console));
  return { code, ...said };
}

type Kept = { answers: Record<string, { state: string; reason: string; question?: string; by?: string }> };
const kept = async (): Promise<Kept> => JSON.parse(await readFile(answers, "utf8"));
const first = plan("云岭区“十四五”卫生健康规划", 1151);
const withSum = (printed: string) => printed.split("\n").find((line) => line.includes("parts-and-total")) ?? "";

test("an answers file is made on demand, with every question open", async () => {
  const none = await check(first, {});
  expect([none.code, none.out]).toEqual([2, ""]);
  expect(none.told).toContain("--update");
  const { code, out } = await check(first, { update: true });
  expect(code).toBe(0);
  const entries = Object.entries((await kept()).answers);
  expect(entries.length).toBeGreaterThan(1);
  expect(entries.every(([id, { state }]) => out.includes(id) && state === "open")).toBe(true);
});

test("what is answered is marked, left out with --open, and holds for the next draft until a figure changes", async () => {
  const id =
    withSum((await check(first, {})).out)
      .split(/\s+/)
      .at(-1) ?? "";
  const file = await kept();
  file.answers[id] = { state: "explained", reason: "笔误，已更正", by: "规划科" };
  await writeFile(answers, JSON.stringify(file));
  const next = first.replace("一、", "（征求意见稿）\n一、");
  const marked = await check(next, {});
  expect(marked.out).toContain("✓ 已说明 explained: 笔误，已更正");
  const open = await check(next, { open: true, update: true });
  expect(open.out).not.toContain("parts-and-total");
  expect(open.told).toMatch(/\d+ questions, 1 answered, \d+ open\.\n$/);
  expect((await kept()).answers[id]).toEqual({ state: "explained", reason: "笔误，已更正", by: "规划科" });
  const json = JSON.parse((await check(next, { json: true })).out).findings as { id: string; answer: object | null }[];
  expect(json.find((one) => one.id === id)?.answer).toEqual({
    state: "explained",
    reason: "笔误，已更正",
    from: "file",
  });
  const changed = await check(plan("云岭区“十四五”卫生健康规划", 1152), { open: true });
  expect(changed.out).toContain("parts-and-total");
  expect(changed.told).toContain("1 answers are to questions not asked any more");
  const another = await check(plan("云岭区“十五五”卫生健康规划", 1151), { open: true });
  expect(another.out).toContain("parts-and-total");
});

test("--strict tells a script whether a question is open", async () => {
  expect((await check(first, { strict: true })).code).toBe(1);
  const file = await kept();
  for (const [id, entry] of Object.entries(file.answers))
    if (entry.state === "open") file.answers[id] = { state: "agreed", reason: "" };
  await writeFile(answers, JSON.stringify(file));
  const all = await check(first, { strict: true, open: true });
  expect([all.code, all.out]).toEqual([0, ""]);
});

test.each([
  ["not JSON", "{"],
  ["no answers", "{}"],
  ["an unknown state", '{"answers": {"0123456789abcdef": {"state": "fine"}}}'],
  ["a reason left out", '{"answers": {"0123456789abcdef": {"state": "dismissed", "reason": " "}}}'],
  ["an id that is none", '{"answers": {"parts-and-total": {"state": "agreed"}}}'],
])("%s in the answers file: one sentence, exit code 2, and the file stays", async (_, content) => {
  await writeFile(answers, content);
  const { code, out, told } = await check(first, { update: true });
  expect([code, out, told.trim().split("\n").length]).toEqual([2, "", 1]);
  expect(await readFile(answers, "utf8")).toBe(content);
});
