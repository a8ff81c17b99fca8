import { readDocument } from "@kangyu/documents";
import { helpOf, readPlan } from "@kangyu/plan";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { planDraft } from "./contract/index.ts";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { planText } from "./fixtures/plan-text.ts";

type Page = z.infer<typeof planDraft.draftPage>;

let database: TestDatabase;
let district: TestDistrict;
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url);
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

async function ask(method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) {
  const headers = { "idempotency-key": `draft-test-${++count}` };
  return district.ask({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}
const page = async (...asked: Parameters<typeof ask>): Promise<Page> => {
  const answer = await ask(...asked);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const begin = (changes: object = {}) =>
  page("POST", "/api/plan-drafts", { world: "simulated", from: 2024, to: 2028, base: "demonstration", ...changes });

function withTarget({ draft }: Page, indicator: string, target: string): Page["draft"] {
  return { ...draft, rows: draft.rows.map((row) => (row.indicator === indicator ? { ...row, target } : row)) };
}
const CONTROL = "hypertension-control";
const about = (shown: Page, indicator: string) => {
  const at = shown.draft.rows.findIndex((row) => row.indicator === indicator);
  const help = shown.help.rows[at];
  if (help === undefined) throw new Error(`no row for ${indicator}`);
  return help;
};

describe("drafts of the next plan", () => {
  it("begins with the earlier plan's rows, baselines from the records and no target", async () => {
    const begun = await begin();
    expect(begun).toMatchObject({ version: 1, world: "simulated", draft: { mid: 2025, base: "demonstration" } });
    expect(begun.draft.title.zh).toContain("2024—2028年");
    expect(begun.draft.rows.every(({ mid, target }) => mid === "" && target === "")).toBe(true);
    const { figure } = (await ask("GET", `/api/indicators/${CONTROL}?world=simulated&asOf=2023-12-31`)).json();
    const { baseline, outlook } = about(begun, CONTROL);
    expect(figure.denominator).toBe(3);
    expect(baseline).toMatchObject({ origin: "records", denominator: 3, numerator: figure.in, asOf: "2023-12-31" });
    expect(outlook.why?.en).toContain("at least 4");
    expect(begun.evidence.others.map(({ id }) => id)).not.toContain("demonstration");
  });

  it("says at once what a target asks for, the same as the browser works out from its answer", async () => {
    const begun = await begin();
    const draft = withTarget(begun, CONTROL, "≥70");
    const saved = await page("PUT", `/api/plan-drafts/${begun.id}`, { baseVersion: 1, draft });
    expect(saved.version).toBe(2);
    const { asks } = about(saved, CONTROL);
    expect(asks?.people).toMatchObject({ denominatorLater: 3, numeratorLater: 3, basis: "as-now" });
    expect(asks?.townships).toMatchObject([{ code: "690101001", denominator: 3 }]);
    expect(saved.help).toEqual(JSON.parse(JSON.stringify(helpOf(saved.draft, saved.evidence))));
  });

  it("asks about weak targets while they are typed", async () => {
    const begun = await begin();
    const rows = begun.draft.rows.map((row) => (row.key === "vaccination-coverage" ? { ...row, target: "≥80" } : row));
    const saved = await page("PUT", `/api/plan-drafts/${begun.id}`, {
      baseVersion: 1,
      draft: { ...begun.draft, rows },
    });
    expect(saved.help.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["weaker-than-baseline", "weaker-than-reference", "weaker-than-earlier-plan"]),
    );
    expect(saved.help).toEqual(JSON.parse(JSON.stringify(helpOf(saved.draft, saved.evidence))));
  });

  it("measures nothing of the simulated people in the real world", async () => {
    const real = await begin({ world: "real" });
    expect(real.evidence.measured).toEqual([]);
    const { items } = (await ask("GET", "/api/plan-drafts?world=real")).json();
    expect(items.map((one: { id: string }) => one.id)).toEqual([real.id]);
  });

  it("begins with every indicator of the catalogue where no plan is named", async () => {
    const begun = await begin({ base: null });
    expect(begun.draft.rows.map(({ indicator }) => indicator)).toContain("hypertension-standard-management");
    expect(begun.draft.rows.every(({ former }) => former === null)).toBe(true);
  });

  it("goes on from a plan document that was read, its rows bound", async () => {
    const pasted = { name: "plan.txt", text: planText() };
    const document = (await ask("POST", "/api/plan-documents", pasted)).json().document.id as string;
    await district.context.jobs.settled();
    const begun = await begin({ base: null, document });
    expect(begun.draft).toMatchObject({ base: document });
    expect(begun.draft.rows.map(({ name, indicator }) => [name, indicator])).toEqual([
      ["人均预期寿命", "life-expectancy"],
      ["孕产妇系统管理率", "maternal-systematic-management"],
      ["高血压患者血压控制率", CONTROL],
      ["高血压病人规范服务覆盖水平", null],
    ]);
    expect(about(begun, CONTROL).baseline?.origin).toBe("records");
    expect(begun.draft.rows[0]).toMatchObject({
      former: { targets: [{ raw: "78", year: 2025 }] },
      baseline: { origin: "printed", raw: "77.2", year: 2020 },
    });
    expect(
      (
        await ask("POST", "/api/plan-drafts", { world: "real", from: 2026, to: 2030, base: null, document: "no" })
      ).json().code,
    ).toBe("unknown-plan-document");
  });

  it("tells the second of two planners that the first has saved", async () => {
    const begun = await begin();
    const change = { baseVersion: 1, draft: begun.draft };
    await page("PUT", `/api/plan-drafts/${begun.id}`, change);
    const late = await ask("PUT", `/api/plan-drafts/${begun.id}`, change);
    expect([late.statusCode, late.json().code]).toEqual([409, "stale-version"]);
  });

  it("takes a draft away and brings any version of it back", async () => {
    const begun = await begin();
    const url = `/api/plan-drafts/${begun.id}`;
    const second = await page("PUT", url, { baseVersion: 1, draft: withTarget(begun, CONTROL, "70") });
    expect(await page("DELETE", url, { baseVersion: second.version })).toMatchObject({ version: 3, withdrawn: true });
    const listed = async () => (await ask("GET", "/api/plan-drafts?world=simulated")).json().items as { id: string }[];
    expect((await listed()).map(({ id }) => id)).not.toContain(begun.id);
    const back = await page("POST", `${url}/restore`, { baseVersion: 3, version: 1 });
    expect(back).toMatchObject({ version: 4, withdrawn: false });
    expect(back.draft).toEqual(begun.draft);
    expect((await listed()).map(({ id }) => id)).toContain(begun.id);
    const { items } = (await ask("GET", `${url}/versions`)).json();
    expect(items.map((one: { version: number }) => one.version)).toEqual([4, 3, 2, 1]);
  });

  it.each(["docx", "xlsx"])(
    "prints the table as %s, labelled as simulated, and our own reader reads it",
    async (format) => {
      const begun = await begin();
      await page("PUT", `/api/plan-drafts/${begun.id}`, { baseVersion: 1, draft: withTarget(begun, CONTROL, "≥70") });
      const answer = await ask("GET", `/api/plan-drafts/${begun.id}/table.${format}?lang=zh`);
      expect(answer.headers["content-disposition"]).toContain(`plan-2024-2028-simulated.${format}`);
      const document = await readDocument(answer.rawPayload);
      expect(JSON.stringify(document.blocks)).toContain("模拟数据");
      const plan = readPlan(document);
      expect(plan.period).toEqual({ from: 2024, to: 2028 });
      const row = plan.indicators.find(({ name }) => name === "高血压患者血压控制率");
      expect(row?.targets).toEqual([{ raw: "≥70", op: ">=", value: 70, year: 2028 }]);
      expect(row?.baseline).toMatchObject({ year: 2023 });
    },
  );

  it("refuses what cannot be: no operator, unknown plans and drafts, years out of order, two rows of one key", async () => {
    const begun = await begin();
    const [row] = begun.draft.rows;
    const double = { ...begun.draft, rows: [row, row] };
    const answers = [
      await ask("POST", "/api/plan-drafts", { world: "real", from: 2026, to: 2030, base: "nothing" }),
      await ask("POST", "/api/plan-drafts", { world: "real", from: 2030, to: 2026, base: null }),
      await ask("GET", "/api/plan-drafts/nothing"),
      await ask("PUT", `/api/plan-drafts/${begun.id}`, { baseVersion: 1, draft: double }),
      await district.app.inject({ url: "/api/plan-drafts?world=real", headers: { host: "127.0.0.1:1" } }),
    ];
    expect(answers.map((answer) => answer.json().code)).toEqual([
      ...["unknown-plan", "draft-years", "unknown-draft", "bad-request", "no-operator"],
    ]);
  });
});
