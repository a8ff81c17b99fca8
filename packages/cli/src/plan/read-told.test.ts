import { join } from "node:path";
import { expect, test } from "vitest";
import { readTold } from "./read-told.ts";

const fixture = (name: string) => join(import.meta.dirname, "../fixtures", name);

async function told(name: string, isTerminal: boolean): Promise<string> {
  let said = "";
  const console = {
    out: () => {},
    tell(text: string) {
      said += text;
    },
  };
  await readTold(fixture(name), console, isTerminal);
  return said;
}

test("pages are counted on a terminal and wiped away after, and nowhere else", async () => {
  const watched = await told("plan.pdf", true);
  expect(watched).toMatch(/plan\.pdf {2}第 1 \/ \d+ 页 pages/u);
  expect(watched.endsWith("\r\u001b[2K")).toBe(true);
  expect(await told("plan.pdf", false)).toBe("");
  expect(await told("plan.docx", true)).toBe("");
});
