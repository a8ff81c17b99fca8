import { expect, test } from "vitest";
import { api, expectCount, expectText, screens } from "./screen.ts";

const { open } = screens();

interface Work {
  readonly total: number;
  readonly counts: readonly { readonly due: number; readonly overdue: number }[];
}

test("who is due and overdue, and from there to the form by arrow keys", async () => {
  const page = await open("/worklist", { operator: null });
  await page.getByRole("heading", { name: "先选择谁在操作" }).waitFor();
  await page.locator(".gate-list button", { hasText: "医生" }).first().click();
  await page.locator(".work-open").first().waitFor();
  const { total, counts } = await api<Work>("/api/worklist?world=simulated");
  expect(counts.reduce((sum, one) => sum + one.due + one.overdue, 0)).toBe(total);
  await expectText(page.locator(".more .help").first(), String(total));

  await page.getByRole("button", { name: "逾期", exact: true }).click();
  await page.waitForURL(/state=overdue/);
  const overdue = counts.reduce((sum, one) => sum + one.overdue, 0);
  await page.locator(".more .help", { hasText: `/ ${overdue}` }).waitFor();
  await expectCount(page.locator(".work-open"), Math.min(50, overdue));

  const second = page.locator(".work-open").nth(1);
  const address = await second.getAttribute("href");
  await page.locator(".work-open").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname + url.search === address);
  await page.getByRole("heading", { name: /记录/ }).waitFor();
});

test("a village's own list", async () => {
  const page = await open("/worklist", { lang: "en", width: 1024, height: 768 });
  const village = page.locator(".village-list button").first();
  await village.click();
  await page.waitForURL(/place=/);
  await page.locator(".village-list tr.chosen").waitFor();
  const numbers = await page.locator(".village-list tr.chosen td").allTextContents();
  const all = numbers.map(Number).reduce((sum, one) => sum + one, 0);
  await page.locator(".more .help", { hasText: `of ${all} shown` }).waitFor();
});

test("a day of which not everything is kept says so", async () => {
  const page = await open("/worklist?day=2020-03-01");
  await page.locator(".notice", { hasText: "不再逐日保留" }).waitFor();
  await page.goto(page.url().replace(/day=[^&]*/, ""));
  await page.locator(".work-open").first().waitFor();
  await expectCount(page.locator(".notice"), 0);
});
