import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { api, expectAccessible, expectCount, expectFocus, expectText, screens } from "./screen.ts";

const { open } = screens();

interface Draft {
  readonly version: number;
  readonly draft: {
    readonly rows: readonly { readonly key: string; readonly name: string; readonly target: string }[];
  };
  readonly help: {
    readonly rows: readonly { readonly asks: { readonly people: { readonly more: number } | null } | null }[];
  };
}

async function begun(lang: "zh" | "en" = "zh", width = 1440): Promise<Page> {
  const page = await open("/plan-drafts", { lang, width });
  await page.getByRole("button", { name: lang === "zh" ? "开始编制" : "Begin" }).click();
  await page.locator("table.draft-table").waitFor();
  return page;
}
const idOf = (page: Page) => page.url().split("/").at(-1) ?? "";
const kept = (page: Page) => api<Draft>(`/api/plan-drafts/${idOf(page)}`);
const target = (page: Page, name: string) => page.getByRole("textbox", { name: `${name} 的 2030 年目标` });
const saved = (page: Page, version: number) => page.getByText(`已保存（第 ${version} 版）`).waitFor();

const STANDARD = "高血压患者规范管理率";

test("a target is typed, says what it asks for, is saved by itself and can be taken back", async () => {
  const page = await begun();
  await expectText(page.locator("h1"), "十五五");
  const row = page.locator("tr", { has: page.getByRole("button", { name: STANDARD, exact: true }) });
  const baseline = (await row.getByRole("link").textContent()) ?? "";
  expect(Number(baseline)).toBeGreaterThan(0);

  await target(page, STANDARD).fill("1");
  await row.getByText("偏弱").waitFor();
  await target(page, STANDARD).fill("≥99");
  await page.locator(".draft-panel").getByText("哪些乡镇要动").waitFor();
  // Typing that rested in between was saved as a version of its own.
  await expect.poll(async () => targetOf(page, STANDARD)).toBe("≥99");
  const { draft, help, version } = await kept(page);
  const at = draft.rows.findIndex(({ name }) => name === STANDARD);
  expect(draft.rows[at]?.target).toBe("≥99");
  const more = help.rows[at]?.asks?.people?.more ?? 0;
  expect(more).toBeGreaterThan(0);
  await expectText(row, `+${more} 人`);
  await expectText(page.locator(".draft-panel"), `分子增加 ${more} 人`);

  await page.getByRole("button", { name: "撤销" }).click();
  await saved(page, version + 1);
  await expect.poll(() => target(page, STANDARD).inputValue()).toBe("");
  await target(page, STANDARD).press("Control+Shift+z");
  await expect.poll(() => target(page, STANDARD).inputValue()).toBe("≥99");
});

test("the keyboard goes down a column and back, and the panel follows", async () => {
  const page = await begun();
  const names = (await kept(page)).draft.rows.map(({ name }) => name);
  const [first = "", second = ""] = names;
  await target(page, first).focus();
  await page.keyboard.type("79.6");
  await page.keyboard.press("Enter");
  await expectFocus(target(page, second));
  await expect.poll(() => page.locator(".draft-panel h2").textContent()).toBe(second);
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => page.locator(".draft-panel h2").textContent()).toBe(first);
});

test("an indicator of one's own, with a baseline that was entered; files that hold the table", async () => {
  const page = await begun();
  await page.getByRole("textbox", { name: "指标名称" }).first().fill("每千人口康复床位数");
  await page.getByRole("textbox", { name: "单位" }).first().fill("张");
  await page.getByRole("button", { name: "添加", exact: true }).click();
  const panel = page.locator(".draft-panel");
  await panel.getByText("指标与基期").click();
  await panel.getByRole("textbox", { name: "填报基期" }).fill("0.40");
  await target(page, "每千人口康复床位数").fill("0.55");
  await page.getByText("规划信息").click();
  await page.getByRole("textbox", { name: "基期末常住人口" }).fill("500000");
  await panel.getByText("增加 +75").waitFor();
  await page.getByText(/已保存（第/).waitFor();
  const [word] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出 Word" }).click(),
  ]);
  expect(word.suggestedFilename()).toBe("plan-2026-2030-simulated.docx");
  const [sheet] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出 Excel" }).click(),
  ]);
  expect(sheet.suggestedFilename()).toBe("plan-2026-2030-simulated.xlsx");
});

type Kept = Draft["draft"];

/** What another planner saves upon the newest version. */
async function saveAsAnother(page: Page, change: (draft: Kept) => Kept): Promise<number> {
  const { version, draft } = await kept(page);
  const response = await fetch(`${inject("address")}/api/plan-drafts/${idOf(page)}`, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      "x-kangyu-operator": "records",
      "idempotency-key": `other-planner-${idOf(page)}-${version}`,
    },
    body: JSON.stringify({ baseVersion: version, draft: change(draft) }),
  });
  expect(response.status).toBe(200);
  return version + 1;
}
const withTarget = (name: string, text: string) => (draft: Kept) => ({
  ...draft,
  rows: draft.rows.map((row) => (row.name === name ? { ...row, target: text } : row)),
});
const targetOf = async (page: Page, name: string) =>
  (await kept(page)).draft.rows.find((row) => row.name === name)?.target;
const CONTROL = "高血压患者血压控制率";

test("two planners in different cells: both stand, and the second is told", async () => {
  const page = await begun();
  const theirs = await saveAsAnother(page, withTarget(CONTROL, "≥75"));
  await target(page, STANDARD).fill("≥80");
  await page.getByText("同时改动了 1 处，已并入").waitFor();
  await saved(page, theirs + 1);
  await expect.poll(() => target(page, CONTROL).inputValue()).toBe("≥75");
  expect([await targetOf(page, STANDARD), await targetOf(page, CONTROL)]).toEqual(["≥80", "≥75"]);
  // Undo takes back what was typed here, not what the other planner saved.
  await page.getByRole("button", { name: "撤销" }).click();
  await saved(page, theirs + 2);
  expect([await targetOf(page, STANDARD), await targetOf(page, CONTROL)]).toEqual(["", "≥75"]);
});

test("two planners in one cell: both values are shown, nothing is lost on the way out, and the choice is saved", async () => {
  const page = await begun();
  const theirs = await saveAsAnother(page, withTarget(STANDARD, "≥75"));
  await target(page, STANDARD).fill("≥80");
  const alert = page.getByRole("alert");
  await alert.getByText("他人已保存了新的版本").waitFor();
  await expectAccessible(page, "a draft that somebody overtook");
  await page.getByRole("link", { name: "规划看板" }).click();
  await page.getByRole("dialog").getByText("还没有选定用谁的").waitFor();
  await page.getByRole("button", { name: "留下继续填写" }).click();
  await expect.poll(() => target(page, STANDARD).inputValue()).toBe("≥80");
  await alert.getByRole("radio", { name: /^他人的.*≥75/ }).check();
  await alert.getByRole("radio", { name: /^我的.*≥80/ }).check();
  await alert.getByRole("button", { name: "按所选合并并保存" }).click();
  await saved(page, theirs + 1);
  expect(await targetOf(page, STANDARD)).toBe("≥80");
});

test("the rows of a document that was read, with the records' figures where they are measured", async () => {
  const text = [
    "云岭区“十四五”健康规划（模拟）",
    "指标\t单位\t2020年\t2025年\t性质",
    "高血压患者血压控制率\t%\t61.5\t70\t预期性",
  ];
  const made = await fetch(`${inject("address")}/api/plan-documents`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-kangyu-operator": "records" },
    body: JSON.stringify({ name: "last-plan.txt", text: text.join("\n") }),
  });
  expect(made.status).toBe(202);
  const { document } = (await made.json()) as { document: { id: string } };
  await expect
    .poll(async () => (await api<{ document: { state: string } }>(`/api/plan-documents/${document.id}`)).document.state)
    .toBe("read");
  const page = await open("/plan-drafts");
  await page.getByLabel("沿用指标自").selectOption(`document:${document.id}`);
  await page.getByRole("button", { name: "开始编制" }).click();
  const row = page.locator("tr", { has: page.getByRole("button", { name: "高血压患者血压控制率", exact: true }) });
  await expect
    .poll(() => row.getByRole("link").getAttribute("href"))
    .toContain("/indicators/hypertension-control?asOf=2025-12-31");
});

test("every saving can be gone back to", async () => {
  const page = await begun();
  await target(page, STANDARD).fill("≥80");
  await saved(page, 2);
  await page.getByText("历史版本").click();
  await page.getByRole("button", { name: "回到这一版 第 1 版" }).click();
  await saved(page, 3);
  await expect.poll(() => target(page, STANDARD).inputValue()).toBe("");
  await expectCount(page.locator(".draft-versions li"), 3);
});

test("what was typed just before leaving is kept", async () => {
  const page = await begun();
  const id = idOf(page);
  await target(page, STANDARD).fill("≥81");
  await page.getByRole("link", { name: "规划看板" }).click();
  await page.locator("table.board").waitFor();
  await expect
    .poll(
      async () => (await api<Draft>(`/api/plan-drafts/${id}`)).draft.rows.find(({ name }) => name === STANDARD)?.target,
    )
    .toBe("≥81");
});

test("a draft is taken away from the list and brought back", async () => {
  const page = await begun();
  const id = idOf(page);
  await page.goto(`${inject("address")}/plan-drafts`);
  const link = page.locator(`a[href$="${id}"]`);
  await page.locator("tr", { has: link }).getByRole("button", { name: /移除/ }).click();
  await page.getByRole("status").getByText("已移除").waitFor();
  await expect.poll(() => link.count()).toBe(0);
  await page.getByRole("button", { name: "撤销移除" }).click();
  await link.waitFor();
  await page.locator("tr", { has: link }).getByRole("button", { name: /移除/ }).click();
  await expect.poll(() => link.count()).toBe(0);
  await page.getByText("已移除的草案", { exact: true }).click();
  await page.getByRole("button", { name: /^恢复/ }).first().click();
  await link.waitFor();
});

test("what cannot be had says so: an unknown draft, years out of order, no operator", async () => {
  const page = await open("/plan-drafts/nothing");
  await page.getByRole("alert").getByText("没有这份规划草案").waitFor();
  await page.goto(`${inject("address")}/plan-drafts`);
  await page.getByRole("spinbutton", { name: "结束年" }).fill("2020");
  await page.getByText("结束年不能早于起始年").waitFor();
  await expect.poll(() => page.getByRole("button", { name: "开始编制" }).isDisabled()).toBe(true);
  const nobody = await open("/plan-drafts", { operator: null });
  await nobody.getByText("先选择谁在操作").waitFor();
});

test.each(["zh", "en"] as const)("both screens are accessible (%s), on a tablet too", async (lang) => {
  const page = await begun(lang, 1024);
  await page.locator('input[data-column="target"]').nth(26).fill("≥90");
  await page.locator(".draft-panel .chart svg").waitFor();
  await expectAccessible(page, `draft, ${lang}`);
  for (const summary of await page.locator("summary").all()) await summary.click();
  await page.getByRole("button", { name: lang === "zh" ? "表格" : "Table" }).click();
  await expectAccessible(page, `draft with everything open, ${lang}`);
  await page.goto(`${inject("address")}/plan-drafts`);
  await page.locator("table.data").waitFor();
  await expectAccessible(page, `list of drafts, ${lang}`);
});

test("beds and money: a range from the projects of plans, the district's own cost wins, the budget is held against it", async () => {
  const page = await begun();
  const beds = "每千人口医疗卫生机构床位数";
  await page.getByText("规划信息").click();
  await page.getByRole("textbox", { name: "基期末常住人口" }).fill("500000");
  await target(page, beds).fill("7.5");
  const panel = page.locator(".draft-panel");
  await panel.getByText(/由 5 个规划项目推算/).waitFor();
  await panel.getByText("6 个项目").click();
  await panel.getByText("改造，不计入").waitFor();
  await panel.getByText("本区的单位成本（床位）").click();
  await panel.getByRole("textbox", { name: "每张（元）" }).fill("500000");
  await panel.getByText("请写明来源").waitFor();
  await panel.getByRole("textbox", { name: "来源" }).fill("区财政局测算");
  await panel.getByText("本区单位成本：区财政局测算").waitFor();
  const totals = page.getByRole("region", { name: "整份草案的要求" });
  await totals.getByRole("textbox", { name: "规划期财政安排（元）" }).fill("1");
  await totals.getByText(/安排减去一次性投入：−/).waitFor();
  await page.getByText(/已保存（第/).waitFor();
  const { draft } = await api<{ draft: { costs: unknown; budget: unknown } }>(`/api/plan-drafts/${idOf(page)}`);
  expect(draft).toMatchObject({
    costs: [{ thing: "bed", cny: 500_000, source: "区财政局测算" }],
    budget: { cny: 1, source: "" },
  });
  await expectAccessible(page, "a draft with money");
});

test("only rows without a target, rows moved with the keyboard", async () => {
  const page = await begun();
  const names = (await kept(page)).draft.rows.map(({ name }) => name);
  const [first = "", second = ""] = names;
  await target(page, first).fill("79.6");
  await target(page, first).press("Alt+ArrowDown");
  await expectFocus(target(page, first));
  await page.getByText(/已保存（第/).waitFor();
  await expect.poll(async () => (await kept(page)).draft.rows[0]?.name).toBe(second);
  await page.getByRole("checkbox", { name: /只看未定目标/ }).check();
  await expectCount(target(page, first), 0);
  await expectCount(page.locator('input[data-column="target"]'), names.length - 1);
});

test("what could not be saved is back when the draft is opened again, and a deleted row leaves the cursor in the table", async () => {
  const page = await begun();
  const address = page.url();
  await page.route("**/api/plan-drafts/*", (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await target(page, STANDARD).fill("≥83");
  await page.getByText("未能保存").first().waitFor();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto(`${inject("address")}/plan-drafts`);
  await page.unroute("**/api/plan-drafts/*");
  await page.goto(address);
  await page.getByText("上次未能保存的改动已取回").waitFor();
  await expect.poll(() => targetOf(page, STANDARD)).toBe("≥83");
  const panel = page.locator(".draft-panel");
  await panel.getByText("指标与基期").click();
  const [, second = ""] = (await kept(page)).draft.rows.map(({ name }) => name);
  await panel.getByRole("button", { name: "删除这一行" }).click();
  await expect.poll(() => target(page, second).evaluate((input) => input.matches(":focus"))).toBe(true);
});
