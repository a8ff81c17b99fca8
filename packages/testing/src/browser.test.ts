import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test("a page runs in it", async () => {
  const page = await browser.newPage();
  await page.setContent("<title>康域</title><button onclick='this.textContent=String(6*7)'>?</button>");
  await page.getByRole("button").click();
  expect(await page.getByRole("button").textContent()).toBe("42");
  expect(await page.title()).toBe("康域");
});

test("Chinese is drawn with the web font of the application, whatever fonts the machine has", async () => {
  const folder = dirname(fileURLToPath(import.meta.resolve("@fontsource/noto-sans-sc/package.json")));
  const css = readFileSync(join(folder, "chinese-simplified-400.css"), "utf8");
  const file = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(css)?.[1] ?? "";
  const font = readFileSync(join(folder, file)).toString("base64");
  const page = await browser.newPage();
  const style = `@font-face{font-family:App;src:url(data:font/woff2;base64,${font})} p{font-family:App}`;
  await page.setContent(`<style>${style}</style><p>一二三</p>`);
  await page.evaluate("document.fonts.ready");
  // Which fonts really drew the text, as the browser's own inspector tells.
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("DOM.enable");
  await inspector.send("CSS.enable");
  const { root } = await inspector.send("DOM.getDocument");
  const { nodeId } = await inspector.send("DOM.querySelector", { nodeId: root.nodeId, selector: "p" });
  const { fonts } = await inspector.send("CSS.getPlatformFontsForNode", { nodeId });
  expect(fonts).toEqual([expect.objectContaining({ isCustomFont: true, glyphCount: 3 })]);
});
