import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { api, expectAccessible, expectCount, expectCurrent, expectFocus, screens } from "./screen.ts";
import { smallDocx } from "./small-docx.ts";

const { open } = screens();

const title = "云岭区卫生健康事业“十四五”发展规划（模拟）";
const beds = "2020年末，全区医疗卫生机构床位1925张，其中医院1774张（占92.16%），基层医疗卫生机构1151张（占7.84%）。";
const indicators = [
  ["指标", "单位", "2020年", "2025年", "性质"],
  ["人均预期寿命", "岁", "77.2", "78", "预期性"],
  ["孕产妇系统管理率", "%", "98.98", ">85", "约束性"],
  ["高血压患者血压控制率", "%", "61.5", "70", "预期性"],
  ["血压管理达标的人群比例", "%", "65.1", "72", "约束性"],
];
const first = smallDocx(title, "一、发展现状", beds, "二、发展目标", indicators);
const second = smallDocx("（征求意见稿）", title, "一、发展现状", beds, "二、发展目标", indicators);

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const bring = (page: Page, name: string, buffer: Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: docx, buffer });

/** What a mouse does with a file from a folder. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const file = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(new File([new Uint8Array(${JSON.stringify([...bytes])})], ${JSON.stringify(name)})); return data; })()`,
  );
  await page.locator(".drop-zone").dispatchEvent("drop", { dataTransfer: file });
}

const finding = (page: Page, words: string) => page.locator("article.finding", { hasText: words });
const sum = "2925";

/** Other journeys bring documents too; one that is followed stays. How many are left. */
async function removeAll(): Promise<number> {
  const { items } = await api<List>("/api/plan-documents");
  const headers = () => ({ "x-kangyu-operator": "records", "idempotency-key": crypto.randomUUID() });
  for (const { id } of items)
    await fetch(`${inject("address")}/api/plan-documents/${id}`, { method: "DELETE", headers: headers() });
  return (await api<List>("/api/plan-documents")).items.length;
}

test("a plan is dropped, asks its questions beside its text, and is answered by keyboard", async () => {
  const left = await removeAll();
  const page = await open("/plans");
  if (left === 0) await page.getByText("还没有规划文件").waitFor();
  await expectAccessible(page, "no documents");
  await drop(page, "规划.docx", first);
  await finding(page, sum).waitFor();
  await expect.poll(() => page.locator("h1").textContent()).toBe(title.replace("（模拟）", ""));

  const quote = page.locator(".document-pane a.mark", { hasText: "床位1925张" });
  await quote.click();
  await expectCurrent(finding(page, sum));
  const weak = finding(page, "孕产妇系统管理率");
  await weak.locator("button.place").first().click();
  const row = page.locator(".document-pane tr.place-shown");
  await expect.poll(() => row.locator("td").first().textContent()).toBe("孕产妇系统管理率");

  await finding(page, sum).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expectFocus(finding(page, sum).locator("textarea"));
  await page.keyboard.type("笔误，已请科室更正");
  await page.keyboard.press("Control+Enter");
  await finding(page, sum).getByText("已说明").waitFor();
  await page.getByRole("button", { name: "待答复" }).click();
  await expectCount(finding(page, sum), 0);
  await page.context().close();
});

test("the same bytes are the same document; a later draft keeps the answer and can take it back", async () => {
  const page = await open("/plans");
  await bring(page, "又一份.docx", first);
  await page.getByText("这份文件之前已收到").waitFor();
  await page.getByRole("link", { name: "全部文件" }).click();
  await expectCount(page.locator("tbody tr", { hasText: title.replace("（模拟）", "") }), 1);
  await bring(page, "规划（征求意见稿）.docx", second);
  await finding(page, sum).getByText("笔误，已请科室更正").waitFor();
  await finding(page, sum).getByText("在另一份文件中答复").waitFor();
  await finding(page, sum).getByRole("button", { name: "撤回答复" }).click();
  await finding(page, sum).getByRole("button", { name: "认可" }).waitFor();
  await finding(page, sum).getByText("答复记录").waitFor();
  await page.context().close();
});

test("the keys go through the findings, and the plan is held against another", async () => {
  const page = await open("/plans", { lang: "en" });
  await page.getByRole("button", { name: "Paste text or a table" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("上一规划");
  await dialog
    .getByLabel("Text or table")
    .fill("云岭区“十三五”卫生与健康规划\n指标\t单位\t2015年\t2020年\n人均预期寿命\t岁\t76\t79\n婴儿死亡率\t‰\t5\t4");
  await expectAccessible(page, "paste");
  await dialog.getByRole("button", { name: "Read" }).click();
  await page.locator("h1", { hasText: "十三五" }).waitFor();
  await page.getByRole("link", { name: "All documents" }).click();
  await page
    .getByRole("link", { name: title.replace("（模拟）", "") })
    .last()
    .click();
  await page.getByLabel("Against the earlier plan").selectOption({ label: "云岭区“十三五”卫生与健康规划 (2016–2020)" });
  await finding(page, "is weaker than the earlier plan's").waitFor();
  await page.keyboard.press("j");
  const all = page.locator("article.finding");
  await expectCurrent(all.nth(0));
  await page.keyboard.press("j");
  await expectCurrent(all.nth(1));
  await page.keyboard.press("k");
  await expectFocus(all.nth(0));
  // Faster than the page can draw: each key goes on from the one before it.
  for (const key of ["j", "j", "k"]) await page.keyboard.press(key);
  await expectFocus(all.nth(1));
  await expectCurrent(all.nth(1));

  // However far the list is gone through, the filter stays in sight and above what has the focus.
  await page.setViewportSize({ width: 1440, height: 620 });
  const last = (await all.count()) - 1;
  await page.keyboard.press("k");
  await expectFocus(all.nth(0));
  for (let at = 1; at <= last; at++) {
    await page.keyboard.press("j");
    await expectFocus(all.nth(at));
  }
  await expect.poll(async () => (await all.nth(last).boundingBox())?.y ?? 9999).toBeLessThan(620);
  const filter = await page.locator(".findings-filter").boundingBox();
  const card = await all.nth(last).boundingBox();
  expect(filter?.y).toBeGreaterThan(0);
  // Scrolling keeps to whole pixels.
  expect(card?.y).toBeGreaterThan((filter?.y ?? 0) + (filter?.height ?? 0) - 2);
  await page.context().close();
});

interface List {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}
interface Shown {
  readonly content: { readonly plan: { readonly indicators: readonly { name: string; indicator: string | null }[] } };
}

async function idOf(name: string): Promise<string> {
  const { items } = await api<List>("/api/plan-documents");
  return items.find((one) => one.name === name)?.id ?? "";
}

test("a binding is corrected, and the next document follows the correction", async () => {
  const page = await open(`/plans/${await idOf("规划.docx")}?tab=binding`);
  const row = page.locator("tr", { has: page.getByRole("button", { name: "血压管理达标的人群比例" }) });
  await row.getByRole("combobox").selectOption({ value: "hypertension-control" });
  await row.getByRole("button", { name: "确认" }).click();
  await row.getByText(/决定/).waitFor();
  const bound = async (name: string) => {
    const { content } = await api<Shown>(`/api/plan-documents/${await idOf(name)}`);
    return content.plan.indicators.find((one) => one.name === "血压管理达标的人群比例")?.indicator;
  };
  await expect.poll(() => bound("规划.docx")).toBe("hypertension-control");
  await expect.poll(() => bound("规划（征求意见稿）.docx")).toBe("hypertension-control");
  await row.getByRole("button", { name: "撤回" }).click();
  await row.getByRole("button", { name: "目录中没有" }).waitFor();
  await expect.poll(() => bound("规划（征求意见稿）.docx")).toBeNull();
  await page.context().close();
});

test("a plan that the district follows is on the board, until it is followed no more", async () => {
  const page = await open(`/plans/${await idOf("规划.docx")}`);
  await page.getByRole("button", { name: "设为本区采用" }).click();
  await page.getByRole("link", { name: "在规划看板上查看" }).click();
  const row = page.locator("table.board tbody tr", { hasText: "高血压患者血压控制率" });
  await row.waitFor();
  await expect.poll(() => row.textContent()).toMatch(/61\.5/);
  await page.goBack();
  await page.getByRole("button", { name: "取消采用" }).click();
  await page.getByRole("button", { name: "设为本区采用" }).waitFor();
  await page.context().close();
});

test("a file that cannot be read stays in the list with what to do, until it is removed", async () => {
  const page = await open("/plans");
  await bring(page, "坏文件.docx", first.subarray(0, 200));
  await page
    .getByText(/不支持这种文件|文件已损坏/)
    .first()
    .waitFor();
  await page.getByRole("link", { name: "全部文件" }).first().click();
  const row = page.locator("tbody tr", { hasText: "坏文件.docx" });
  await row.getByText("无法读取").waitFor();
  await expectAccessible(page, "unreadable document");
  await row.getByRole("button", { name: /删除/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await row.waitFor({ state: "detached" });
  await page.context().close();
});

/** Brings the plan without a screen, where this test is run by itself. */
async function brought(): Promise<string> {
  const body = new FormData();
  body.set("file", new File([new Uint8Array(first)], "规划.docx"));
  const headers = { "x-kangyu-operator": "records" };
  const answer = await fetch(`${inject("address")}/api/plan-documents`, { method: "POST", headers, body });
  return ((await answer.json()) as { readonly document: { readonly id: string } }).document.id;
}

/** Pixels by which the page is wider than its window; text, because it runs in the page. */
const beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

test.each(["zh", "en"] as const)("axe finds nothing serious, and a tablet shows all (%s)", async (lang) => {
  const id = (await idOf("规划.docx")) || (await brought());
  for (const [path, ready] of [
    ["/plans", "table.data"],
    [`/plans/${id}`, "article.finding"],
    [`/plans/${id}?tab=binding`, "table.binding-table"],
    [`/plans/${id}?tab=plan`, "table.data"],
    ["/plans/none", "[role=alert]"],
  ] as const) {
    const page = await open(path, { lang, width: 768, height: 1024 });
    await page.locator(ready).first().waitFor();
    await expect.poll(() => page.evaluate(beyond), { message: path }).toBe(0);
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect.poll(() => page.evaluate(beyond), { message: path }).toBe(0);
    for (const pane of await page.locator(".findings-pane, .findings-scroll").all())
      await expect.poll(() => pane.evaluate((one) => one.scrollWidth - one.clientWidth), { message: path }).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expectAccessible(page, `${path} ${lang}`);
    await page.context().close();
  }
});

test("nobody chosen: documents are not shown", async () => {
  const page = await open("/plans", { operator: null });
  await page.locator(".gate").waitFor();
  await expectAccessible(page, "plans, nobody chosen");
  await page.context().close();
});
