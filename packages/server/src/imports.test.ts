import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { condition, enrolment, patient } from "./fixtures/people.ts";

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
let keys = 0;
const fresh = () => ({ "idempotency-key": `import-key-${keys++}` });

function response(subject: string, day: string, sbp: number): object {
  const coded = (code: string) => [{ valueCoding: { code } }];
  return {
    resourceType: "QuestionnaireResponse",
    id: `${subject}-${day}`,
    meta: { tag: [{ system: "https://kangyu.example/fhir/tags", code: "simulated" }] },
    questionnaire: "https://kangyu.example/fhir/Questionnaire/hypertension-follow-up|2017.1",
    status: "completed",
    subject: { reference: `Patient/${subject}` },
    authored: day,
    item: [
      { linkId: "day", answer: [{ valueDate: day }] },
      { linkId: "mode", answer: coded("1") },
      { linkId: "sbp", answer: [{ valueDecimal: sbp }] },
      { linkId: "dbp", answer: [{ valueDecimal: 80 }] },
      { linkId: "symptoms", answer: coded("none") },
    ],
  };
}

const about = { day: "2023-12-01", programme: "hypertension", institution: "c1" };
const GOOD = [
  patient({ id: "eve", name: "尹戊", sex: "female", birth: "1965-03-03", place: "690101001001" }),
  condition("eve-c", "eve", "2023-11-20"),
  enrolment("eve-e", "eve", about),
];
const IMPOSSIBLE = response("eve", "2024-11-10", 1200);

async function upload(file: string, fields: Record<string, string> = { world: "simulated" }, name = "people.ndjson") {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([file], name));
  const request = new Request("http://127.0.0.1", { method: "POST", body: form });
  return district.ask({
    method: "POST",
    url: "/api/imports",
    headers: { ...fresh(), "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

async function imported(file: string) {
  const begun = await upload(file);
  expect(begun.statusCode).toBe(202);
  await district.context.jobs.settled();
  const { items } = await get("/api/imports");
  return items.find((run: { id: string }) => run.id === begun.json().id);
}

const denominator = async () =>
  (await get("/api/indicators/hypertension-control?world=simulated&asOf=2024-11-20")).figure.denominator;

describe("an import", () => {
  const file = [...GOOD, IMPOSSIBLE, response("nobody-there", "2024-01-01", 120)]
    .map((row) => JSON.stringify(row))
    .join("\n");
  let run: string;

  it("puts the good rest in and the bad into the ledger; accepted and refused are the rows", async () => {
    const before = await denominator();
    const done = await imported(`${file}\n{"resourceType":"Patient","id":`);
    expect(done).toMatchObject({
      state: "done",
      rows: 6,
      accepted: 3,
      unchanged: 0,
      refused: 3,
      file: "people.ndjson",
    });
    run = done.id;
    expect(await denominator()).toBe(before + 1);
    const { total, items } = await get(`/api/ledger?import=${run}&state=open`);
    expect(total).toBe(3);
    const places = items.map((row: { line: number; code: string }) => `${row.line} ${row.code}`);
    expect(places.sort()).toEqual(["4 value-impossible", "5 subject-unknown", "6 half-line"]);
    const bad = items.find((row: { line: number }) => row.line === 4);
    expect(bad.content).toBe(JSON.stringify(IMPOSSIBLE));
  });

  it("changes nothing when the same file comes again", async () => {
    const before = await denominator();
    const again = await imported(`${file}\n`);
    expect(again).toMatchObject({ accepted: 0, unchanged: 3 });
    expect(await denominator()).toBe(before);
  });

  it("keeps a row that is still wrong, and takes it once it is right: the figure changes", async () => {
    const url = "/api/indicators/hypertension-control?world=simulated&asOf=2024-11-20";
    const { items } = await get(`/api/ledger?import=${run}&state=open`);
    const row = items.find((one: { line: number }) => one.line === 4);
    const retry = (content: string) =>
      district.ask({ method: "POST", url: `/api/ledger/${row.id}/retry`, headers: fresh(), payload: { content } });
    const wrong = await retry(row.content);
    expect([wrong.statusCode, wrong.json().code, wrong.json().detail]).toEqual([
      422,
      "still-refused",
      "value-impossible",
    ]);
    const before = (await get(url)).figure;
    const right = await retry(JSON.stringify(response("eve", "2024-11-10", 120)));
    expect([right.statusCode, right.json().state]).toEqual([200, "resolved"]);
    expect((await get(url)).figure.in).toBe(before.in + 1);
    expect((await retry(row.content)).json().code).toBe("ledger-closed");
  });

  it("lets a row be laid aside with a reason", async () => {
    const [row] = (await get(`/api/ledger?import=${run}&state=open`)).items;
    const url = `/api/ledger/${row.id}/dismiss`;
    const dismiss = (reason: string) => district.ask({ method: "POST", url, headers: fresh(), payload: { reason } });
    expect((await dismiss("")).statusCode).toBe(400);
    expect((await dismiss("not one of ours")).json().state).toBe("dismissed");
    expect((await get(`/api/ledger?import=${run}&state=dismissed`)).total).toBe(1);
  });

  it("is withdrawn whole", async () => {
    const before = await denominator();
    const url = `/api/imports/${run}`;
    const answer = await district.ask({ method: "DELETE", url, headers: fresh(), payload: { reason: "wrong file" } });
    expect([answer.statusCode, answer.json().state]).toEqual([200, "withdrawn"]);
    expect(await denominator()).toBe(before - 1);
    const unknown = await district.ask({
      method: "DELETE",
      url: "/api/imports/nope",
      headers: fresh(),
      payload: { reason: "x" },
    });
    expect(unknown.json().code).toBe("unknown-import");
  });

  it("refuses a request without a file, with an unknown place or world, and says why a file cannot be read", async () => {
    expect((await upload("{}", { world: "simulated", place: "999999999999" })).json().code).toBe("unknown-place");
    expect((await upload("{}", { world: "nowhere" })).json().code).toBe("bad-request");
    const plain = await district.ask({ method: "POST", url: "/api/imports", headers: fresh(), payload: { a: 1 } });
    expect(plain.json().code).toBe("unsupported-media");
    const failed = await imported("this is no record");
    expect(failed).toMatchObject({ state: "failed" });
    expect(failed.message.zh).not.toBe("");
  });
});

describe("simulated data", () => {
  it("goes with one action, figures too", async () => {
    const answer = await district.ask({ method: "DELETE", url: "/api/simulated", headers: fresh() });
    expect(answer.json().residents).toBeGreaterThanOrEqual(4);
    expect(await denominator()).toBe(0);
    expect((await get("/api/district")).worlds.map((one: { residents: number }) => one.residents)).toEqual([0, 0]);
  });
});
