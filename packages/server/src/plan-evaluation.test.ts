import { openStore } from "@kangyu/store";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { keptIn } from "./plan-work/kept-evaluation.ts";

let database: TestDatabase;
let district: TestDistrict;
const base = "/api/plans/demonstration";
const actor = { operator: "planner", institution: null };

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url);
  await workOf("2023-06-01", "building", 20);
  await send("POST", `${base}/work/take-over`, { document: null });
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

let keys = 0;
const send = (method: "POST" | "PUT", url: string, payload: object) =>
  district.ask({ method, url, payload, headers: { "idempotency-key": `evaluation-${keys++}` } });
const get = async (url: string) => (await district.ask({ url })).json();

const nothing = { planned: null, actual: null };
const projectOn = (stage: string) => ({
  ...{ name: "门诊楼", nameEn: null, content: null, lead: ["health"], stage, investment: null },
  ...{ investmentInPlan: null, money: [{ year: 2023, planned: 100, spent: 50 }], area: nothing },
  beds: { planned: 193, actual: stage === "finished" ? 193 : null },
  start: { planned: 19_358, actual: 19_358 },
  finish: { planned: 19_700, actual: stage === "finished" ? 19_700 : null },
  ...{ delayReason: null, indicators: ["beds"], note: null, source: null },
});
const taskOn = (progress: number) => ({
  ...{ no: "90", title: "当时的任务", titleEn: null, lead: ["health"], participants: [], starts: null, deadline: null },
  ...{ indicators: [], owner: null, state: "running", doneOn: null, progress, note: null, evidence: [], source: null },
});
const ids: { task: string | null; project: string | null } = { task: null, project: null };

/** One task and one project, as somebody would have written them on another day. */
async function workOf(day: string, stage: string, progress: number): Promise<void> {
  const now = () => Date.parse(`${day}T04:00:00Z`);
  const store = await openStore({ url: database.url, catalogue: district.options.catalogue, now });
  const about = { plan: "demonstration", world: "simulated" as const, reason: null, deadline: null };
  const baseVersion = ids.task === null ? 0 : 1;
  const task = { ...about, id: ids.task, baseVersion, state: "running", progress, content: taskOn(progress) };
  const project = { ...about, id: ids.project, baseVersion, state: stage, progress: 0, content: projectOn(stage) };
  ids.task = (await store.putPlanItems("task", [task], actor))[0]?.id ?? null;
  ids.project = (await store.putPlanItems("project", [project], actor))[0]?.id ?? null;
  await store.close();
}

interface Item {
  readonly id: string;
  readonly reading: string;
  readonly [field: string]: unknown;
}
const own = ({ evaluated }: { evaluated: { tasks: Item[]; projects: Item[] } }) => ({
  task: evaluated.tasks.find(({ id }) => id === ids.task),
  project: evaluated.projects.find(({ id }) => id === ids.project),
});

describe("an evaluation of a past year", () => {
  it("reads tasks and projects as they were reported for it, or as they are known now, and says which", async () => {
    // Written within 31 days after the year: still a report for it. In March it is not any more.
    await workOf("2024-03-01", "finished", 90);
    const begun = (
      await send("POST", `${base}/evaluations`, { kind: "yearly", year: 2023, world: "simulated" })
    ).json();
    // What the catalogue brings was taken over in November 2024.
    expect(begun.evaluated.work).toEqual({ reading: "then", until: "2024-01-31", enteredLater: 21 });
    expect(own(begun)).toMatchObject({
      task: { reading: "then", version: 1, progress: 20 },
      project: { reading: "then", version: 1, stage: "building", standing: "late" },
    });
    expect(begun.evaluated.tasks[1].reading).toBe("now");
    const remarks = { ...begun.remarks, reading: "now" };
    const now = (await send("PUT", `/api/evaluations/${begun.id}`, { baseVersion: 1, remarks })).json();
    expect(now.evaluated.work).toMatchObject({ reading: "now", enteredLater: 0 });
    // Finished on its planned day, 9 December 2023, which became known in March 2024.
    expect(own(now)).toMatchObject({ task: { progress: 90 }, project: { stage: "finished", standing: "done" } });
  });

  it("shows what finished projects add to the beds per thousand, by the people that the beds were handed in over", async () => {
    const { items } = await get(`${base}/evaluations`);
    const effectOnBeds = async () => {
      const { evaluated } = await get(`/api/evaluations/${items[0].id}`);
      return evaluated.effects.find((one: { row: string }) => one.row === "beds");
    };
    // Nothing was handed in, and no programme counts residents: the plan's own file says how many there are.
    expect((await effectOnBeds()).people).toMatchObject({ count: 386_000, year: 2020 });
    const content = { value: 3.6, numerator: 1407, denominator: 390_900, source: "年报", said: "2024-03-15" };
    const rest = { world: "simulated", baseVersion: 0, evidence: null, reason: null };
    expect((await send("PUT", "/api/reported/beds-per-1000/2023-12-31", { ...content, ...rest })).statusCode).toBe(200);
    const beds = await effectOnBeds();
    expect(beds.people).toMatchObject({ count: 390_900, year: 2023 });
    expect(beds.people.source.en).toBe("denominator of “Beds per 1,000 people” handed in for 2023; 年报, 2024-03-15");
    // 40 of the health centre, finished in November 2023, and 193 of the clinic; the hospital moved in March 2024.
    expect(beds).toMatchObject({ delivered: 233, before: 2.37 });
    expect(beds.after).toBeCloseTo(2.37 + (233 / 390_900) * 1000, 10);
    expect(beds.arithmetic.en).toContain("÷ 390900 × 1000 =");
  });

  it("once signed, lists tasks, projects and cards that are known otherwise now", async () => {
    const begun = (
      await send("POST", `${base}/evaluations`, { kind: "yearly", year: 2023, world: "simulated" })
    ).json();
    const signed = await send("POST", `/api/evaluations/${begun.id}/sign`, { baseVersion: 1 });
    expect(signed.statusCode).toBe(200);
    const { work } = await get(`/api/evaluations/${begun.id}/differences`);
    const of = (kind: string, id: string | null) =>
      work.find((one: { kind: string; id: string }) => one.kind === kind && one.id === id);
    expect(of("task", ids.task)).toMatchObject({ before: { progress: 20 }, after: { progress: 90 } });
    expect(of("project", ids.project)).toMatchObject({ before: { standing: "late" }, after: { standing: "done" } });
    expect(of("department", "health").changed).toEqual(["points"]);
    expect(of("department", "market")).toBeUndefined();
  });
});

it("the report of a later year says what changed since the one that was signed last", async () => {
  const text = async (id: string) => {
    const { rawPayload } = await district.ask({ url: `/api/evaluations/${id}/report.docx?lang=zh` });
    const xml = unzipSync(new Uint8Array(rawPayload))["word/document.xml"] ?? new Uint8Array();
    return strFromU8(xml).replace(/<[^>]+>/g, "");
  };
  const begin = async (year: number) =>
    (await send("POST", `${base}/evaluations`, { kind: "yearly", year, world: "simulated" })).json().id;
  const later = await text(await begin(2024));
  expect(later).toContain("对比：2023 年度监测评估报告（planner，2024-11-20 签署）");
  expect(later).toContain("当时的任务任务进行中 20%20进行中 90%90");
  expect(await text(await begin(2022))).not.toContain("与上一次签署的评估对比");
});

it("an evaluation signed before projects were scored opens in today's shape and keeps its points", async () => {
  const { items } = await get(`${base}/evaluations`);
  const signed = items.find((one: { state: string }) => one.state === "signed");
  const [stored] = (await district.store.evaluations("demonstration", actor)).filter(({ id }) => id === signed.id);
  if (stored === undefined) throw new Error("an evaluation was signed");
  const content = structuredClone(stored.content) as { remarks: object; evaluated: Record<string, unknown> };
  const { work, people, effects, ...evaluated } = content.evaluated;
  const drop = (list: unknown, names: readonly string[]) =>
    (list as object[]).map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => !names.includes(name))));
  const old = {
    remarks: Object.fromEntries(Object.entries(content.remarks).filter(([name]) => name !== "reading")),
    evaluated: {
      ...evaluated,
      tasks: drop(evaluated.tasks, ["reading"]),
      projects: drop(evaluated.projects, ["reading", "standing", "score", "lead", "places", "photos"]),
      departments: drop(evaluated.departments, ["projects"]),
      leaders: drop(evaluated.leaders, ["projects"]),
      totals: drop([evaluated.totals], ["projects"])[0],
    },
  };
  const kept = keptIn({ ...stored, content: old });
  expect(kept.evaluated.totals.points).toBe(signed.points);
  expect(kept.evaluated.projects[0]).toMatchObject({ score: { points: null }, photos: [] });
  // As an answer it is held to the contract.
  const draft = await send("POST", `${base}/evaluations`, { kind: "yearly", year: 2022, world: "simulated" });
  const { id } = draft.json();
  const change = { id, baseVersion: 1, state: "withdrawn" as const, rules: stored.rules, content: old };
  await district.store.changeEvaluation(change, actor);
  const answer = await district.ask({ url: `/api/evaluations/${id}` });
  expect([answer.statusCode, answer.json().evaluated.work.reading]).toEqual([200, "now"]);
});
