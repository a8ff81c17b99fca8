import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { api, DOCTOR, expectAccessible, expectCurrent, expectFocus, screens, tabTo } from "./screen.ts";

const { open } = screens();

/** Of other years than the plans of other journeys: answers belong to the questions of one plan. */
const text = [
  "云岭区“十五五”医疗卫生服务规划（模拟）",
  "一、发展现状",
  "2025年末，全区医疗卫生机构床位1925张，其中医院1774张（占92.16%），基层医疗卫生机构1151张（占7.84%）。",
  "二、发展目标",
  ["指标", "单位", "2025年", "2030年", "性质"].join("\t"),
  ["高血压患者规范管理率", "%", "65.1", "72", "约束性"].join("\t"),
  ["高血压患者血压控制率", "%", "61.5", "70", "预期性"].join("\t"),
  ["管理人群血压控制比例", "%", "61.5", "70", "预期性"].join("\t"),
  ["母婴安全工作得分", "分", "98.98", ">85", "约束性"].join("\t"),
].join("\n");

/** A write without a screen, under a key of its own. */
async function send<Answer>(method: "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<Answer> {
  const headers: Record<string, string> = { "x-kangyu-operator": "records", "idempotency-key": crypto.randomUUID() };
  if (body !== undefined) headers["content-type"] = "application/json";
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${inject("address")}/api/plan-documents${path}`, { method, headers, ...sent });
  return (await answer.json()) as Answer;
}

interface Received {
  readonly document: { readonly id: string; readonly state: string };
}
interface Shown extends Received {
  readonly content: {
    readonly findings: readonly { readonly key: string; readonly history: readonly object[] }[];
    readonly bindings: readonly {
      readonly bound: { readonly indicator: string } | null;
      readonly decision: object | null;
    }[];
  };
}

let id: string;
beforeAll(async () => {
  id = (await send<Received>("POST", "", { name: "服务规划.txt", text })).document.id;
  while ((await shown()).document.state === "reading") await new Promise((resolve) => setTimeout(resolve, 200));
  return async () => {
    const { items } = await api<{ items: readonly { id: string }[] }>("/api/plan-documents");
    for (const one of items) await send("DELETE", `/${one.id}`);
  };
});
const shown = () => api<Shown>(`/api/plan-documents/${id}`);
const finding = (page: Page, words: string) => page.locator("article.finding", { hasText: words });
const sum = "2925";

test("questions are answered without a mouse, and what an answer hides gives its place to the next", async () => {
  const page = await open(`/plans/${id}?status=open`);
  await finding(page, sum).waitFor();
  const count = await page.locator("article.finding").count();
  await page.keyboard.press("j");
  await expectCurrent(finding(page, sum));
  await page.keyboard.press("e");
  await expectFocus(finding(page, sum).locator("textarea"));
  await page.keyboard.type("笔误");
  await page.keyboard.press("Control+Enter");
  await finding(page, sum).waitFor({ state: "detached" });
  await page.keyboard.press("j");
  await expectCurrent(page.locator("article.finding").first());
  await page.keyboard.press("a");
  await expect.poll(() => page.locator("article.finding").count()).toBe(count - 2);
  await page.getByRole("button", { name: /^全部 \d+$/ }).click();
  await page.getByRole("button", { name: "全部", exact: true }).first().click();
  await finding(page, sum).locator("button.finding-message").click();
  await page.keyboard.press("u");
  await finding(page, sum).getByRole("button", { name: "认可" }).waitFor();
  await page.context().close();
});

test("two planners answer one question: the later one sees it, keeps what was written, and decides", async () => {
  const page = await open(`/plans/${id}`);
  await finding(page, sum).locator("button.finding-message").click();
  await page.keyboard.press("d");
  await expectFocus(finding(page, sum).locator("textarea"));
  await page.keyboard.type("口径不同");
  const other = await open(`/plans/${id}`, { operator: "planner" });
  await finding(other, sum).getByRole("button", { name: "认可" }).click();
  await finding(other, sum).getByRole("button", { name: "撤回答复" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText("其他人已答复").waitFor();
  await expectAccessible(page, "answered meanwhile");
  // Leaving asks; staying loses nothing.
  await page.getByRole("link", { name: "全部文件" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "留下" }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => finding(page, sum).locator("textarea").inputValue()).toBe("口径不同");
  await page.getByRole("button", { name: "仍保存我的答复" }).click();
  // What is typed stands in the field as text too; only the closed form says that it is kept.
  await finding(page, sum).locator("textarea").waitFor({ state: "detached" });
  await finding(page, sum).getByText("口径不同").first().waitFor();
  const kept = (await shown()).content.findings.map(({ history }) => history.slice(-2));
  expect(kept).toContainEqual([
    expect.objectContaining({ state: "agreed", operator: "planner" }),
    expect.objectContaining({ state: "dismissed", reason: "口径不同", operator: "records" }),
  ]);
  await page.getByRole("link", { name: "全部文件" }).click();
  await page.locator("table.data").waitFor();
  for (const one of [page, other]) await one.context().close();
});

test("a doctor reads what was asked and answered; a planner who takes the desk answers", async () => {
  const page = await open(`/plans/${id}`, { operator: DOCTOR, lang: "en" });
  await finding(page, sum).locator("button.finding-message").click();
  await page.getByText("You are: Doctor.").waitFor();
  await expectAccessible(page, "findings, a doctor");
  expect(await page.locator(".answer button").count()).toBe(0);
  await page.getByRole("note").getByLabel("Change operator").selectOption("planner");
  await finding(page, sum).locator(".answer button").first().waitFor();
  expect(await page.getByRole("note").count()).toBe(0);
  await page.context().close();
});

test.each([
  { lang: "zh", heading: "发展现状", mark: "取自标题" },
  { lang: "en", heading: "发展目标", mark: "from a heading" },
] as const)("tasks are taken from headings, taken out and brought back ($lang)", async ({ lang, heading, mark }) => {
  await send("PUT", `/${id}`, { adopted: true });
  const page = await open(`/work?plan=${id}`, { lang, width: 1024, height: 768 });
  await page.locator(".tools-row .ant-btn-primary").waitFor();
  const fromHeadings = page
    .locator(".tools-row")
    .getByRole("button", { name: /^(从标题选取任务|Take tasks from headings)$/ });
  await tabTo(page, fromHeadings);
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  const box = drawer.getByRole("checkbox", { name: new RegExp(heading) });
  await box.waitFor();
  await expectAccessible(page, "headings");
  await box.press("Space");
  await drawer.getByRole("button", { name: /把选中的 1 条列为任务|Make tasks of the 1 ticked/ }).press("Enter");
  await drawer.waitFor({ state: "detached" });
  const card = page.locator(".work-card", { hasText: heading });
  await card.getByText(mark).waitFor();
  await card.click();
  await drawer.getByRole("button", { name: /移除任务|Remove the task/ }).click();
  await drawer.waitFor({ state: "detached" });
  await card.waitFor({ state: "detached" });
  await page.locator(".removed-tasks summary").click();
  await expectAccessible(page, "removed tasks");
  await page.getByRole("button", { name: new RegExp(`(恢复|Bring back) ${heading}`) }).click();
  await card.waitFor();
  await send("PUT", `/${id}`, { adopted: false });
  await page.context().close();
});

test("bindings are reviewed by keyboard, and what agrees is confirmed in one go", async () => {
  const page = await open(`/plans/${id}?tab=binding`);
  const bound = async () => (await shown()).content.bindings.map((row) => row.bound?.indicator ?? null);
  await page.getByRole("button", { name: "确认名称、单位都一致的 2 行" }).click();
  await page.getByText("已确认 2 行").waitFor();
  expect((await shown()).content.bindings.slice(0, 4).map((row) => row.decision !== null)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  await page.getByRole("status").getByRole("button", { name: "撤回" }).click();
  await page.getByRole("button", { name: "确认名称、单位都一致的 2 行" }).waitFor();
  for (let row = 0; row < 3; row += 1) await page.keyboard.press("j");
  const third = page.locator("tr", { has: page.getByRole("button", { name: "管理人群血压控制比例", exact: true }) });
  await expectCurrent(third);
  await third.locator("ol.candidates li").first().waitFor();
  await expectAccessible(page, "candidates");
  await page.keyboard.press("1");
  await third.getByText(/决定/).waitFor();
  expect((await bound())[2]).toBe("hypertension-control");
  await page.keyboard.press("j");
  await page.keyboard.press("0");
  const fourth = page.locator("tr", { has: page.getByRole("button", { name: "母婴安全工作得分", exact: true }) });
  await fourth.getByRole("button", { name: "撤回" }).waitFor();
  expect((await shown()).content.bindings[3]?.decision).toMatchObject({ indicator: null });
  // Whoever goes on while the server answers is not taken back by the answer.
  await page.route("**/bindings", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.keyboard.press("k");
  await page.keyboard.press("u");
  await page.keyboard.press("j");
  await third.getByRole("button", { name: "撤回" }).waitFor({ state: "detached" });
  await third.locator(".ant-btn-loading").waitFor({ state: "detached" });
  expect((await bound())[2]).toBeNull();
  await expectCurrent(fourth);
  await page.keyboard.press("u");
  await expect.poll(async () => (await shown()).content.bindings[3]?.decision).toBeNull();
  await page.context().close();
});

test.each([
  ["zh", "问题清单 Word", /核对意见\.docx$/],
  ["en", "Findings as Excel", /^Questions on .*\.xlsx$/],
] as const)("the questions leave as a file (%s)", async (lang, button, name) => {
  const page = await open(`/plans/${id}?severity=error`, { lang });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(name);
  await page.context().close();
});

/** What Excel and Word put on the clipboard, cut to what is read of it. */
const clips: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "a range of Excel",
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-number-format:General}</style></head><body><table><!--StartFragment--><tr><td rowspan=2 class=xl65>指标</td><td rowspan=2>单位</td><td colspan=2>目标</td></tr><tr><td>2020年</td><td>2025年</td></tr><tr><td>人均预期<br>寿命</td><td>岁</td><td>77.2</td><td>78</td></tr><!--EndFragment--></table></body></html>',
    '指标\t单位\t目标\t\r\n\t\t2020年\t2025年\r\n"人均预期\n寿命"\t岁\t77.2\t78\r\n',
    ["人均预期寿命"],
  ],
  [
    "a table of Word",
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment--><p class=MsoNormal>二、发展目标</p><table class=MsoTableGrid><tr><td><p class=MsoNormal>指标<o:p></o:p></p></td><td><p>单位</p></td><td><p>2025年</p></td></tr><tr><td><p>婴儿</p><p>死亡率</p></td><td><p>‰</p></td><td><p>3以下</p></td></tr></table><!--EndFragment--></body></html>',
    "二、发展目标\r\n指标\t单位\t2025年\r\n婴儿\r\n死亡率\t‰\t3以下\r\n",
    ["婴儿死亡率"],
  ],
  ["cells of a text", "", "指标\t单位\t2025年\n每千人口床位数\t张\t6.5\n", ["每千人口床位数"]],
];

test.each(clips)("pasted from the clipboard: %s", async (name, html, plain, indicators) => {
  const page = await open("/plans");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: inject("address") });
  await page.getByRole("button", { name: "粘贴文字或表格" }).click();
  const field = page.getByRole("dialog").getByLabel("文字或表格");
  await page.getByRole("dialog").getByLabel("名称").fill(name);
  await field.focus();
  const copied = { "text/plain": plain, ...(html === "" ? {} : { "text/html": html }) };
  await page.evaluate(
    `navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(${JSON.stringify(copied)}).map(([type, content]) => [type, new Blob([content], { type })])))])`,
  );
  await page.keyboard.press("Control+v");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /读\s*取/ })
    .click();
  await page.getByRole("button", { name: "读出的内容" }).click();
  const rows = page.getByRole("region", { name: "指标", exact: true }).locator("tbody th");
  await rows.first().waitFor();
  const printed = await rows.evaluateAll((cells) =>
    cells.map((cell) => cell.querySelector("button")?.textContent ?? cell.textContent),
  );
  expect(printed).toEqual(indicators);
  await page.context().close();
});
