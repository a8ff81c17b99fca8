import { randomUUID } from "node:crypto";
import { readDocument, type WrittenSheet, writeXlsx } from "@kangyu/documents";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";

const HERE = "690101001";
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

const headers = () => ({ "idempotency-key": randomUUID() });
const send = async (method: "PUT" | "POST", url: string, payload: object) =>
  (await district.ask({ method, url, headers: headers(), payload })).json();
const part = (numerator: number, denominator: number, place = HERE) => ({ place, numerator, denominator });
const beds = { value: 4, numerator: 400, denominator: 100_000 };
const put = (subject: string, change: object) =>
  send("PUT", `/api/reported/${encodeURIComponent(subject)}/2023-12-31`, {
    ...{ world: "real", baseVersion: 0, value: 4, numerator: null, denominator: null, source: "年报" },
    ...{ said: "2024-03-01", evidence: null, reason: null, ...change },
  });
const standing = async () => {
  const url = "/api/reported/beds-per-1000?world=real&plan=demonstration";
  return (await district.ask({ url })).json().standing;
};

describe("values by township", () => {
  it("are refused where they fit no township, no ratio or not into the district", async () => {
    const codes = async (parts: object[], subject = "beds-per-1000") => (await put(subject, { ...beds, parts })).code;
    expect(await codes([part(1, 10, "690101999")])).toBe("unknown-township");
    expect(await codes([part(1, 10), part(2, 10)])).toBe("township-twice");
    expect(await codes([part(0, 0)])).toBe("counts-incomplete");
    expect(await codes([part(401, 90_000)])).toBe("townships-exceed-district");
    expect(await codes([part(1, 100_001)])).toBe("townships-exceed-district");
    const plain = { value: 41, parts: [part(1, 10)] };
    expect((await put("demonstration:antibiotics", plain)).code).toBe("townships-without-ratio");
    expect(await standing()).toBeNull();
  });

  it("come back with the value that they were handed in with, and name the township in an evaluation", async () => {
    expect((await put("beds-per-1000", { ...beds, parts: [part(60, 40_000)] })).version).toBe(1);
    expect((await standing()).parts).toEqual([part(60, 40_000)]);
    const body = await send("POST", "/api/plans/demonstration/evaluations", {
      ...{ kind: "yearly", year: 2023, world: "real" },
    });
    type Rows = { key: string; path: number; light: string; explanation: unknown }[];
    const row = (rows: Rows) => rows.find(({ key }) => key === "beds");
    const found = row(body.evaluated.rows);
    const lacking = (share: number, counted: number) => ((found?.path ?? 0) / 1000) * share - counted;
    expect(found).toMatchObject({ light: "behind" });
    const township = {
      code: HERE,
      name: { zh: "青石", en: "Qingshi" },
      value: 1.5,
      numerator: 60,
      denominator: 40_000,
    };
    expect(found?.explanation).toMatchObject({
      short: expect.closeTo(lacking(100_000, 400), 6),
      townships: [{ ...township, short: expect.closeTo(lacking(40_000, 60), 6) }],
      ...{ institutions: [], villages: [], groups: [], reasons: [] },
    });
    // A value that the evaluation sets itself is not explained by what was handed in.
    const reported = { beds: { value: 4.5, source: "核定", day: "2024-05-01" } };
    const saved = await send("PUT", `/api/evaluations/${body.id}`, {
      ...{ baseVersion: 1, remarks: { ...body.remarks, reported } },
    });
    expect(row(saved.evaluated.rows)).toMatchObject({ light: "behind", explanation: null });
  });
});

async function post(bytes: Uint8Array, write: boolean) {
  const boundary = "----form";
  const fields = Object.entries({ world: "real", year: "2023", write: String(write) }).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `${fields.join("")}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="form.xlsx"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const type = { ...headers(), "content-type": `multipart/form-data; boundary=${boundary}` };
  const url = "/api/plans/demonstration/reported/import";
  return (await district.ask({ method: "POST", url, headers: type, payload })).json();
}

/** The form as it is given out, in sheets of texts. */
async function formOf(lang: "zh" | "en"): Promise<string[][][]> {
  const answer = await district.ask({
    url: `/api/plans/demonstration/reported.xlsx?world=real&year=2023&lang=${lang}`,
  });
  const { blocks } = await readDocument(answer.rawPayload);
  return blocks.flatMap((block) =>
    block.kind === "table" ? [block.rows.map((row) => row.map(({ text }) => text))] : [],
  );
}

const sheetOf = ([header = [], ...rows]: string[][], name: string): WrittenSheet => {
  return { name, title: name, notes: [], table: { kind: "table", header, rows, widths: header.map(() => 1) } };
};
/** The sheet with counts typed into the rows of a subject. */
const typed = (rows: string[][], counts: Record<string, [string, string]>) =>
  rows.map((row) => [...row.slice(0, 4), ...(counts[row[0] ?? ""] ?? row.slice(4))]);

describe("the form's second sheet", () => {
  it("asks for every ratio by township, in both languages, with what stands", async () => {
    const [[values, townships], [, english]] = [await formOf("zh"), await formOf("en")];
    expect(townships?.[0]).toEqual(["编号", "指标", "乡镇代码", "乡镇（街道）", "分子", "分母"]);
    expect(english?.[0]).toEqual(["Key", "Indicator", "Township code", "Township", "Numerator", "Denominator"]);
    const row = townships?.find(([subject]) => subject === "beds-per-1000");
    expect(row?.slice(2)).toEqual([HERE, "青石", "60", "40000"]);
    const subjects = (rows: string[][] = []) => rows.slice(1).map(([subject]) => subject);
    expect(subjects(values)).toContain("life-expectancy");
    expect(subjects(townships)).not.toContain("life-expectancy");
  });

  it("changes a value's townships, takes them away where they are emptied, and lines that cannot be are told", async () => {
    const [values = [], townships = []] = await formOf("en");
    const bytes = (rows: string[][] | null) =>
      writeXlsx([sheetOf(values, "a"), ...(rows === null ? [] : [sheetOf(rows, "b")])]);
    const states = async (file: Uint8Array, write = false) => {
      const { rows } = await post(file, write);
      return rows.map((one: Record<string, unknown>) => [one.subject, one.state, one.townships, one.why]);
    };
    expect(await states(await bytes(townships))).toEqual([["beds-per-1000", "same", 1, null]]);
    // A file without the sheet leaves what stands.
    expect(await states(await bytes(null))).toEqual([["beds-per-1000", "same", 1, null]]);
    const wrong = typed(townships, {
      ...{ "beds-per-1000": ["many", "40000"], "nurses-per-1000": ["10", "20"] },
    });
    const refused = (await post(await bytes(wrong), false)).rows.slice(1);
    expect(refused.map((one: { township: string; column: string; why: { code: string } }) => one.why.code)).toEqual([
      "bad-request",
      "townships-without-value",
    ]);
    expect(refused[0]).toMatchObject({ subject: "beds-per-1000", township: "Qingshi", column: "numerator" });
    const changed = await bytes(typed(townships, { "beds-per-1000": ["70", "41,000"] }));
    expect(await states(changed, true)).toEqual([["beds-per-1000", "changed", 1, null]]);
    expect((await standing()).parts).toEqual([part(70, 41_000)]);
    expect(await states(await bytes(typed(townships, { "beds-per-1000": ["", ""] })), true)).toEqual([
      ["beds-per-1000", "changed", 0, null],
    ]);
    expect(await standing()).toMatchObject({ value: 4, parts: [], version: 3 });
  });
});
