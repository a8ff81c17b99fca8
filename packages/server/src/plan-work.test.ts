import { type TestDatabase, testDatabase } from "@kangyu/testing";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";

let database: TestDatabase;
let district: TestDistrict;

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url);
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

let keys = 0;
const fresh = () => ({ "idempotency-key": `plan-work-${keys++}` });
const get = async (url: string) => (await district.ask({ url })).json();
const send = (method: "POST" | "PUT", url: string, payload: object, headers = fresh()) =>
  district.ask({ method, url, payload, headers });
const base = "/api/plans/demonstration";

/** Fields that a person may set, of a task as it was answered. */
function contentOf(task: Record<string, unknown>): Record<string, unknown> {
  const { id, version, standing, daysLeft, source, operator, at, reason, ...content } = task;
  return content;
}

describe("the work of a plan", () => {
  it("is offered, taken over once, and a second time brings nothing", async () => {
    const before = await get(`${base}/tasks`);
    expect([before.items, before.offered]).toEqual([[], { tasks: 15, projects: 6 }]);
    const taken = await send("POST", `${base}/work/take-over`, { document: null });
    expect([taken.statusCode, taken.json()]).toEqual([200, { tasks: 15, projects: 6 }]);
    expect((await send("POST", `${base}/work/take-over`, { document: null })).json()).toEqual({
      tasks: 0,
      projects: 0,
    });
    const after = await get(`${base}/tasks`);
    expect(after.items).toHaveLength(15);
    expect(after.offered).toEqual({ tasks: 0, projects: 0 });
    expect((await send("POST", "/api/plans/longhu-14/work/take-over", { document: null })).json().code).toBe(
      "nothing-to-take-over",
    );
  });

  it("names departments by the register, whatever the document called them", async () => {
    const { items, departments } = await get(`${base}/tasks?department=health`);
    expect(items.length).toBeGreaterThan(8);
    const salt = items.find((task: { no: string }) => task.no === "5");
    // The document says 区市场监管局 and 区卫健局.
    expect([salt.lead, salt.participants]).toEqual([["market"], ["health", "education"]]);
    expect(departments.find((one: { id: string }) => one.id === "health").leader.zh).toBe("分管卫生健康副区长");
  });

  it("derives late from the deadline and the day, and reminds of it", async () => {
    const { items, counts, today } = await get(`${base}/tasks`);
    expect(today).toBe("2024-11-20");
    const standing = (no: string) => items.find((task: { no: string }) => task.no === no).standing;
    expect([standing("2"), standing("5"), standing("1"), standing("13"), standing("15")]).toEqual([
      "done",
      "late",
      "running",
      "stopped",
      "planned",
    ]);
    // Finished on 30 November: on the 20th it was still under way.
    expect(standing("10")).toBe("running");
    expect(Object.values(counts as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBe(15);
    const reminders = await get(`${base}/reminders?days=60`);
    expect([reminders.late, reminders.soon]).toEqual([1, 2]);
    expect(reminders.items.map((task: { no: string }) => task.no)).toEqual(["5", "3", "10"]);
    expect((await get(`${base}/tasks?until=2024-06-30`)).items.map((task: { no: string }) => task.no)).toEqual([
      "2",
      "5",
      "9",
    ]);
  });

  it("changes a task as a new version, keeps the old with operator and reason, and refuses a stale writer", async () => {
    const first = (await get(`${base}/tasks`)).items.find((one: { no: string }) => one.no === "6");
    const url = `${base}/tasks/${first.id}`;
    const task = { ...contentOf(first), state: "done", doneOn: "2024-11-19", progress: 90 };
    const change = { baseVersion: 1, reason: "验收通过", task };
    const done = await send("PUT", url, change);
    expect([done.statusCode, done.json().version, done.json().standing, done.json().progress]).toEqual([
      200,
      2,
      "done",
      100,
    ]);
    expect((await send("PUT", url, change)).json().code).toBe("stale-version");
    const undone = await send("PUT", url, { baseVersion: 2, reason: "撤销", task: contentOf(first) });
    expect(undone.json()).toMatchObject({ version: 3, standing: "running", doneOn: null, progress: first.progress });
    const { versions } = await get(`${url}/history`);
    expect(versions.map((one: Record<string, unknown>) => [one.version, one.reason, one.operator])).toEqual([
      [1, null, "planner"],
      [2, "验收通过", "planner"],
      [3, "撤销", "planner"],
    ]);
  });

  it("refuses what cannot be: no day of finishing, a future one, an unknown row, an end before the start", async () => {
    const first = (await get(`${base}/tasks`)).items.find((one: { no: string }) => one.no === "6");
    const url = `${base}/tasks/${first.id}`;
    const refusal = async (part: object) =>
      (
        await send("PUT", url, { baseVersion: first.version, reason: null, task: { ...contentOf(first), ...part } })
      ).json().code;
    expect(await refusal({ state: "done", doneOn: null })).toBe("done-without-day");
    expect(await refusal({ state: "done", doneOn: "2024-11-21" })).toBe("day-in-future");
    expect(await refusal({ indicators: ["nothing"] })).toBe("unknown-indicator");
    expect(await refusal({ deadline: "2020-01-01" })).toBe("deadline-before-start");
    expect(await refusal({ deadline: "2024-02-30" })).toBe("day-unreal");
    expect(await refusal({ progress: 101 })).toBe("bad-request");
    expect((await get(`${url}/history`)).versions).toHaveLength(first.version);
  });

  it("answers projects with money, beds, delays and what the finished have brought", async () => {
    const { items, delivered } = await get(`${base}/projects`);
    const hospital = items[0];
    expect([hospital.planned, hospital.spent, hospital.delay]).toEqual([520_000_000, 440_000_000, 0]);
    const moved = items[1];
    expect([moved.stage, moved.delay]).toEqual(["in-use", 80]);
    expect(delivered.beds).toEqual({ planned: 920, actual: 240 });
    const { id, version, delay, planned, spent, photos, source, operator, at, reason, ...content } = hospital;
    const change = { baseVersion: 1, reason: "停工", project: { ...content, stage: "stopped" } };
    const stopped = await send("PUT", `${base}/projects/${id}`, change);
    expect(stopped.json()).toMatchObject({ version: 2, stage: "stopped", delay: null });
    expect((await get(`${base}/projects/${id}/history`)).versions).toHaveLength(2);
  });
});

describe("a document that the district follows", () => {
  const text = [
    "云岭区“十四五”卫生健康发展规划",
    "到2025年，人均预期寿命达到80岁，高血压患者规范管理率达到75%以上。",
    "1.慢病示范区建设。高血压患者规范管理率稳步提高。（牵头部门：区卫健局；参与部门：区统计局；完成时限：2024年底前）",
    "2.公共场所控烟。全面禁烟。（牵头部门：区市场监管局；参与部门：区卫健局）",
  ].join("\n");

  it("is a plan like any other: board, tasks taken over from its words, evaluation; until it is followed no more", async () => {
    const paste = { name: "十四五规划", text };
    const { document } = (await send("POST", "/api/plan-documents", paste)).json();
    await district.context.jobs.settled();
    const follow = (adopted: boolean) => send("PUT", `/api/plan-documents/${document.id}`, { adopted });
    const plan = `/api/plans/${document.id}`;
    expect((await district.ask({ url: `${plan}/tasks` })).json().code).toBe("unknown-plan");
    expect((await follow(true)).statusCode).toBe(200);
    const listed = (await get("/api/district")).plans.find((one: { id: string }) => one.id === document.id);
    expect(listed).toMatchObject({ from: 2021, to: 2025, simulated: false });
    const board = await get(`${plan}/board?world=simulated`);
    const managed = board.rows.findIndex((row: { name: string }) => row.name.includes("规范管理率"));
    expect(board.rows[managed]).toMatchObject({ indicator: "hypertension-standard-management", direction: "up" });

    expect((await get(`${plan}/tasks`)).offered).toEqual({ tasks: 2, projects: 0 });
    const taken = await send("POST", `${plan}/work/take-over`, { document: document.id });
    expect(taken.json()).toEqual({ tasks: 2, projects: 0 });
    const { items, offered } = await get(`${plan}/tasks`);
    expect(offered.tasks).toBe(0);
    expect(items[0]).toMatchObject({
      lead: ["health"],
      participants: ["区统计局"],
      deadline: "2024-12-31",
      standing: "planned",
      indicators: [String(managed)],
      source: { line: 3 },
    });
    const evaluated = await send("POST", `${plan}/evaluations`, { kind: "yearly", year: 2023, world: "simulated" });
    expect(evaluated.json().evaluated).toMatchObject({ simulated: true, plan: { id: document.id } });
    await follow(false);
    expect((await district.ask({ url: `${plan}/tasks` })).json().code).toBe("unknown-plan");
  });
});

describe("photographs and files", () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64)]);
  async function upload(project: string, bytes: Buffer, fields: Record<string, string>) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("file", new File([new Uint8Array(bytes)], "a.png"));
    const request = new Request("http://127.0.0.1", { method: "POST", body: form });
    return district.ask({
      method: "POST",
      url: `${base}/projects/${project}/photos`,
      headers: { ...fresh(), "content-type": request.headers.get("content-type") ?? "" },
      payload: Buffer.from(await request.arrayBuffer()),
    });
  }

  it("keeps a picture with its digest, shows it, and takes it back with a reason", async () => {
    const [project] = (await get(`${base}/projects`)).items;
    const added = await upload(project.id, png, { caption: "主楼封顶", taken: "2024-05-01" });
    expect([added.statusCode, added.json().media]).toEqual([200, "image/png"]);
    const { id, digest } = added.json();
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const shown = await district.ask({ url: `/api/plan-photos/${id}` });
    expect([shown.headers["content-type"], shown.rawPayload.equals(png)]).toEqual(["image/png", true]);
    expect((await get(`${base}/projects`)).items[0].photos).toHaveLength(1);
    expect((await send("POST", `/api/plan-photos/${id}/withdraw`, { reason: "另一栋楼" })).statusCode).toBe(204);
    expect((await get(`${base}/projects`)).items[0].photos).toEqual([]);
  });

  it("refuses what is no picture by its bytes, too large, without a caption, or of a day to come", async () => {
    const [{ id }] = (await get(`${base}/projects`)).items;
    const code = async (bytes: Buffer, fields: Record<string, string>) => (await upload(id, bytes, fields)).json().code;
    expect(await code(Buffer.from("<svg onload=alert(1)>"), { caption: "a" })).toBe("not-a-picture");
    expect(await code(Buffer.concat([png, Buffer.alloc(5 * 1024 ** 2)]), { caption: "a" })).toBe("picture-too-large");
    expect(await code(png, { caption: "" })).toBe("bad-request");
    expect(await code(png, { caption: "a", taken: "2024-11-21" })).toBe("day-in-future");
    expect((await upload("none", png, { caption: "a" })).json().code).toBe("unknown-project");
  });

  it("makes the work plan of a year from the tree, as Word and Excel", async () => {
    for (const ending of ["docx", "xlsx"]) {
      const file = await district.ask({ url: `${base}/annual-plan.${ending}?year=2023&world=simulated&lang=zh` });
      expect([ending, file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([ending, 200, "PK"]);
      expect(file.headers["content-disposition"]).toContain(`annual-plan-2023-simulated.${ending}`);
    }
    const book = new ExcelJS.Workbook();
    const { rawPayload } = await district.ask({ url: `${base}/annual-plan.xlsx?year=2024&world=simulated&lang=zh` });
    await book.xlsx.load(rawPayload as unknown as ArrayBuffer);
    const column = (sheet: string, index: number) =>
      (book.getWorksheet(sheet)?.getColumn(index).values ?? []).map((value) => String(value));
    const parts = column("任务", 1);
    const numbers = column("任务", 2);
    const partOf = (no: string) => parts[numbers.indexOf(no)];
    // 5 ended in June 2024, 3 in December, 1 goes on to 2025; 2 was done in 2023, 13 stopped, 15 begins in 2026.
    expect([partOf("5"), partOf("3"), partOf("1")]).toEqual(["当年应完成", "当年应完成", "当年在办"]);
    for (const no of ["2", "13", "15"]) expect(numbers).not.toContain(no);
    expect((await district.ask({ url: `${base}/annual-plan.docx?year=2030&world=simulated` })).json().code).toBe(
      "year-outside-plan",
    );
  });
});

describe("an evaluation", () => {
  it("is drafted, remarked on, signed, and frozen", async () => {
    const begun = await send("POST", `${base}/evaluations`, { kind: "yearly", year: 2023, world: "simulated" });
    expect(begun.statusCode).toBe(200);
    const draft = begun.json();
    expect(draft.evaluated).toMatchObject({ asOf: "2023-12-31", provisional: false, simulated: true });
    expect(draft.evaluated.rows).toHaveLength(28);
    const { tasks } = draft.evaluated;
    const scores = Object.fromEntries(
      tasks.map((task: { no: string; score: { points: number | null } }) => [task.no, task.score.points]),
    );
    // 2 and 9 were done in time; 13 was stopped; 15 has not begun.
    expect([scores["2"], scores["9"], scores["13"], scores["15"]]).toEqual([100, 100, 0, null]);
    const reported = { value: 30, source: "居民健康素养监测（模拟）", day: "2023-12-20" };
    const remarks = {
      summary: "总体平稳。",
      remedies: "加强随访。",
      rows: {},
      tasks: {},
      reported: { "health-literacy": reported },
    };
    const saved = await send("PUT", `/api/evaluations/${draft.id}`, { baseVersion: 1, remarks });
    const row = saved.json().evaluated.rows.find((one: { key: string }) => one.key === "health-literacy");
    expect(row).toMatchObject({ value: 30, light: "met", reported, score: { points: 100 } });
    const signed = await send("POST", `/api/evaluations/${draft.id}/sign`, { baseVersion: 2 });
    expect(signed.json()).toMatchObject({ state: "signed", version: 3 });
    const again = await send("PUT", `/api/evaluations/${draft.id}`, { baseVersion: 3, remarks });
    expect([again.statusCode, again.json().code]).toEqual([409, "evaluation-signed"]);
    const report = await district.ask({ url: `/api/evaluations/${draft.id}/report.docx?lang=zh` });
    expect(report.rawPayload.subarray(0, 2).toString()).toBe("PK");
    const { reports } = await get(`/api/evaluations/${draft.id}`);
    expect(reports.find((one: { language: string }) => one.language === "zh").bytes).toBe(report.rawPayload.length);
  });

  it("lists later differences between what was signed and what the records say now", async () => {
    const { items } = await get(`${base}/evaluations`);
    const { id } = items.find((one: { state: string }) => one.state === "signed");
    expect((await get(`/api/evaluations/${id}/differences`)).items).toEqual([]);
  });

  it("is not signed while its year is not over, and refuses years that the plan does not have", async () => {
    const begin = (kind: string, year: number) =>
      send("POST", `${base}/evaluations`, { kind, year, world: "simulated" });
    const draft = (await begin("yearly", 2024)).json();
    expect(draft.evaluated).toMatchObject({ asOf: "2024-09-30", provisional: true });
    expect((await send("POST", `/api/evaluations/${draft.id}/sign`, { baseVersion: 1 })).json().code).toBe(
      "year-not-over",
    );
    const compared = await get(`/api/evaluations/${draft.id}/comparison`);
    expect(compared.against).toMatchObject({ year: 2023, state: "signed" });
    const literacy = compared.items.find((one: { key: string }) => one.key === "health-literacy");
    expect(literacy.changed).toEqual(["value", "light", "points"]);
    expect((await begin("yearly", 2019)).json().code).toBe("year-outside-plan");
    expect((await begin("final", 2023)).json().code).toBe("year-outside-plan");
    expect((await begin("yearly", 2025)).json().code).toBe("day-in-future");
    const gone = await send("POST", `/api/evaluations/${draft.id}/withdraw`, { baseVersion: 1 });
    expect(gone.json().state).toBe("withdrawn");
  });

  it("counts sex and age groups that add up to the figure, at any day", async () => {
    const actor = { operator: "server", institution: null };
    const [measure, day] = ["hypertension.standard", 20_057];
    const about = { world: "simulated" as const, measures: [measure] };
    const groups = await district.store.standingGroups({ ...about, day, ages: [65] }, actor);
    const [figure] = await district.store.figures({ ...about, days: [day], by: "district" }, actor);
    const sum = groups.reduce((total, { count }) => total + count, 0);
    expect(sum).toBe((figure?.in ?? 0) + (figure?.out ?? 0) + (figure?.unknown ?? 0));
    // Born in May 1960, February 1950 and July 1970: on 30 November 2024 one of them is 65 or over.
    const over = groups.filter(({ age }) => age === 1);
    expect(over.map(({ sex, count }) => [sex, count])).toEqual([["male", 1]]);
  });

  it("shows a department its own page", async () => {
    const page = await get(`${base}/departments/market?world=simulated`);
    expect(page).toMatchObject({ department: { name: { zh: "市场监督管理局" } }, card: { leads: 1, participates: 1 } });
    expect(page.rows.map((row: { key: string }) => row.key)).toEqual(["salt-intake"]);
    expect((await district.ask({ url: `${base}/departments/none?world=simulated` })).statusCode).toBe(404);
  });
});
