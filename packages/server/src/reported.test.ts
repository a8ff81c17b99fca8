import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { readDocument, type WrittenTable, writeXlsx } from "@kangyu/documents";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { reportSimulated } from "./simulated-reports.ts";

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

const key = () => randomUUID();
const LITERACY = "health-literacy";
const content = (change: object = {}) => ({
  ...{ world: "real", baseVersion: 0, value: 23, numerator: null, denominator: null, source: "健康素养监测" },
  ...{ said: "2024-03-01", evidence: "卫健函〔2024〕3号", reason: null },
  ...change,
});
const get = async (url: string) => (await district.ask({ url })).json();
const send = async (method: "PUT" | "POST", url: string, payload: object, idempotency = key()) => {
  const answer = await district.ask({ method, url, headers: { "idempotency-key": idempotency }, payload });
  return { status: answer.statusCode, body: answer.json() };
};
const put = (subject: string, change: object = {}, asOf = "2023-12-31", idempotency = key()) =>
  send("PUT", `/api/reported/${encodeURIComponent(subject)}/${asOf}`, content(change), idempotency);
const boardRow = async (rowKey: string, world = "real", asOf = "2024-09-30") => {
  const board = await get(`/api/plans/demonstration/board?world=${world}&asOf=${asOf}`);
  return board.rows.find((row: { key: string }) => row.key === rowKey);
};

describe("figures that are handed in", () => {
  it("says of a row nobody handed in where its value would come from", async () => {
    const row = await boardRow(LITERACY);
    expect(row).toMatchObject({ indicator: LITERACY, subject: LITERACY, light: "not-measured", reported: null });
    expect(row.why.code).toBe("not-handed-in");
  });

  it("shows a value on the board with source and date, and lights it as counted ones are, on its own day", async () => {
    const { status, body } = await put(LITERACY);
    expect([status, body.version, body.operator]).toEqual([200, 1, "planner"]);
    const row = await boardRow(LITERACY);
    expect(row).toMatchObject({
      light: "behind",
      actual: null,
      reported: { value: 23, asOf: "2023-12-31", source: "健康素养监测", said: "2024-03-01", version: 1 },
    });
    // 21.5 at the end of 2020, at least 25 at the end of 2025: 23.6 at the end of 2023 is the path.
    expect(row.path).toBeCloseTo(23.6, 1);
    expect((await boardRow(LITERACY, "simulated")).reported).toBeNull();
    expect((await boardRow(LITERACY, "real", "2023-09-30")).reported).toBeNull();
  });

  it("corrects with a reason and the version seen, keeps every version, and takes back", async () => {
    expect((await put(LITERACY, { value: 24, baseVersion: 1 })).body.code).toBe("reason-missing");
    expect((await put(LITERACY, { value: 24, reason: "x" })).body.code).toBe("stale-version");
    const again = key();
    const first = await put(LITERACY, { value: 24, baseVersion: 1, reason: "更正" }, "2023-12-31", again);
    const second = await put(LITERACY, { value: 24, baseVersion: 1, reason: "更正" }, "2023-12-31", again);
    expect([first.body.version, second.body]).toEqual([2, first.body]);
    expect((await boardRow(LITERACY)).light).toBe("on-track");
    const page = await get(`/api/reported/${LITERACY}?world=real&plan=demonstration`);
    expect(page.history.map((one: { version: number; value: number }) => [one.version, one.value])).toEqual([
      [2, 24],
      [1, 23],
    ]);
    expect(page).toMatchObject({ unit: "%", direction: "up", definition: { id: LITERACY, confidence: "S" } });
    const taken = await send("POST", `/api/reported/${LITERACY}/2023-12-31/withdraw`, {
      ...{ world: "real", baseVersion: 2, reason: "来源有误" },
    });
    expect(taken.body).toMatchObject({ version: 3, withdrawn: true });
    expect((await boardRow(LITERACY)).light).toBe("not-measured");
    const url = `/api/reported/${LITERACY}/2023-12-31/withdraw`;
    expect((await send("POST", url, { world: "real", baseVersion: 3, reason: "x" })).status).toBe(404);
  });

  it("refuses what records count, days to come, counts that do not fit, unknown subjects", async () => {
    const codes = async (subject: string, change: object, asOf?: string) =>
      (await put(subject, change, asOf)).body.code;
    expect(await codes("hypertension-control", {})).toBe("counted-indicator");
    expect(await codes("demonstration:hypertension-control", {})).toBe("counted-indicator");
    expect(await codes("demonstration:health-literacy", {})).toBe("unknown-indicator");
    expect(await codes("nothing", {})).toBe("unknown-indicator");
    expect(await codes(LITERACY, {}, "2024-12-31")).toBe("day-in-future");
    expect(await codes(LITERACY, { numerator: 230 })).toBe("counts-incomplete");
    expect(await codes(LITERACY, { numerator: 230, denominator: 900, baseVersion: 3, reason: "x" })).toBe(
      "counts-differ",
    );
  });

  it("asks chance where few stand in the numerator, as for counted figures", async () => {
    await put("maternal-mortality", { value: 24.2, numerator: 1, denominator: 4132 });
    expect(await boardRow("maternal-mortality")).toMatchObject({
      light: "cannot-tell",
      why: { code: "small-numbers" },
    });
  });

  it("takes a value for a row that no definition fits, and says what is still to come of a year", async () => {
    await put("demonstration:antibiotics", { value: 41 });
    expect(await boardRow("antibiotics")).toMatchObject({
      indicator: null,
      reported: { value: 41 },
      light: "on-track",
    });
    const asked = await get("/api/plans/demonstration/reported?world=real&year=2023");
    expect(asked).toMatchObject({ year: 2023, counted: 2, years: [2024, 2023, 2022, 2021, 2020] });
    expect(asked.items).toHaveLength(26);
    const given = asked.items.filter((item: { entry: unknown }) => item.entry !== null);
    expect(given.map((item: { subject: string }) => item.subject).sort()).toEqual([
      "demonstration:antibiotics",
      "maternal-mortality",
    ]);
  });

  it("shows a rate per 10,000 in a plan that prints it per 1,000, in the plan's unit", async () => {
    await put("general-practitioners-per-10000", { value: 2.4 }, "2020-12-31");
    const board = await get("/api/plans/longhu-13/board?world=real&asOf=2020-12-31");
    const row = board.rows.find((one: { key: string }) => one.key === "general-practitioners");
    expect(row).toMatchObject({ unit: "人/千人口", light: "met" });
    expect(row.reported.value).toBeCloseTo(0.24, 10);
    const page = await get("/api/reported/general-practitioners-per-10000?world=real&plan=longhu-13");
    expect(page.targets[0]).toMatchObject({ raw: "＞0.2", value: 2 });
  });

  it("is taken by an evaluation of its own year; an older one is not; an own value goes over it", async () => {
    await put("beds-per-1000", { value: 4, reason: null });
    const begin = (year: number) =>
      send("POST", "/api/plans/demonstration/evaluations", { kind: "yearly", year, world: "real" });
    const rowIn = (body: { evaluated: { rows: { key: string }[] } }) =>
      body.evaluated.rows.find(({ key: one }) => one === "beds");
    const { body } = await begin(2023);
    expect(rowIn(body)).toMatchObject({ value: 4, reported: { value: 4, source: "健康素养监测", day: "2024-03-01" } });
    expect(rowIn((await begin(2022)).body)).toMatchObject({ value: null, light: "not-measured", reported: null });
    const reported = { beds: { value: 9.7, source: "本次评估核定", day: "2024-05-01" } };
    const saved = await send("PUT", `/api/evaluations/${body.id}`, {
      ...{ baseVersion: 1, remarks: { ...body.remarks, reported } },
    });
    expect(rowIn(saved.body)).toMatchObject({ value: 9.7, light: "met", reported: { source: "本次评估核定" } });
    expect((await boardRow("beds")).reported.value).toBe(4);
  });
});

async function post(bytes: Uint8Array, fields: Record<string, string>) {
  const boundary = "----form";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join("")}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="form.xlsx"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const url = "/api/plans/demonstration/reported/import";
  return (await district.ask({ method: "POST", url, headers, payload })).json();
}

describe("the form of a year", () => {
  it("is an empty form with every row to hand in, and is read back filled: first said, then written", async () => {
    const answer = await district.ask({ url: "/api/plans/demonstration/reported.xlsx?world=real&year=2022" });
    expect(answer.headers["content-disposition"]).toContain("demonstration-figures-2022.xlsx");
    const { blocks } = await readDocument(answer.rawPayload);
    const table = blocks.find((block) => block.kind === "table");
    const [header = [], ...rows] = (table?.rows ?? []).map((row) => row.map(({ text }) => text));
    expect(rows).toHaveLength(26);
    const column = (name: string) => header.indexOf(name);
    const filled = rows.map((row) => {
      const fill: Record<string, Record<string, string>> = {
        "life-expectancy": { 数值: "78.4", 来源: "死因监测", 来源日期: "2023/3/1" },
        "infant-mortality": { 数值: "很低", 来源: "妇幼", 来源日期: "2023-03-01" },
        "smoking-15": { 数值: "23.8%", 来源: "调查", 来源日期: "2030-01-01" },
        "nurses-per-1000": { 数值: "2.60", 分子: "2600", 分母: "1000000", 来源: "年报", 来源日期: "2023-02-01" },
      };
      const own = Object.entries(fill[row[0] ?? ""] ?? {});
      return row.map((text, at) => own.find(([name]) => column(name) === at)?.[1] ?? text);
    });
    const written: WrittenTable = { kind: "table", header, rows: filled, widths: header.map(() => 1) };
    const bytes = await writeXlsx([{ name: "a", title: "t", notes: [], table: written }]);
    const preview = await post(bytes, { world: "real", year: "2022" });
    expect(preview.written).toBe(0);
    const said = preview.rows.map((row: { subject: string; state: string; column: string | null }) => [
      row.subject,
      row.state,
      row.column,
    ]);
    expect(said).toEqual([
      ["life-expectancy", "new", null],
      ["infant-mortality", "refused", "value"],
      ["smoking-15", "refused", "said"],
      ["nurses-per-1000", "new", null],
    ]);
    expect(preview.rows[1].line).toBeGreaterThan(2);
    const done = await post(bytes, { world: "real", year: "2022", write: "true" });
    expect(done.written).toBe(2);
    const again = await post(bytes, { world: "real", year: "2022", write: "true" });
    expect([again.written, again.rows[0].state]).toEqual([0, "same"]);
    expect((await boardRow("life-expectancy", "real", "2022-12-31")).reported.value).toBe(78.4);
  });

  it("refuses a file without such a table", async () => {
    const table: WrittenTable = { kind: "table", header: ["a", "b"], rows: [["1", "2"]], widths: [1, 1] };
    const bytes = await writeXlsx([{ name: "a", title: "t", notes: [], table }]);
    expect(await post(bytes, { world: "real", year: "2022" })).toMatchObject({ code: "not-a-form" });
  });
});

describe("a simulated district", () => {
  it("has invented reports for most rows of its plan, once, and without them after the simulated data are removed", async () => {
    const catalogue = fileURLToPath(new URL("../../../catalogue", import.meta.url));
    await reportSimulated(district.context, catalogue);
    await reportSimulated(district.context, catalogue);
    const board = await get("/api/plans/demonstration/board?world=simulated&asOf=2023-12-31");
    const given = board.rows.filter((row: { reported: unknown }) => row.reported !== null);
    expect(given).toHaveLength(25);
    for (const row of given) expect(row.reported).toMatchObject({ operator: "simulation", version: 1 });
    expect(given.every((row: { reported: { source: string } }) => row.reported.source.includes("模拟"))).toBe(true);
    await district.ask({ method: "DELETE", url: "/api/simulated", headers: { "idempotency-key": key() } });
    const after = await get("/api/plans/demonstration/board?world=simulated&asOf=2023-12-31");
    expect(after.rows.every((row: { reported: unknown }) => row.reported === null)).toBe(true);
  });
});
