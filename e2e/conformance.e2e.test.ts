import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { screens } from "./screen.ts";

const { open } = screens();
const programmes = new URL("../catalogue/programmes/", import.meta.url);

for (const id of readdirSync(programmes)) {
  test(`the cases of ${id} give in the browser what they give everywhere`, async () => {
    const { cases } = JSON.parse(readFileSync(new URL(`${id}/cases.json`, programmes), "utf8")) as { cases: unknown[] };
    const page = await open(`/definitions?id=${id}`, { lang: "en" });
    await page.getByRole("button", { name: /Run the cases/ }).click();
    const result = page.locator("[data-cases]");
    await result.waitFor();
    await expect.poll(() => result.getAttribute("data-cases")).toBe(String(cases.length));
    await expect.poll(() => result.getAttribute("data-passed")).toBe(String(cases.length));
  });
}
