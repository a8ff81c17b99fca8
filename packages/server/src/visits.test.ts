import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOCTOR, type TestDistrict, testDistrict } from "./fixtures/district.ts";

let database: TestDatabase;
let district: TestDistrict;
let anna: string;

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url, DOCTOR);
  anna = await district.key("anna");
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

const VALUES = {
  mode: "1",
  sbp: 132,
  dbp: 84,
  symptoms: ["none"],
  adherence: "1",
  adr: false,
  complication: false,
};
let keys = 0;
const fresh = () => ({ "idempotency-key": `test-key-${keys++}` });

function visit(day: string, values: Record<string, unknown> = VALUES) {
  return { programme: "hypertension", form: "follow-up", day, institution: null, values };
}

async function record(day: string, change: { values?: Record<string, unknown>; key?: string; who?: string } = {}) {
  return district.ask({
    method: "POST",
    url: `/api/residents/${change.who ?? anna}/visits`,
    headers: change.key === undefined ? fresh() : { "idempotency-key": change.key },
    payload: visit(day, change.values),
  });
}

async function control(asOf: string): Promise<{ in: number; out: number; unknown: number; denominator: number }> {
  const answer = await district.ask({ url: `/api/indicators/hypertension-control?world=simulated&asOf=${asOf}` });
  return answer.json().figure;
}

describe("a visit", () => {
  it("is kept, changes the figures at once and says which", async () => {
    const before = await control("2024-11-20");
    const answer = await record("2024-11-18");
    expect(answer.statusCode).toBe(200);
    const saved = answer.json();
    expect(saved.version).toBe(1);
    const after = await control("2024-11-20");
    expect([after.in - before.in, after.denominator - before.denominator]).toEqual([1, 0]);
    const changed = saved.changes.filter(
      (one: { indicator: string; day: string }) => one.indicator === "hypertension-control" && one.day === "2024-11-20",
    );
    expect(changed.map((one: { place: string }) => one.place)).toEqual(["690101", "690101001", "690101001001"]);
    expect(changed[0]).toMatchObject({
      before: { in: before.in, denominator: before.denominator },
      after: { in: after.in, denominator: after.denominator },
    });
  });

  it("is shown on the resident's page with its values, operator and institution", async () => {
    const page = (await district.ask({ url: `/api/residents/${anna}` })).json();
    expect(page.visits[0]).toMatchObject({
      programme: "hypertension",
      form: "follow-up",
      day: "2024-11-18",
      institution: "c1",
      status: "current",
      values: { sbp: 132, dbp: 84, symptoms: ["none"], adr: false },
    });
    expect(page.bloodPressures.at(-1)).toMatchObject({ day: "2024-11-18", sbp: 132, dbp: 84 });
    expect(page.resident.idMasked).toMatch(/^690101\*+1X$/);
  });

  it("is corrected and withdrawn with a reason, and nothing is lost", async () => {
    const { id } = (await record("2024-10-10", { values: { ...VALUES, sbp: 168, dbp: 98 } })).json();
    const url = `/api/residents/${anna}/visits/${id}`;
    const correction = { ...visit("2024-10-10"), baseVersion: 1, reason: "typed wrongly" };
    const corrected = await district.ask({ method: "PUT", url, headers: fresh(), payload: correction });
    expect([corrected.statusCode, corrected.json().version]).toEqual([200, 2]);

    const stale = await district.ask({ method: "PUT", url, headers: fresh(), payload: correction });
    expect([stale.statusCode, stale.json().code]).toEqual([409, "stale-version"]);

    const withdrawal = { baseVersion: 2, reason: "another person" };
    const withdrawn = await district.ask({ method: "DELETE", url, headers: fresh(), payload: withdrawal });
    expect([withdrawn.statusCode, withdrawn.json().version]).toEqual([200, 3]);

    const { versions } = (await district.ask({ url: `${url}/history` })).json();
    expect(versions.map((one: { status: string; reason: string | null }) => [one.status, one.reason])).toEqual([
      ["corrected", null],
      ["corrected", "typed wrongly"],
      ["withdrawn", "another person"],
    ]);
    const again = await district.ask({
      method: "DELETE",
      url,
      headers: fresh(),
      payload: { ...withdrawal, baseVersion: 3 },
    });
    expect([again.statusCode, again.json().code]).toEqual([409, "withdrawn"]);
  });

  it("is kept once however often it is sent under one key, and the key serves no other visit", async () => {
    const [first, second] = await Promise.all([
      record("2024-09-05", { key: "double-click" }),
      record("2024-09-05", { key: "double-click" }),
    ]);
    expect(second.json()).toEqual(first.json());
    const other = await record("2024-09-06", { key: "double-click" });
    expect([other.statusCode, other.json().code]).toEqual([422, "idempotency-mismatch"]);
    const page = (await district.ask({ url: `/api/residents/${anna}` })).json();
    expect(page.visits.filter((one: { day: string }) => one.day === "2024-09-05")).toHaveLength(1);
  });

  it("is refused whole where the form or the day is wrong", async () => {
    const wrong = await record("2024-11-01", { values: { ...VALUES, sbp: 1200 } });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, "form-refused"]);
    expect(wrong.json().problems).toContainEqual(expect.objectContaining({ code: "impossible", fields: ["sbp"] }));
    const cases = [
      ["2024-11-21", "day-in-future"],
      ["2024-02-30", "day-unreal"],
      ["1960-05-09", "day-before-birth"],
    ] as const;
    for (const [day, code] of cases) expect((await record(day)).json().code).toBe(code);
    const page = (await district.ask({ url: `/api/residents/${anna}` })).json();
    expect(page.visits.some((one: { day: string }) => one.day === "2024-11-01")).toBe(false);
  });

  it("needs a person, an operator, a key, a form and an institution that exist", async () => {
    const url = `/api/residents/${anna}/visits`;
    const post = (headers: Record<string, string>, payload: object = visit("2024-11-02")) =>
      district.ask({ method: "POST", url, headers, payload });
    expect((await post({})).json().code).toBe("no-idempotency-key");
    expect((await post({ ...fresh(), "x-kangyu-operator": "" })).json().code).toBe("no-operator");
    expect((await post({ ...fresh(), "x-kangyu-operator": "nobody" })).json().code).toBe("unknown-operator");
    expect((await post(fresh(), { ...visit("2024-11-02"), form: "nope" })).json().code).toBe("unknown-form");
    expect((await post(fresh(), { ...visit("2024-11-02"), programme: "nope" })).json().code).toBe("unknown-programme");
    expect((await post(fresh(), { ...visit("2024-11-02"), institution: "c9" })).json().code).toBe(
      "unknown-institution",
    );
    expect((await post(fresh(), { day: "2024-11-02" })).statusCode).toBe(400);
    expect((await record("2024-11-02", { who: "00000000000" })).json().code).toBe("unknown-resident");
    expect((await record("2024-11-02", { who: "notakey" })).statusCode).toBe(404);
    const bao = await district.key("bao");
    const { id } = (await record("2024-11-03")).json();
    const foreign = { url: `/api/residents/${bao}/visits/${id}/history` };
    expect((await district.ask(foreign)).json().code).toBe("unknown-visit");
  });

  it("says exact figures when several are saved at once", async () => {
    const pressures = [150, 128, 155, 131, 149, 127];
    const answers = await Promise.all(
      pressures.map((sbp, index) => record(`2024-11-0${index + 4}`, { values: { ...VALUES, sbp } })),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual(pressures.map(() => 200));
    for (const [sbp, day] of [
      [152, "2024-11-19"],
      [133, "2024-11-20"],
    ] as const) {
      const saved = (await record(day, { values: { ...VALUES, sbp } })).json();
      const stood = await control("2024-11-20");
      const district = saved.changes.find(
        (one: { indicator: string; day: string; place: string }) =>
          one.indicator === "hypertension-control" && one.day === "2024-11-20" && one.place === "690101",
      );
      expect(district.after).toEqual({ in: stood.in, denominator: stood.denominator });
      expect(Math.abs(district.after.in - district.before.in)).toBe(1);
    }
  });

  it("leaves the name of who opened and who wrote in the audit", async () => {
    const key = await district.store.keyOf("Patient/anna", "simulated");
    const audit = await district.store.audit(key ?? -1, { operator: DOCTOR, institution: null });
    const actions = new Set(audit.filter((one) => one.operator === DOCTOR).map((one) => one.action));
    expect(actions.size).toBeGreaterThanOrEqual(2);
  });

  it("is found in the audit of lists by whoever was on a page that somebody opened", async () => {
    const key = (await district.store.keyOf("Patient/anna", "simulated")) ?? -1;
    const actor = { operator: DOCTOR, institution: null };
    const seen = async () =>
      (await district.store.audit(key, actor)).flatMap(({ action, operator, target }) =>
        operator === DOCTOR && action.startsWith("list-") ? [[action, target]] : [],
      );
    const before = (await seen()).length;
    const found = (await district.ask({ url: `/api/residents/${anna}` })).json().resident.name;
    await district.ask({ url: `/api/residents?world=simulated&q=${encodeURIComponent(found)}` });
    await district.ask({ url: "/api/residents?world=simulated&q=nobodyatall" });
    await district.ask({ url: "/api/indicators/hypertension-control/people?world=simulated&asOf=2024-11-20" });
    const since = (await seen()).slice(before);
    expect(since).toContainEqual(["list-search", ""]);
    expect(since).toContainEqual(["list-people", "hypertension.control 2024-11-20"]);
    expect(since).toHaveLength(2);
  });
});
