import { type TestDatabase, testDatabase } from "@kangyu/testing";
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

const get = async (url: string) => (await district.ask({ url })).json();

describe("figures", () => {
  it("names the district, its places, operators and plans without asking who looks", async () => {
    const answer = await district.app.inject({ url: "/api/district", headers: { host: "localhost:1" } });
    expect(answer.json()).toMatchObject({
      jurisdiction: "690101",
      today: "2024-11-20",
      loopbackOnly: true,
      worlds: [
        { world: "real", residents: 0 },
        { world: "simulated", residents: 4 },
      ],
    });
    expect(answer.json().operators.map((one: { id: string }) => one.id)).toContain("doctor-c1");
    expect(answer.json().places.find((one: { code: string }) => one.code === "690101001").tile).toEqual([1, 1]);
  });

  it("shows every printed row of the plan; only what records count is measured", async () => {
    const board = await get("/api/plans/demonstration/board?world=simulated&asOf=2024-09-30");
    expect(board.rows.length).toBeGreaterThan(20);
    for (const row of board.rows) {
      if (row.subject !== null) expect([row.actual, row.reported, row.light]).toEqual([null, null, "not-measured"]);
      else expect(row.actual.in + row.actual.out + row.actual.unknown).toBe(row.actual.denominator);
      expect(row.why.text.zh).not.toBe("");
    }
    expect(
      board.rows.filter((row: { actual: { denominator: number } | null }) => row.actual?.denominator === 3),
    ).toHaveLength(2);
    const real = await get("/api/plans/demonstration/board?world=real&asOf=2024-09-30");
    expect(real.rows.every((row: { actual: { denominator: number } | null }) => !row.actual?.denominator)).toBe(true);
  });

  it("opens a figure to its people: in, out and unknown add up, each with a reason in both languages", async () => {
    const url = "/api/indicators/hypertension-standard-management";
    const { figure, townships, villages, institutions } = await get(`${url}?world=simulated&asOf=2024-09-30`);
    const people = await get(`${url}/people?world=simulated&asOf=2024-09-30`);
    expect(people.total).toBe(figure.denominator);
    expect(people.counts.in + people.counts.out + people.counts.unknown).toBe(people.total);
    expect(people.people).toHaveLength(people.total);
    for (const person of people.people) expect(person.reason.text.zh + person.reason.text.en).not.toMatch(/[{}]/);
    const sum = (parts: { figure: { denominator: number } }[]) =>
      parts.reduce((all, one) => all + one.figure.denominator, 0);
    expect([sum(townships), sum(villages), sum(institutions)]).toEqual([3, 3, 3]);
  });

  it("lists every indicator of the catalogue, each of which can be asked", async () => {
    const { items } = await get("/api/indicators");
    expect(items.length).toBeGreaterThanOrEqual(4);
    for (const { id, version } of items) {
      const answer = await get(`/api/indicators/${id}?world=simulated&asOf=2024-09-30`);
      expect([answer.definition.id, answer.definition.version]).toEqual([id, version]);
    }
  });

  it("pages through people by keys and narrows them by place", async () => {
    const url = "/api/indicators/hypertension-control/people?world=simulated&asOf=2024-09-30";
    const first = await get(`${url}&limit=2`);
    const second = await get(`${url}&limit=2&after=${encodeURIComponent(first.next)}`);
    const keys = [...first.people, ...second.people].map((one: { key: string }) => one.key);
    expect(new Set(keys).size).toBe(3);
    expect(second.next).toBeNull();
    expect((await get(`${url}&place=690101001002`)).total).toBe(1);
    expect((await get(`${url}&place=690101001`)).total).toBe(3);
    expect((await get(`${url}&institution=c2`)).total).toBe(0);
  });

  it("lists who is overdue, with counts by village that add up", async () => {
    const list = await get("/api/worklist?world=simulated&day=2024-11-20");
    expect(list.items.length).toBeGreaterThan(0);
    const counted = list.counts.reduce(
      (sum: number, one: { due: number; overdue: number }) => sum + one.due + one.overdue,
      0,
    );
    expect([counted, list.items.length]).toEqual([list.total, list.total]);
    for (const item of list.items) expect(item.state === "overdue" ? item.daysOverdue : 1).toBeGreaterThan(0);
    const village = await get("/api/worklist?world=simulated&day=2024-11-20&place=690101001002");
    expect(village.items.every((one: { place: string }) => one.place === "690101001002")).toBe(true);
    expect(village.total).toBeLessThan(list.total);
  });

  it("finds people by name and by pinyin, and nobody for an empty search", async () => {
    const find = async (q: string) => (await get(`/api/residents?world=simulated&q=${encodeURIComponent(q)}`)).items;
    expect((await find("安甲")).map((one: { name: string }) => one.name)).toEqual(["安甲"]);
    expect((await find("anjia")).map((one: { name: string }) => one.name)).toEqual(["安甲"]);
    expect(await find(" ")).toEqual([]);
  });

  it("answers with a definition, its settings, value sets and cases, and forms as Questionnaires", async () => {
    const programme = await get("/api/programmes/hypertension");
    expect(programme.definition.forms["follow-up"].fields.length).toBeGreaterThan(5);
    expect(Object.keys(programme.valueSets)).toContain("hypertension");
    expect(programme.cases).not.toBeNull();
    expect((await get("/api/programmes/hypertension/forms/follow-up/questionnaire")).resourceType).toBe(
      "Questionnaire",
    );
    expect((await get("/api/programmes/hypertension/forms/nope/questionnaire")).code).toBe("unknown-form");
  });

  it("lists every definition, and evaluates nobody by one that the district does not run", async () => {
    const { items } = await get("/api/programmes");
    const idle = items.filter((one: { inUse: boolean }) => !one.inUse).map((one: { id: string }) => one.id);
    expect(idle.length).toBeGreaterThan(0);
    const list = await get("/api/worklist?world=simulated&day=2024-11-20&limit=200");
    expect(list.items.some((item: { programme: string }) => idle.includes(item.programme))).toBe(false);
    const page = await get(`/api/residents/${await district.key("dong")}`);
    expect(page.standings).toEqual([]);
  });

  it("refuses people to those who do not say who they are, and unknown things by their names", async () => {
    const nobody = { "x-kangyu-operator": "" };
    for (const url of [
      "/api/residents?world=simulated&q=a",
      "/api/worklist?world=simulated",
      "/api/ledger",
      "/api/imports",
    ]) {
      expect((await district.ask({ url, headers: nobody })).statusCode).toBe(401);
    }
    expect((await get("/api/plans/nope/board?world=simulated")).code).toBe("unknown-plan");
    expect((await get("/api/indicators/nope?world=simulated")).code).toBe("unknown-indicator");
    expect((await get("/api/programmes/nope")).code).toBe("unknown-programme");
    expect((await get("/api/residents/00000000000")).code).toBe("unknown-resident");
    expect((await get("/api/nope")).code).toBe("not-found");
    expect((await get("/api/plans/demonstration/board")).code).toBe("bad-request");
  });

  it("publishes its contract", async () => {
    const { paths } = await get("/api/openapi.json");
    expect(Object.keys(paths).length).toBeGreaterThanOrEqual(20);
    expect(Object.keys(paths["/api/residents/{key}/visits/{id}"])).toEqual(["put", "delete"]);
  });
});
