import { expect, inject, test } from "vitest";
import { api, expectCount, expectText, screens } from "./screen.ts";

const { open } = screens();

interface Board {
  readonly asOf: string;
  readonly quarters: readonly string[];
  readonly rows: readonly {
    readonly indicator: string | null;
    readonly reported: object | null;
    readonly name: string;
    readonly light: string;
  }[];
}

test("from the plan to the people behind a number and to one of them", async () => {
  const page = await open("/");
  await page.locator("table.board").waitFor();
  const { rows } = await api<Board>("/api/plans/demonstration/board?world=simulated");
  await expectCount(page.locator("table.board tbody tr:not(.group)"), rows.length);
  await page.locator(".top-bar").getByText("模拟数据").waitFor();

  const measured = rows.find((row) => row.indicator !== null && row.reported === null);
  await page.getByRole("link", { name: measured?.name ?? "" }).click();
  await page.locator(".figures").waitFor();
  const counts = (await page.locator(".figures button.link").allTextContents()).map(Number);
  expect(counts).toHaveLength(3);
  const denominator = Number(await page.locator(".figures > div:has-text('分母') .figure-value").textContent());
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(denominator);

  const [, out] = counts;
  await page.locator(".figures button.link").nth(1).click();
  const people = page.locator("#people tbody tr");
  await people.first().waitFor();
  await expectCount(people, Math.min(50, out ?? 0));
  await expectText(page.locator("#people .help").first(), String(denominator));

  const person = page.locator("#people .person-link").first();
  const name = (await person.textContent()) ?? "";
  await person.click();
  await page.waitForURL(/\/residents\//);
  await expect.poll(() => page.locator(".identity h1").textContent()).toBe(name);
  await expect.poll(() => page.locator(".timeline-svg rect").count()).toBeGreaterThan(0);
});

test("the board of an earlier quarter, one light only, and the file for the spreadsheet", async () => {
  const page = await open("/");
  const { quarters, rows } = await api<Board>("/api/plans/demonstration/board?world=simulated");
  const earlier = quarters[4] ?? "";
  await page.getByLabel("截至").selectOption(earlier);
  await page.waitForURL(new RegExp(`asOf=${earlier}`));
  const then = await api<Board>(`/api/plans/demonstration/board?world=simulated&asOf=${earlier}`);
  const unmeasured = then.rows.filter((row) => row.light === "not-measured").length;
  await page.locator(".light-count", { hasText: "尚未测量" }).click();
  await expectCount(page.locator("table.board tbody tr:not(.group)"), unmeasured);
  expect(unmeasured).toBeLessThan(rows.length);
  const address = await page.getByRole("link", { name: /xlsx/ }).getAttribute("href");
  const file = await page.request.get(inject("address") + (address ?? ""));
  expect([file.status(), (await file.body()).subarray(0, 2).toString()]).toEqual([200, "PK"]);
});

test("every drawing has its table", async () => {
  const page = await open("/indicators/hypertension-control?plan=demonstration");
  const trend = page.locator("section", { has: page.getByRole("heading", { name: "走势" }) });
  await trend.locator(".chart svg").waitFor();
  await trend.getByRole("button", { name: "表格" }).click();
  const { series, forecast } = await api<{ series: unknown[]; forecast: { points: unknown[] } }>(
    "/api/indicators/hypertension-control?plan=demonstration&world=simulated",
  );
  await expectCount(trend.locator("tbody tr"), series.length + forecast.points.length);
  await page.getByRole("button", { name: "示意图" }).click();
  const { places } = await api<{ places: { kind: string; tile: [number, number] | null }[] }>("/api/district");
  const townships = places.filter((place) => place.kind === "township");
  await expectCount(page.locator(".tile"), townships.length);
  const across = townships.map((place) => place.tile?.[0] ?? Number.NaN);
  const columns = Math.max(...across) - Math.min(...across) + 1;
  const grid = await page.evaluate("getComputedStyle(document.querySelector('.tiles')).gridTemplateColumns");
  expect(String(grid).split(" ")).toHaveLength(columns);
  await page.locator(".tile").first().click();
  await page.locator("#people .ant-tag").waitFor();
});
