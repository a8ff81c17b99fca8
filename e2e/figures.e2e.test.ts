import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { api, expectAccessible, expectCount, expectText, screens } from "./screen.ts";

const { open } = screens();
const subject = "beds-per-1000";
const board = "/?plan=demonstration&asOf=2025-12-31";

interface Board {
  readonly rows: readonly {
    readonly key: string;
    readonly light: string;
    readonly actual: unknown;
    readonly reported: { readonly value: number; readonly version: number } | null;
  }[];
}
interface Evaluation {
  readonly id: string;
  readonly evaluated: { readonly rows: readonly { readonly key: string; readonly value: number | null }[] };
}

const bedsOnBoard = async () => {
  const { rows } = await api<Board>("/api/plans/demonstration/board?world=simulated&asOf=2025-12-31");
  return rows.find(({ key }) => key === "beds");
};
const bedsRow = (page: Page) => page.locator("table.board tr", { hasText: "每千人口医疗卫生机构床位数" });

test("a figure is handed in: the light changes, an evaluation takes it, its history says who; then it is taken back", async () => {
  expect(await bedsOnBoard()).toMatchObject({ light: "not-met", actual: null, reported: { version: 1 } });
  const page = await open(board);
  await bedsRow(page).getByText("未达到", { exact: true }).waitFor();
  await page.getByText(/项指标落后于规划进度或未达到目标/).waitFor();
  await page.getByRole("button", { name: "只看这些" }).click();
  await page.waitForURL(/light=off-track/);
  await expect.poll(() => page.locator("table.board tbody tr:not(.group)").count()).toBeLessThan(15);
  await bedsRow(page).getByRole("link").click();
  await page.waitForURL(new RegExp(`/figures/${subject}`));
  await page.getByText("模拟数据：此处的数值都是虚构的").waitFor();

  await page.getByRole("button", { name: "更正 2025" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("数值（").fill("9.7");
  await dialog.getByLabel("分子", { exact: true }).fill("3806");
  await dialog.getByText("分乡镇（街道）的数，选填（已填 0 / 7）").click();
  const fill = async (township: string, numerator: string, denominator: string) => {
    await dialog.getByLabel(`${township} 分子`).fill(numerator);
    await dialog.getByLabel(`${township} 分母`).fill(denominator);
  };
  await fill("青石街道", "2000", "82,000");
  await fill("雾谷乡", "21", "21000");
  await dialog.getByText("分乡镇（街道）的数，选填（已填 2 / 7）").waitFor();
  await dialog.getByLabel("原因").fill("补报新院区床位");
  await expectAccessible(page, "a figure being handed in");
  await dialog.getByRole("button", { name: "上报" }).click();
  await dialog.waitFor({ state: "detached" });
  const history = page.locator("table.data", { hasText: "上报人" });
  const newest = history.locator("tbody tr").first();
  await newest.getByText("9.7").waitFor();
  await expectText(newest, "补报新院区床位");
  await expectText(newest, "含 2 个乡镇的数");
  const townships = page.getByRole("table", { name: "各乡镇（街道）的数 (2025)" });
  await expect
    .poll(() => townships.locator("tbody tr").allTextContents())
    .toEqual(["雾谷乡12121,000", "青石街道24.392,00082,000"]);
  await expectCount(history.getByText("旧版本"), 1);
  expect(await bedsOnBoard()).toMatchObject({ light: "met", reported: { value: 9.7, version: 2 } });

  await page.goto(new URL(board, page.url()).href);
  await bedsRow(page).getByText("已达到", { exact: true }).waitFor();
  await expectText(bedsRow(page), "上报 2025");

  await page.goto(new URL("/evaluations?plan=demonstration", page.url()).href);
  const body = { kind: "final", year: 2025, world: "simulated" };
  const begun = await page.request.post(new URL("/api/plans/demonstration/evaluations", page.url()).href, {
    data: body,
    headers: { "x-kangyu-operator": "records", "idempotency-key": `figures-journey-${Date.now()}` },
  });
  const { evaluated } = (await begun.json()) as Evaluation;
  expect(evaluated.rows.find(({ key }) => key === "beds")?.value).toBe(9.7);

  await page.goto(new URL(`/figures/${subject}?plan=demonstration`, page.url()).href);
  await page.getByRole("button", { name: "撤回 2025" }).click();
  await dialog.getByLabel("原因").fill("来源有误");
  await dialog.getByRole("button", { name: /撤.*回/ }).click();
  await dialog.waitFor({ state: "detached" });
  await newest.getByText("已撤回").waitFor();
  // What stands now is the year before's; the board says of which day it is.
  await expect.poll(async () => (await bedsOnBoard())?.reported?.value).toBe(4.18);
  await page.context().close();
});

test("the form of a year is taken, filled, looked at and written; a row that is refused says where", async () => {
  const page = await open("/figures?plan=demonstration&year=2025");
  await page.getByText(/已上报 \d+ \/ 26 项/).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 2025 年填报表" }).click();
  expect((await download).suggestedFilename()).toBe("demonstration-figures-2025-simulated.xlsx");
  const csv = [
    "编号,指标,数值,来源,来源日期",
    `${subject},床位,4.62,年报（模拟）,2026-03-20`,
    "smoking-15,吸烟率,很低,调查（模拟）,2026-03-20",
    "hypertension-control,控制率,70,报表（模拟）,2026-03-20",
  ].join("\n");
  const input = page.locator("input[type=file]");
  await input.setInputFiles({ name: "figures.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: /预.*览/ }).click();
  const preview = page.locator("table", { hasText: "导入预览" });
  await preview.waitFor();
  await expectCount(preview.getByText("不写入"), 2);
  await expectText(preview, "这项指标由居民记录测算");
  await expectAccessible(page, "preview of a form");
  await page.getByRole("button", { name: "写入 1 项" }).click();
  await page.getByText("已写入 1 项。").waitFor();
  expect(await bedsOnBoard()).toMatchObject({ light: "not-met", reported: { value: 4.62 } });
  await page.context().close();
});

test("a department sees at once which of its indicators are off track", async () => {
  const page = await open("/work/departments/health?plan=demonstration", { lang: "en" });
  const notice = page.locator(".notice", { hasText: "are behind the plan's path or have missed their target" });
  await notice.waitFor();
  await notice.getByRole("link").first().click();
  await page.waitForURL(/\/figures\//);
  await page.getByRole("heading", { name: "What was handed in" }).waitFor();
  await page.context().close();
});
