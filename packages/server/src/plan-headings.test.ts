import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOCTOR, type TestDistrict, testDistrict } from "./fixtures/district.ts";

let database: TestDatabase;
let district: TestDistrict;
let id: string;
let base: string;

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url);
  id = await brought(plan("健全公共卫生体系"));
  base = `/api/plans/${id}`;
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

/** A plan that names no departments. */
const plan = (first: string, more: readonly string[] = []): string =>
  [
    "云岭区“十四五”卫生健康发展规划（模拟）",
    "一、发展目标",
    "到2025年，高血压患者规范管理率达到75%以上。",
    "二、主要任务",
    `（一）${first}`,
    "1.提高高血压患者规范管理率。加强随访。",
    "2.建设疾控实验室。改善条件。",
    ...more,
    "三、保障措施",
  ].join("\n");

const get = async (url: string) => (await district.ask({ url })).json();
const send = async (method: "POST" | "PUT" | "DELETE", url: string, payload: object) => {
  const answer = await district.ask({ method, url, payload, headers: { "idempotency-key": crypto.randomUUID() } });
  return { status: answer.statusCode, body: answer.json() };
};

async function brought(text: string): Promise<string> {
  const { body } = await send("POST", "/api/plan-documents", { name: "规划", text });
  await district.context.jobs.settled();
  await send("PUT", `/api/plan-documents/${body.document.id}`, { adopted: true });
  return body.document.id;
}

const own = {
  ...{ no: null, title: "成立区级慢病管理中心", titleEn: null, lead: ["区卫健局"], participants: [], starts: null },
  ...{ deadline: "2024-10-31", indicators: [], owner: null, state: "running", doneOn: null, progress: 20, note: null },
  evidence: [],
};
const titles = async () => (await get(`${base}/tasks`)).items.map((task: { title: string }) => task.title);

describe("tasks of a plan that names no departments", () => {
  it("shows the headings of its document as a tree, and makes tasks of those that are chosen", async () => {
    expect((await get(`${base}/tasks`)).offered).toEqual({ tasks: 0, projects: 0 });
    const outline = await get(`${base}/outline`);
    expect(outline.document).toMatchObject({ id });
    expect(
      outline.headings.map((one: { level: number; title: string; isWork: boolean }) => [
        one.level,
        one.title,
        one.isWork,
      ]),
    ).toEqual([
      [1, "发展目标", false],
      [1, "主要任务", true],
      [2, "健全公共卫生体系", true],
      [3, "提高高血压患者规范管理率", true],
      [3, "建设疾控实验室", true],
      [1, "保障措施", false],
    ]);
    const lines = outline.headings
      .filter((one: { level: number }) => one.level === 3)
      .map((one: { line: number }) => one.line);
    const path = `${base}/tasks/from-headings`;
    expect((await send("POST", path, { document: id, lines })).body).toEqual({ tasks: 2, projects: 0 });
    const { items } = await get(`${base}/tasks`);
    expect(items[0]).toMatchObject({
      ...{ no: "1", title: "提高高血压患者规范管理率", lead: [], deadline: null, standing: "planned" },
      source: { line: 6, quote: "提高高血压患者规范管理率" },
      origin: { kind: "heading", by: "planner" },
    });
    expect(items[0].indicators).toHaveLength(1);
    const again = await get(`${base}/outline`);
    expect(again.headings.map((one: { isTaken: boolean }) => one.isTaken)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect((await send("POST", path, { document: id, lines })).body.code).toBe("nothing-to-take-over");
  });

  it("a planner's own task is followed, reminded of, scored and planned like any other, and says whose it is", async () => {
    const added = await send("POST", `${base}/tasks`, { task: own });
    expect(added.body).toMatchObject({ lead: ["health"], standing: "late", origin: { kind: "own", by: "planner" } });
    const reminders = await get(`${base}/reminders?days=30`);
    expect(JSON.stringify(reminders)).toContain(own.title);
    const page = await get(`${base}/departments/health?world=real`);
    expect(JSON.stringify(page)).toContain(own.title);
    const evaluation = await send("POST", `${base}/evaluations`, { kind: "yearly", year: 2024, world: "real" });
    const scored = evaluation.body.evaluated.tasks.find((task: { title: string }) => task.title === own.title);
    expect(scored.score.points).not.toBeNull();
    const file = await district.ask({ url: `${base}/annual-plan.docx?year=2024&world=real&lang=zh` });
    expect([file.statusCode, file.rawPayload.length > 5_000]).toEqual([200, true]);
  });

  it("is taken out and brought back, each as a version; what the plan itself names is not", async () => {
    const { items } = await get(`${base}/tasks`);
    const task = items.find((one: { title: string }) => one.title === own.title);
    const url = `${base}/tasks/${task.id}`;
    const gone = await send("DELETE", url, { baseVersion: 1, reason: "重复" });
    expect([gone.status, gone.body.removed, gone.body.version]).toEqual([200, true, 2]);
    expect(await titles()).not.toContain(own.title);
    expect((await get(`${base}/tasks`)).removed).toMatchObject([{ id: task.id, reason: "重复", operator: "planner" }]);
    expect(JSON.stringify(await get(`${base}/reminders?days=30`))).not.toContain(own.title);
    expect((await send("DELETE", url, { baseVersion: 1, reason: null })).body.code).toBe("stale-version");
    const back = await send("PUT", url, { baseVersion: 2, reason: "恢复", task: own });
    expect(back.body).toMatchObject({ removed: false, version: 3, origin: { kind: "own", by: "planner" } });
    expect((await get(`${url}/history`)).versions.map((one: { removed: boolean }) => one.removed)).toEqual([
      false,
      true,
      false,
    ]);
    await send("POST", "/api/plans/demonstration/work/take-over", { document: null });
    const [read] = (await get("/api/plans/demonstration/tasks")).items;
    const refused = await send("DELETE", `/api/plans/demonstration/tasks/${read.id}`, { baseVersion: 1, reason: null });
    expect([refused.status, refused.body.code]).toEqual([409, "task-of-the-plan"]);
  });

  it("stays when the document is read again, and when a newer draft takes its place", async () => {
    const before = (await titles()).sort();
    await send("POST", `/api/plan-documents/${id}/reading`, {});
    await district.context.jobs.settled();
    expect((await titles()).sort()).toEqual(before);
    const laboratory = (await get(`${base}/tasks`)).items.find((one: { no: string }) => one.no === "2");
    await send("DELETE", `${base}/tasks/${laboratory.id}`, { baseVersion: 1, reason: null });
    const newer = await brought(plan("织密公共卫生网络", ["3.新增一项。"]));
    const { items } = await get(`/api/plans/${newer}/tasks`);
    const named = (title: string) => items.find((one: { title: string }) => one.title === title);
    expect(items).toHaveLength(2);
    const heading = named("提高高血压患者规范管理率");
    expect(heading).toMatchObject({ source: { line: 6 }, origin: { kind: "heading", by: "planner" } });
    expect(heading.indicators).toHaveLength(1);
    expect(named(own.title)).toMatchObject({ deadline: own.deadline, progress: 20, origin: { kind: "own" } });
    // Followed again, the older one has what it had, and nothing twice.
    await send("PUT", `/api/plan-documents/${id}`, { adopted: true });
    expect((await titles()).sort()).toEqual(before.filter((title: string) => title !== "建设疾控实验室"));
  });

  it("takes the headings of a document that was brought where the plan is one of the catalogue", async () => {
    const outline = await get("/api/plans/longhu-14/outline");
    expect(outline.documents.map((one: { id: string }) => one.id)).toContain(id);
    const chosen = await get(`/api/plans/longhu-14/outline?document=${id}`);
    expect(chosen.document.id).toBe(id);
    const refused = await get("/api/plans/longhu-14/outline?document=none");
    expect(refused.code).toBe("unknown-plan-document");
  });

  it("is a planner's right", async () => {
    for (const [method, url] of [
      ["POST", `${base}/tasks/from-headings`],
      ["DELETE", `${base}/tasks/none`],
    ] as const) {
      const headers = { "x-kangyu-operator": DOCTOR, "idempotency-key": crypto.randomUUID() };
      const answer = await district.ask({ method, url, headers, payload: {} });
      expect(answer.json().code).toBe("not-your-role");
    }
  });
});
