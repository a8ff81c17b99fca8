import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { api, expectAccessible, expectCount, expectText, screens, tabTo } from "./screen.ts";

const { open } = screens();
const plan = "/api/plans/demonstration";

interface Tasks {
  readonly items: readonly {
    readonly id: string;
    readonly no: string;
    readonly title: string;
    readonly version: number;
    readonly standing: string;
  }[];
  readonly counts: Readonly<Record<string, number>>;
}

const task = async (no: string) => (await api<Tasks>(`${plan}/tasks`)).items.find((one) => one.no === no);

test("a task goes from late to done and back, and every step is kept", async () => {
  const before = await api<Tasks>(`${plan}/tasks`);
  const page = await open("/work");
  const late = page.locator(".work-column", { has: page.getByRole("heading", { name: /逾期/ }) });
  await late.getByRole("button", { name: /餐饮单位减盐行动/ }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("状态").selectOption("done");
  await drawer.getByLabel("完成日期").fill("2025-02-10");
  await drawer.getByLabel("更改原因").fill("验收");
  await drawer.getByRole("button", { name: "保存" }).click();
  await drawer.waitFor({ state: "detached" });
  const done = page.locator(".work-column", { has: page.getByRole("heading", { name: /已完成/ }) });
  await done.getByRole("button", { name: /餐饮单位减盐行动/ }).waitFor();
  expect(await task("5")).toMatchObject({ version: 2, standing: "done-late" });
  const counted = await page.locator(".light-count", { hasText: "逾期" }).first().textContent();
  expect(Number.parseInt(counted ?? "", 10)).toBe((before.counts.late ?? 0) - 1);

  await done.getByRole("button", { name: /餐饮单位减盐行动/ }).click();
  await drawer.locator("tbody tr", { hasText: "第 1 版" }).getByRole("button", { name: "恢复到此版" }).click();
  await drawer.waitFor({ state: "detached" });
  expect(await task("5")).toMatchObject({ version: 3, standing: "late" });
});

test("what one is reminded of is shown alone", async () => {
  const { late, soon } = await api<{ late: number; soon: number }>(`${plan}/reminders?days=30`);
  const page = await open("/work");
  await page.getByRole("button", { name: `逾期 ${late} 项，30 天内到期 ${soon} 项` }).click();
  await page.waitForURL(/standing=due/);
  await expectCount(page.locator(".work-card"), late + soon);
  await expectText(page.locator(".nav-badge"), String(late + soon));
});

test("the board is filtered and opened by keyboard, and a refused change stays on screen", async () => {
  const page = await open("/work?as=table", { lang: "en", width: 1024, height: 768 });
  await page.getByLabel("Department", { exact: true }).selectOption({ label: "Education bureau" });
  await page.waitForURL(/department=education/);
  const titles = page.locator("tbody th button");
  await titles.first().waitFor();
  await expectCount(titles, 5);
  await tabTo(page, titles.first());
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("Deadline").fill("2019-01-01");
  await drawer.getByRole("button", { name: "Save" }).click();
  await drawer.getByRole("alert").waitFor();
  await expectText(drawer.getByRole("alert"), "before the start");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
});

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("a project shows its delay on the timeline and keeps a photograph", async () => {
  const page = await open("/work/projects");
  await page.locator(".gantt-over").first().waitFor();
  await page.locator(".gantt").getByRole("button", { name: "区人民医院新院区建设项目" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel(/图片文件/).setInputFiles({ name: "roof.png", mimeType: "image/png", buffer: png });
  await drawer.getByLabel("照片说明").fill("主楼封顶");
  await drawer.getByRole("button", { name: "上传" }).click();
  await drawer.locator("img[alt=主楼封顶]").waitFor();
  await expectAccessible(page, "project with a photograph");
  await drawer.getByRole("button", { name: "撤下照片" }).click();
  await drawer.getByLabel(/撤下原因/).fill("试传");
  await drawer.getByRole("button", { name: "撤下照片" }).last().click();
  await drawer.getByText("还没有照片").waitFor();
});

test("a department has its own page, from its card to its tasks", async () => {
  const page = await open("/work/projects");
  await page.getByLabel("部门页面").selectOption({ label: "市场监督管理局" });
  await page.getByRole("heading", { name: "市场监督管理局", level: 1 }).waitFor();
  await page.getByRole("link", { name: "餐饮单位减盐行动" }).click();
  await page.getByRole("dialog").waitFor();
});

test("the calendar and the letter of a department are files, and what was noted is marked as read", async () => {
  const page = await open("/work/departments/market");
  for (const [button, name] of [
    ["日历文件", "demonstration-reminders-market.ics"],
    ["督办单", "demonstration-reminders-market.docx"],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
  }
  const { unread } = await api<{ unread: number }>(`${plan}/notices`);
  expect(unread).toBeGreaterThan(0);
  const english = await open("/work", { lang: "en", width: 1024, height: 768 });
  await english.getByRole("button", { name: `${unread} unread notices` }).click();
  const drawer = english.getByRole("dialog");
  await drawer.getByRole("link", { name: "Less salt in restaurants and canteens" }).waitFor();
  await expectAccessible(english, "notices");
  await drawer.getByRole("button", { name: `Mark ${unread} as read` }).click();
  await english.getByRole("button", { name: "0 unread notices" }).waitFor();
  expect((await api<{ unread: number }>(`${plan}/notices`)).unread).toBe(0);
});

test("finished projects are shown with what they add to the beds per thousand", async () => {
  const page = await open("/work/projects", { lang: "en" });
  const effects = page.getByRole("region", { name: "What finished projects do to the indicators", exact: true });
  await effects.getByText("(200 + 40) ÷ 392400 × 1000 = 0.6116; 2.37 + 0.6116 = 2.9816").waitFor();
  await expectAccessible(page, "projects with effects");
});

interface Evaluation {
  readonly state: string;
  readonly reports: readonly { readonly digest: string }[];
  readonly evaluated: { readonly rows: readonly { readonly key: string; readonly light: string }[] };
}

test("an evaluation: figures, a value handed in, reasons, remarks, signature, Word, comparison", async () => {
  const page = await open("/evaluations");
  await page.getByLabel("年度").selectOption("2024");
  await page.getByRole("button", { name: "开始评估" }).click();
  await page.waitForURL(/\/evaluations\/\w+/);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("button", { name: /填写上报值: 居民健康素养水平/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/数值/).fill("22.5");
  await dialog.getByLabel(/来源/).fill("健康素养监测（模拟）");
  await dialog.getByRole("button", { name: "确定" }).click();
  const literacy = page.locator("tbody tr", { hasText: "居民健康素养水平" });
  await literacy.getByText("上报值", { exact: true }).waitFor();
  await literacy.getByText("滞后").waitFor();

  await page.getByRole("link", { name: "2 分析原因" }).click();
  await page.getByLabel(/对 居民健康素养水平 的说明/).fill("监测样本量偏小。");
  await page.getByText("有未保存的内容").waitFor();
  // Leaving asks; going back among the steps loses nothing.
  await page.getByRole("link", { name: "规划看板" }).click();
  await dialog.getByRole("button", { name: "留下" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.goBack();
  await page
    .getByRole("button", { name: /填写上报值/ })
    .first()
    .waitFor();
  await page.goForward();
  await expect.poll(() => page.getByLabel(/对 居民健康素养水平 的说明/).inputValue()).toBe("监测样本量偏小。");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await page.getByText("有未保存的内容").waitFor({ state: "detached" });

  await page.getByRole("link", { name: "3 任务与评分" }).click();
  await page
    .getByRole("row", { name: /区公共托育服务中心/ })
    .first()
    .getByText(/资金/)
    .waitFor();
  await page.getByRole("button", { name: "按现在所知" }).click();
  await page.getByText(/任务和项目按 .* 已知的版本/).waitFor();

  await page.getByRole("link", { name: "4 签署与报告" }).click();
  await page.getByRole("button", { name: "签署", exact: true }).click();
  await dialog.getByRole("button", { name: "签署" }).click();
  await page.getByText("已签署，内容不再改变。").waitFor();
  const signed = await api<Evaluation>(`/api/evaluations/${id}`);
  expect(signed.state).toBe("signed");
  expect(signed.evaluated.rows.find((row) => row.key === "health-literacy")?.light).toBe("behind");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载 Word（中文）" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("demonstration-yearly-2024-simulated-zh.docx");

  await page.getByRole("link", { name: "5 对比" }).click();
  await page.getByText("没有更早的已签署评估").waitFor();
  await page.getByText("没有变化", { exact: true }).waitFor();
  await page.getByText("任务、项目和评分没有变化").waitFor();
});

test("the year's work plan is downloaded", async () => {
  const page = await open("/work", { lang: "en" });
  await page.getByLabel("Annual work plan").selectOption("2024");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Word" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("demonstration-annual-plan-2024-simulated.docx");
});

test.each(["zh", "en"] as const)("axe finds nothing serious in any step of an evaluation (%s)", async (lang) => {
  const page = await open("/evaluations", { lang });
  await page.locator(".section .ant-btn-primary").click();
  await page.waitForURL(/\/evaluations\/\w+/);
  const steps = page.locator("nav.filters a.pill");
  await steps.first().waitFor();
  await expectCount(steps, 5);
  for (let step = 0; step < 5; step++) {
    await steps.nth(step).click();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page, `step ${step + 1}`);
  }
});

test("a plan from the clipboard is followed: its tasks come from its own words", async () => {
  const text = [
    "某区“十四五”卫生健康规划",
    "到2025年，高血压患者规范管理率达到75%以上。",
    "1.慢病示范区建设。高血压患者规范管理率稳步提高。（牵头部门：区卫健局；完成时限：2024年底前）",
  ].join("\n");
  const page = await open("/plans");
  const id = await page.evaluate(
    async ([body]) => {
      const headers = {
        "content-type": "application/json",
        "x-kangyu-operator": "records",
        "idempotency-key": `follow-${crypto.randomUUID()}`,
      };
      const answer = await fetch("/api/plan-documents", { method: "POST", headers, body: body ?? "" });
      return ((await answer.json()) as { document: { id: string } }).document.id;
    },
    [JSON.stringify({ name: "某区“十四五”卫生健康规划", text })],
  );
  await page.goto(new URL(`/plans/${id}`, page.url()).href);
  await page.getByRole("button", { name: "设为本区采用" }).click();
  await page.locator("main").getByRole("link", { name: "任务与项目" }).click();
  await page.getByRole("button", { name: /分解任务 1 项/ }).click();
  await page.getByRole("button", { name: /慢病示范区建设/ }).click();
  const drawer = page.getByRole("dialog");
  await expect.poll(() => drawer.getByLabel("牵头部门").inputValue()).toBe("卫生健康局");
  await drawer.getByText(/规划原文第 3 行/).waitFor();
  await page.goto(new URL(`/plans/${id}`, page.url()).href);
  await page.getByRole("button", { name: "取消采用" }).click();
  await page.getByRole("button", { name: "设为本区采用" }).waitFor();
  // Other journeys begin without any document.
  await page.evaluate(
    async ([gone]) => {
      const headers = { "x-kangyu-operator": "records", "idempotency-key": `gone-${crypto.randomUUID()}` };
      await fetch(`/api/plan-documents/${gone}`, { method: "DELETE", headers });
    },
    [id],
  );
  const { items } = await api<{ items: readonly { id: string }[] }>("/api/plan-documents");
  expect(items.map((one) => one.id)).not.toContain(id);
});

test("an answer that comes late closes nothing that was opened meanwhile", async () => {
  const page = await open("/work?as=table", { lang: "en" });
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/tasks/*", async (route) => {
    if (route.request().method() === "PUT") await held;
    await route.continue();
  });
  const rows = page.locator("tbody tr", { has: page.locator("th button") });
  const drawer = page.getByRole("dialog");
  await rows.nth(0).locator("th button").click();
  await drawer.getByLabel("Answers for it").fill("Lin Jia");
  await drawer.getByRole("button", { name: "Save" }).click();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await rows.nth(1).locator("th button").click();
  await drawer.getByLabel("Note").fill("written while the other was saved");
  answer();
  await expectText(rows.nth(0), "Lin Jia");
  await drawer.getByRole("button", { name: "Save" }).click();
  await drawer.waitFor({ state: "detached" });
  const { items } = await api<{ items: readonly { note: string | null }[] }>(`${plan}/tasks`);
  expect(items.map(({ note }) => note)).toContain("written while the other was saved");
});
