import { expect, test } from "vitest";
import { api, DOCTOR, expectCount, expectText, screens, tabTo } from "./screen.ts";

const { open } = screens();

interface Work {
  readonly items: readonly { readonly key: string; readonly name: string; readonly form: string | null }[];
}
interface Resident {
  readonly visits: readonly { readonly day: string; readonly status: string; readonly version: number }[];
}

test("by keyboard alone: find a person, record a visit, correct it, withdraw it", async () => {
  const { items } = await api<Work>("/api/worklist?world=simulated&state=overdue");
  const person = items.find((item) => item.form === "follow-up");
  const before = await api<Resident>(`/api/residents/${person?.key}`);

  const page = await open("/", { operator: DOCTOR });
  await page.locator("table.board").waitFor();
  await page.keyboard.press("/");
  await page.locator("#resident-search").waitFor();
  await page.keyboard.type(person?.name ?? "");
  // The list of the whole name, not of the letters before the last.
  const rows = page.locator("[aria-busy=false] tbody tr");
  await rows.locator(`a[href="/residents/${person?.key}"]`).waitFor();
  const keys = await rows.locator("th a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (let at = 0; at < keys.indexOf(`/residents/${person?.key}`); at++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/residents/${person?.key}`));

  await tabTo(page, page.getByRole("link", { name: /记录：.*随访/ }).first());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /记录/ }).waitFor();
  await tabTo(page, page.getByRole("radio", { name: "门诊", exact: true }).first());
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("textbox", { name: "收缩压", exact: true }).first());
  await page.keyboard.type("1200");
  await page.getByText(/收缩压应在/).waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("186");
  await page.locator(".findings").waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("128");
  await page.locator(".findings").waitFor({ state: "detached" });
  await tabTo(page, page.getByRole("textbox", { name: "舒张压", exact: true }).first());
  await page.keyboard.type("78");
  await page.keyboard.press("Control+Enter");
  await page.getByText(/已保存/).waitFor();
  await expect.poll(() => page.locator("main table tbody tr").count()).toBeGreaterThan(0);
  const recorded = await api<Resident>(`/api/residents/${person?.key}`);
  expect(recorded.visits.length).toBe(before.visits.length + 1);

  await tabTo(page, page.getByRole("link", { name: "回到居民", exact: true }).first());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "随访记录" }).waitFor();
  await tabTo(page, page.getByRole("link", { name: "更正", exact: true }).first());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /更正/ }).waitFor();
  await tabTo(page, page.getByRole("textbox", { name: /更正原因/ }).first());
  await page.keyboard.type("读数抄错");
  await tabTo(page, page.getByRole("textbox", { name: "收缩压", exact: true }).first());
  await page.keyboard.press("Control+A");
  await page.keyboard.type("164");
  await page.keyboard.press("Control+Enter");
  await page.getByText(/已保存/).waitFor();

  await tabTo(page, page.getByRole("link", { name: "回到居民", exact: true }).first());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "随访记录" }).waitFor();
  await tabTo(page, page.getByRole("button", { name: "撤回", exact: true }).first());
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByRole("textbox"));
  await page.keyboard.type("记在他人名下");
  await tabTo(page, dialog.getByRole("button", { name: "撤回" }));
  await page.keyboard.press("Enter");
  await dialog.getByText(/已保存/).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await tabTo(page, page.getByRole("button", { name: /历次版本/ }).first());
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("第 3 版").waitFor();
  await expectCount(page.getByRole("dialog").locator("h3"), 3);
  await page.getByRole("dialog").getByText("读数抄错").waitFor();
});

test("what was entered is not lost by a slip, and a refused form says where", async () => {
  const { items } = await api<Work>("/api/worklist?world=simulated");
  const person = items.find((item) => item.form === "follow-up");
  const page = await open(`/residents/${person?.key}/visits/new?programme=hypertension&form=follow-up`, {
    operator: DOCTOR,
  });
  await page.getByRole("textbox", { name: "收缩压", exact: true }).fill("138");
  await page.getByRole("button", { name: "保存" }).click();
  await page
    .getByRole("alert")
    .getByText(/须改正/)
    .waitFor();
  await page.getByRole("link", { name: "规划看板" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /留下/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => page.getByRole("textbox", { name: "收缩压", exact: true }).inputValue()).toBe("138");
  await page.getByRole("link", { name: "规划看板" }).click();
  await dialog.getByRole("button", { name: /离开/ }).click();
  await page.locator("table.board").waitFor();
});

test("Enter before the answer has come opens somebody of that answer, not of the one before it", async () => {
  const { items } = await api<Work>("/api/worklist?world=simulated");
  const [before] = items;
  const person = items.find(({ name }) => name !== before?.name);
  const page = await open("/residents");
  const field = page.locator("#resident-search");
  await field.fill(before?.name ?? "");
  await page.locator("[aria-busy=false] tbody tr").first().waitFor();
  await page.route("**/api/residents?*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await field.fill(person?.name ?? "");
  await field.press("Enter");
  await expectText(page.locator(".identity h1"), person?.name ?? "");
});
