import AxeBuilder from "@axe-core/playwright";
import { openBrowser } from "@kangyu/testing";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished } from "vitest";

const operator = "records";
/** How long what a journey waits for may take, on a machine that does ten other things. */
const PATIENCE_MS = 100_000;
/** Whoever writes visits: the doctor of one of the district's centres. */
export const DOCTOR = "doctor-690101-c1";

export interface Shown {
  readonly lang?: "zh" | "en";
  readonly width?: number;
  readonly height?: number;
  /** null: nobody has been chosen yet. */
  readonly operator?: string | null;
}

/** Opens pages of the started district in one browser for a file of journeys. */
export function screens(): { readonly open: (path: string, shown?: Shown) => Promise<Page> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    open: async (path, shown = {}) => {
      const viewport = { width: shown.width ?? 1440, height: shown.height ?? 900 };
      const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
      // A page left open would go on asking the server, and write what was typed in it, beside the journeys after it.
      onTestFinished(() => context.close());
      context.setDefaultTimeout(PATIENCE_MS);
      const chosen = shown.operator === undefined ? operator : shown.operator;
      await context.addInitScript(
        ([lang, who]) => {
          if (localStorage.getItem("kangyu.lang") === null) localStorage.setItem("kangyu.lang", lang ?? "zh");
          if (who && localStorage.getItem("kangyu.operator") === null) localStorage.setItem("kangyu.operator", who);
        },
        [shown.lang ?? "zh", chosen],
      );
      const page = await context.newPage();
      // An error in the page is a failure of the journey, wherever it happens.
      page.on("pageerror", (error) => {
        throw error;
      });
      await page.goto(inject("address") + path);
      await page.locator("h1").first().waitFor();
      return page;
    },
  };
}

/** What a program would see: an answer of the API, as the journeys' operator. */
export async function api<Answer>(path: string): Promise<Answer> {
  const response = await fetch(inject("address") + path, { headers: { "x-kangyu-operator": operator } });
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

/** Says what axe finds serious or critical on the page as it stands. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  expect(
    bad.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ""}`),
    what,
  ).toEqual([]);
}

/** Waits until an item is the one that is chosen in its list. */
export async function expectCurrent(item: Locator): Promise<void> {
  await expect.poll(() => item.getAttribute("aria-current")).toBe("true");
}

/** Waits until an element has the focus. */
export async function expectFocus(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((one) => one.matches(":focus"))).toBe(true);
}

/** Waits until so many elements are there. */
export async function expectCount(elements: Locator, count: number): Promise<void> {
  await expect.poll(() => elements.count()).toBe(count);
}

/** Waits until the text of an element holds these words. */
export async function expectText(element: Locator, words: string): Promise<void> {
  await expect.poll(() => element.textContent()).toContain(words);
}

/** Presses Tab until the element has the focus; fails after 80 stops. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < 80; stop++) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} is not within 80 stops of the Tab key`);
}
