import { readDocument } from "@kangyu/documents";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { planText } from "./fixtures/plan-text.ts";

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

type Method = "GET" | "PUT" | "POST" | "DELETE";

/** A request under a key of its own, unless the headers name one. */
const ask = (method: Method, path: string, payload?: object, headers: Record<string, string> = {}) =>
  district.ask({
    method,
    url: `/api/plan-documents${path}`,
    headers: { "idempotency-key": crypto.randomUUID(), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });

async function upload(bytes: string | Uint8Array<ArrayBuffer>, name: string) {
  const form = new FormData();
  form.set("file", new File([bytes], name));
  const request = new Request("http://127.0.0.1", { method: "POST", body: form });
  const answer = await district.ask({
    method: "POST",
    url: "/api/plan-documents",
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  await district.context.jobs.settled();
  return answer;
}

const shown = async (id: string, query = "") => (await ask("GET", `/${id}${query}`)).json();
type Shown = { readonly content: { readonly findings: readonly { key: string; code: string; answer: unknown }[] } };
const findingOf = (document: Shown, code: string) => {
  const found = document.content.findings.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};

describe("a plan document", () => {
  let id: string;

  it("is kept, read beside the server, and shown with its findings where they stand", async () => {
    const answer = await upload(planText(), "规划.txt");
    expect([answer.statusCode, answer.json().added, answer.json().document.state]).toEqual([202, true, "reading"]);
    id = answer.json().document.id;
    const document = await shown(id);
    expect(document.document).toMatchObject({
      name: "规划.txt",
      state: "read",
      period: { from: 2021, to: 2025 },
      counts: { indicators: 4 },
      operator: "planner",
      adopted: false,
    });
    const { blocks, findings, plan } = document.content;
    expect(plan.indicators[0]).toMatchObject({
      name: "人均预期寿命",
      unit: "岁",
      targets: [{ value: 78, year: 2025 }],
    });
    const sum = findings.find((one: { code: string }) => one.code === "parts-and-total");
    expect(sum).toMatchObject({ severity: "error", group: "counts", answer: null, history: [] });
    expect(sum.arithmetic).toContain("1774 + 1151 = 2925 ≠ 1925");
    const { block, marked } = sum.sources[0].place;
    expect(blocks[block].text.slice(marked.start, marked.end)).toContain("1774张");
    const weak = findings.find((one: { code: string }) => one.code === "weaker-than-baseline");
    expect(blocks[weak.sources[0].place.block].rows[weak.sources[0].place.row][0].text).toBe("孕产妇系统管理率");
    const { items } = (await ask("GET", "")).json();
    expect(items[0]).toMatchObject({ id, findings: { total: findings.length, answered: 0 } });
  });

  it("is the same document when its bytes come again, under any name", async () => {
    const again = (await upload(planText(), "another name.txt")).json();
    expect([again.added, again.document.id]).toEqual([false, id]);
    expect((await ask("GET", "")).json().items).toHaveLength(1);
  });

  it("keeps an answer for the same finding of a changed document, and opens a finding whose figures changed", async () => {
    const { key } = findingOf(await shown(id), "parts-and-total");
    const path = `/${id}/findings/${key}/answer`;
    expect((await ask("POST", path, { state: "dismissed" })).json().code).toBe("bad-request");
    const answered = await ask("POST", path, { state: "explained", reason: "笔误，已通知" });
    expect(answered.json().findings.answered).toBe(1);
    const changed = (await upload(planText({ before: "（征求意见稿）" }), "规划2.txt")).json().document.id;
    expect(changed).not.toBe(id);
    const same = findingOf(await shown(changed), "parts-and-total");
    expect(same).toMatchObject({
      key,
      answer: { state: "explained", reason: "笔误，已通知", operator: "planner", document: id },
    });
    const other = (await upload(planText().replace("1151", "1152"), "规划3.txt")).json().document.id;
    expect(findingOf(await shown(other), "parts-and-total").answer).toBeNull();
    const next = (await upload(planText({ title: "云岭区卫生健康事业“十五五”发展规划" }), "规划4.txt")).json();
    expect(findingOf(await shown(next.document.id), "parts-and-total").answer).toBeNull();
  });

  it("forgets no answer that is taken back or given again", async () => {
    const { key } = findingOf(await shown(id), "parts-and-total");
    const path = `/${id}/findings/${key}/answer`;
    expect((await ask("DELETE", path)).json().findings.answered).toBe(0);
    await ask("POST", path, { state: "agreed" });
    const finding = findingOf(await shown(id), "parts-and-total") as unknown as {
      answer: { state: string };
      history: { state: string }[];
    };
    expect(finding.answer.state).toBe("agreed");
    expect(finding.history.map((one) => one.state)).toEqual(["explained", "withdrawn", "agreed"]);
    expect((await ask("POST", `/${id}/findings/${"0".repeat(16)}/answer`, { state: "agreed" })).json().code).toBe(
      "unknown-finding",
    );
  });

  it("is answered once however often the same request comes, and never without a key", async () => {
    const { key } = findingOf(await shown(id), "weaker-than-baseline");
    const path = `/${id}/findings/${key}/answer`;
    const said = { state: "explained", reason: "口径调整", seen: 0 };
    const same = { "idempotency-key": "the-same-key" };
    const [one, two] = [await ask("POST", path, said, same), await ask("POST", path, said, same)];
    expect([one.statusCode, two.json()]).toEqual([200, one.json()]);
    expect((await ask("POST", path, { state: "agreed" }, same)).json().code).toBe("idempotency-mismatch");
    expect((await ask("POST", path, said, { "idempotency-key": "" })).json().code).toBe("no-idempotency-key");
    // Under another key too: a page that was loaded again sends what it had not heard of.
    expect((await ask("POST", path, said)).statusCode).toBe(200);
    expect(findingOf(await shown(id), "weaker-than-baseline")).toMatchObject({ history: [{ reason: "口径调整" }] });
  });

  it("is answered by one of two planners: the other sees what was said, and nothing is lost", async () => {
    const { key } = findingOf(await shown(id), "weaker-than-baseline");
    const path = `/${id}/findings/${key}/answer`;
    const late = await ask("POST", path, { state: "dismissed", reason: "另一位的说明", seen: 0 });
    expect([late.statusCode, late.json().code]).toEqual([409, "answered-meanwhile"]);
    expect((await ask("DELETE", `${path}?seen=0`)).json().code).toBe("answered-meanwhile");
    const both = await Promise.all(
      ["甲", "乙"].map((reason) => ask("POST", path, { state: "dismissed", reason, seen: 1 })),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const { history } = findingOf(await shown(id), "weaker-than-baseline") as unknown as { history: object[] };
    expect(history).toHaveLength(2);
    expect((await ask("DELETE", `${path}?seen=2`)).statusCode).toBe(200);
  });

  const tables = async (path: string) => {
    const read = await readDocument(new Uint8Array((await ask("GET", `/${id}/findings.${path}`)).rawPayload));
    const texts = read.blocks.map((block) => (block.kind === "paragraph" ? block.text : ""));
    const rows = read.blocks.map((block) => (block.kind === "table" ? block.rows : []));
    return { texts: texts.join("\n"), tables: rows.map((table) => table.map((row) => row.map(({ text }) => text))) };
  };

  it("gives its findings with their answers as an Excel file", async () => {
    const { texts, tables: sheets } = await tables("xlsx?lang=en");
    expect(texts).toContain("云岭区");
    const sum = sheets.flat().find((row) => row[4]?.includes("1774 + 1151"));
    expect(sum?.slice(1, 3)).toEqual(["Counts and totals", "error"]);
    expect(sum?.[5]).toMatch(/^line 3/);
    expect(sum?.slice(8, 9)).toEqual(["agreed"]);
    expect(sum?.[10]).toBe("Health bureau, planning");
  });

  it("gives them as a Word file for the drafting office: class by class, filtered as the screen is", async () => {
    const { texts, tables: all } = await tables("docx");
    expect(texts).toMatch(/^《云岭区.*》核对意见/u);
    expect(texts).toContain("数量与合计");
    expect(texts).toContain("编制单位（盖章）");
    const sum = all.flat().find((row) => row[2]?.includes("1774 + 1151"));
    expect([sum?.[1], sum?.[4]]).toEqual(["错误", expect.stringContaining("认可")]);
    expect(sum?.[3]).toMatch(/第3行：.*1774张/u);
    const numbers = all.flatMap((table) => table.slice(1).map((row) => Number(row[0])));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    const answered = await tables("docx?status=answered&lang=en");
    expect(answered.texts).toContain("1 question(s), 0 open. Only: answered.");
    expect(answered.tables.flatMap((table) => table.slice(1))).toHaveLength(1);
    expect((await ask("GET", `/${id}/findings.docx?group=none`)).json().code).toBe("bad-request");
  });

  it("is held against the plan before it, as chosen", async () => {
    const before = "云岭区卫生健康事业“十三五”规划\n指标\t单位\t2015年\t2020年\n人均预期寿命\t岁\t76\t79";
    const pasted = await ask("POST", "", { name: "上一轮", text: before });
    expect(pasted.statusCode).toBe(202);
    await district.context.jobs.settled();
    const earlier = pasted.json().document.id;
    const codes = async (query: string) =>
      (await shown(id, query)).content.findings.map((one: { code: string }) => one.code);
    expect(await codes("")).not.toContain("weaker-than-earlier-plan");
    expect(await codes(`?earlier=${earlier}`)).toContain("weaker-than-earlier-plan");
    expect((await ask("PUT", `/${id}`, { earlier: id })).json().code).toBe("earlier-is-itself");
    expect((await ask("PUT", `/${id}`, { earlier, adopted: true })).json()).toMatchObject({ earlier, adopted: true });
    const against = findingOf(await shown(id), "weaker-than-earlier-plan") as unknown as { sources: object[] };
    expect(against.sources).toMatchObject([
      { earlier: false },
      { earlier: true, place: null, quote: expect.stringContaining("79") },
    ]);
    await ask("DELETE", `/${earlier}`);
    expect((await shown(id)).document.earlier).toBeNull();
    expect((await ask("GET", `/${earlier}`)).json().code).toBe("unknown-plan-document");
  });

  it("is followed in place of an earlier draft for the same years", async () => {
    const draft = (await upload(planText({ before: "（送审稿）" }), "送审稿.txt")).json().document.id;
    expect((await shown(id)).document.adopted).toBe(true);
    await ask("PUT", `/${draft}`, { adopted: true });
    expect([(await shown(id)).document.adopted, (await shown(draft)).document.adopted]).toEqual([false, true]);
  });

  it("says why a file cannot be read, keeps it, and reads it again on demand", async () => {
    const answer = await upload(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), "broken.docx");
    const broken = answer.json().document.id;
    const { document, content } = await shown(broken);
    expect(content).toBeNull();
    expect(document).toMatchObject({ state: "unreadable", problem: { code: "unknown-format" } });
    expect(document.problem.text.zh).not.toBe("");
    expect((await ask("POST", `/${broken}/reading`)).json().state).toBe("reading");
    await district.context.jobs.settled();
    expect((await shown(broken)).document.state).toBe("unreadable");
    expect((await ask("POST", "", { name: "x" })).json().code).toBe("bad-request");
    expect((await ask("POST", "")).json().code).toBe("no-file");
  });
});

describe("binding", () => {
  it("is proposed, decided on a row, remembered for the district, and taken back", async () => {
    const text = (title: string) => planText({ title });
    const first = (await upload(text("云岭区“十四五”规划甲"), "a.txt")).json().document.id;
    const rows = async (id: string) => (await shown(id)).content.bindings;
    const [life, , control, standard] = await rows(first);
    expect(life).toMatchObject({ bound: { indicator: "life-expectancy" }, decision: null });
    expect(control.bound).toMatchObject({ indicator: "hypertension-control", reasons: ["synonym", "same-unit"] });
    expect(standard.bound).toBeNull();
    const decide = (row: string, indicator: string | null, seen?: string | null) =>
      ask("PUT", `/${first}/bindings/${row}`, { indicator, seen });
    expect((await decide(standard.row, "nothing-like-it")).json().code).toBe("unknown-indicator");
    expect((await decide("99", null)).json().code).toBe("unknown-row");
    await decide(standard.row, "hypertension-standard-management");
    await decide(control.row, null);
    const decided = await shown(first);
    expect(decided.content.plan.indicators.map((row: { indicator: string | null }) => row.indicator)).toEqual([
      "life-expectancy",
      "maternal-systematic-management",
      null,
      "hypertension-standard-management",
      // What the text says there was is no promise, and is not bound.
      null,
    ]);
    const alone = (await ask("GET", `/${first}/plan`)).json();
    expect([alone.document.id, alone.plan]).toEqual([first, decided.content.plan]);
    const second = (await upload(text("云岭区“十四五”规划乙"), "b.txt")).json().document.id;
    const [, , none, known] = await rows(second);
    expect(none).toMatchObject({ bound: null, reasons: ["confirmed-none"], decision: { from: "synonym" } });
    expect(known).toMatchObject({
      bound: { indicator: "hypertension-standard-management", reasons: ["confirmed"] },
      decision: { from: "synonym", operator: "planner" },
    });
    expect((await ask("PUT", `/${second}/bindings/${known.row}`, { indicator: null })).statusCode).toBe(200);
    expect((await rows(first))[3]).toMatchObject({ bound: { indicator: "hypertension-standard-management" } });
    await ask("DELETE", `/${first}/bindings/${standard.row}`);
    expect((await rows(first))[3]).toMatchObject({ bound: null, decision: { indicator: null, from: "synonym" } });
    // What another document decided before holds again when a later decision on the same name is taken back.
    await decide(standard.row, "hypertension-standard-management");
    await ask("DELETE", `/${first}/bindings/${standard.row}`);
    expect((await rows(first))[3]).toMatchObject({ bound: null, decision: { indicator: null, from: "synonym" } });
    await ask("DELETE", `/${first}/bindings/${control.row}`);
    expect((await rows(second))[2]).toMatchObject({ bound: { indicator: "hypertension-control" }, decision: null });
  });
});

describe("binding by two planners", () => {
  it("is not overwritten by one who has not seen it; several rows are decided together or not at all", async () => {
    const { id } = (await upload(planText({ title: "云岭区“十四五”规划丙" }), "two.txt")).json().document;
    type Row = { row: string; bound: { indicator: string } | null; decision: { at: string; from: string } | null };
    const rows = async (): Promise<Row[]> => (await shown(id)).content.bindings;
    const [life, mothers, control] = await rows();
    if (!life || !mothers || !control) throw new Error("three rows");
    const indicator = "hypertension-control";
    const first = await ask("PUT", `/${id}/bindings/${life.row}`, { indicator, seen: null });
    expect(first.json()).toEqual({ rows: [{ row: life.row, indicator }] });
    const late = await ask("PUT", `/${id}/bindings/${life.row}`, { indicator: null, seen: null });
    expect([late.statusCode, late.json().code]).toEqual([409, "bound-meanwhile"]);
    expect((await ask("PUT", `/${id}/bindings/${life.row}`, { indicator, seen: null })).statusCode).toBe(200);
    const together = (seen: string | null) => ({
      decisions: [
        { row: mothers.row, indicator: null, seen: null },
        { row: life.row, seen },
      ],
    });
    expect((await ask("POST", `/${id}/bindings`, together("2020-01-01T00:00:00.000Z"))).json().code).toBe(
      "bound-meanwhile",
    );
    const [before, untouched] = await rows();
    expect([before?.bound?.indicator, untouched?.decision]).toEqual([indicator, null]);
    const { at } = before?.decision ?? { at: "" };
    expect((await ask("POST", `/${id}/bindings`, together(at))).json().rows).toHaveLength(2);
    const [after, none] = await rows();
    expect([after?.decision, none?.decision?.from]).toEqual([null, "row"]);
    await ask("DELETE", `/${id}/bindings/${mothers.row}`);
    expect((await rows())[1]?.decision).toBeNull();
    expect((await ask("POST", `/${id}/bindings`, { decisions: [] })).json().code).toBe("bad-request");
  });
});

describe("a plan that the district follows", () => {
  it("is on the board with its rows as bound, first of all plans, until it is followed no more", async () => {
    const title = "云岭区卫生“十四五”规划";
    const { id } = (await upload(planText({ title }), "c.txt")).json().document;
    const board = async () => district.ask({ url: `/api/plans/${id}/board?world=simulated` });
    const plans = async () => (await district.ask({ url: "/api/district" })).json().plans;
    expect((await board()).json().code).toBe("unknown-plan");
    await ask("PUT", `/${id}`, { adopted: true });
    expect((await plans())[0]).toEqual({ id, title: { zh: title, en: title }, from: 2021, to: 2025, simulated: false });
    const { rows } = (await board()).json();
    expect(rows.map((row: { name: string }) => row.name).slice(0, 3)).toEqual([
      "人均预期寿命",
      "孕产妇系统管理率",
      "高血压患者血压控制率",
    ]);
    expect(rows[2]).toMatchObject({
      indicator: "hypertension-control",
      baseline: { value: 61.5, year: 2020 },
      actual: { denominator: 3 },
    });
    expect(rows[0]).toMatchObject({ light: "not-measured", why: { code: "not-handed-in" } });
    const page = await district.ask({ url: `/api/indicators/hypertension-control?plan=${id}&world=simulated` });
    expect(page.json().path).not.toBeNull();
    await ask("PUT", `/${id}`, { adopted: false });
    expect((await board()).json().code).toBe("unknown-plan");
    expect((await plans())[0].id).not.toBe(id);
  });
});

describe("reading", () => {
  it("goes on after a stop: what was being read is read at the next start", async () => {
    const { store } = district;
    const actor = { operator: "planner", institution: null };
    const bytes = new TextEncoder().encode(planText({ before: "第二稿" }));
    const added = await store.addPlanDocument({ jurisdiction: "690101", sha256: "x", name: "c.txt", bytes }, actor);
    expect(added.entry.state).toBe("reading");
    const { resumeReadings } = await import("./answers/plan-document-upload.ts");
    await resumeReadings(district.context);
    await district.context.jobs.settled();
    expect((await store.planDocument(added.entry.id, actor))?.state).toBe("read");
  });

  it("asks who is asking", async () => {
    const answer = await district.ask({ url: "/api/plan-documents", headers: { "x-kangyu-operator": "" } });
    expect(answer.statusCode).toBe(401);
  });
});
