import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawPicture, exampleInputs, examplesFolder, PICTURES } from "./generate-surveillance-examples.ts";

const root = join(import.meta.dirname, "..");
const kept = (name: string) => readFileSync(join(root, examplesFolder, name), "utf8");

test("the examples of docs/surveillance.md are those that the script makes, and the page shows each with its command", () => {
  const page = readFileSync(join(root, "docs/surveillance.md"), "utf8");
  for (const [name, text] of Object.entries(exampleInputs())) expect(kept(name), name).toBe(text);
  for (const [name, command] of Object.entries(PICTURES)) {
    expect(page).toContain(`(surveillance/${name})`);
    expect(page).toContain(`kangyu watch ${command.join(" ")}`);
  }
});

test.each(Object.keys(PICTURES))("%s is what the product draws", async (name) => {
  expect(await drawPicture(name)).toBe(kept(name));
});
