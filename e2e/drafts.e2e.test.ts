import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { api, expectAccessible, screens } from "./screen.ts";

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

/** A machine that does other things as well may take its time. */
const PATIENTLY = { timeout: 60_000 };
const STANDARD = "高血压患者规范管理率";

test("a target is typed, says what it asks for, is saved by itself and can be taken back", async () => {
  const page = await begun();
  expect(await page.locator("h1").textContent()).toContain("十五五");
  const row = page.locator("tr", { has: page.getByRole("button", { name: STANDARD, exact: true }) });
  const baseline = (await row.getByRole("link").textContent()) ?? "";
  expect(Number(baseline)).toBeGreaterThan(0);

  await target(page, STANDARD).fill("1");
  await row.getByText("偏弱").waitFor();
  await target(page, STANDARD).fill("≥99");
  await page.locator(".draft-panel").getByText("哪些乡镇要动").waitFor();
  await saved(page, 2);
  const { draft, help } = await kept(page);
  const at = draft.rows.findIndex(({ name }) => name === STANDARD);
  expect(draft.rows[at]?.target).toBe("≥99");
  const more = help.rows[at]?.asks?.people?.more ?? 0;
  expect(more).toBeGreaterThan(0);
  expect(await row.textContent()).toContain(`+${more} 人`);
  expect(await page.locator(".draft-panel").textContent()).toContain(`分子增加 ${more} 人`);

  await page.getByRole("button", { name: "撤销" }).click();
  await saved(page, 3);
  expect(await target(page, STANDARD).inputValue()).toBe("");
  await target(page, STANDARD).press("Control+Shift+z");
  expect(await target(page, STANDARD).inputValue()).toBe("≥99");
});

test("the keyboard goes down a column and back, and the panel follows", async () => {
  const page = await begun();
  const names = (await kept(page)).draft.rows.map(({ name }) => name);
  const [first = "", second = ""] = names;
  await target(page, first).focus();
  await page.keyboard.type("79.6");
  await page.keyboard.press("Enter");
  expect(await target(page, second).evaluate((input) => input.matches(":focus"))).toBe(true);
  expect(await page.locator(".draft-panel h2").textContent()).toBe(second);
  await page.keyboard.press("ArrowUp");
  expect(await page.locator(".draft-panel h2").textContent()).toBe(first);
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

test("of two planners the second is told, and decides whose draft stands", async () => {
  const page = await begun();
  const { version, draft } = await kept(page);
  const response = await fetch(`${inject("address")}/api/plan-drafts/${idOf(page)}`, {
    method: "PUT",
    headers: { "content-type": "application/json", "x-kangyu-operator": "records", "idempotency-key": "other-planner" },
    body: JSON.stringify({ baseVersion: version, draft }),
  });
  expect(response.status).toBe(200);
  await target(page, STANDARD).fill("≥80");
  const alert = page.getByRole("alert");
  await alert.getByText("他人已保存了新的版本").waitFor();
  await expectAccessible(page, "a draft that somebody overtook");
  await alert.getByRole("button", { name: "保存我的内容" }).click();
  await saved(page, version + 2);
  expect((await kept(page)).draft.rows.find(({ name }) => name === STANDARD)?.target).toBe("≥80");
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
    .poll(
      async () => (await api<{ document: { state: string } }>(`/api/plan-documents/${document.id}`)).document.state,
      PATIENTLY,
    )
    .toBe("read");
  const page = await open("/plan-drafts");
  await page.getByLabel("沿用指标自").selectOption(`document:${document.id}`);
  await page.getByRole("button", { name: "开始编制" }).click();
  const row = page.locator("tr", { has: page.getByRole("button", { name: "高血压患者血压控制率", exact: true }) });
  expect(await row.getByRole("link").getAttribute("href")).toContain(
    "/indicators/hypertension-control?asOf=2025-12-31",
  );
});

test("every saving can be gone back to", async () => {
  const page = await begun();
  await target(page, STANDARD).fill("≥80");
  await saved(page, 2);
  await page.getByText("历史版本").click();
  await page.getByRole("button", { name: "回到这一版 第 1 版" }).click();
  await saved(page, 3);
  expect(await target(page, STANDARD).inputValue()).toBe("");
  expect(await page.locator(".draft-versions li").count()).toBe(3);
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
      PATIENTLY,
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
  expect(await link.count()).toBe(0);
  await page.getByRole("button", { name: "撤销移除" }).click();
  await link.waitFor();
});

test("what cannot be had says so: an unknown draft, years out of order, no operator", async () => {
  const page = await open("/plan-drafts/nothing");
  await page.getByRole("alert").getByText("没有这份规划草案").waitFor();
  await page.goto(`${inject("address")}/plan-drafts`);
  await page.getByRole("spinbutton", { name: "结束年" }).fill("2020");
  await page.getByText("结束年不能早于起始年").waitFor();
  expect(await page.getByRole("button", { name: "开始编制" }).isDisabled()).toBe(true);
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
