import { readFileSync } from "node:fs";
import { readTextDocument } from "@kangyu/documents";
import { checkPlan, readPlan } from "@kangyu/plan";
import { describe, expect, test } from "vitest";

const shared = process.env.KANGYU_SHARED;

function blocksOf(name: string, edit: (text: string) => string = (text) => text) {
  const text = readFileSync(`${shared}/plans/${name}.txt`, "utf8");
  return readTextDocument(new TextEncoder().encode(edit(text)));
}

/** What an office does between two drafts: a note before the title, a paragraph more at the end. */
const drafted = (text: string) => `（征求意见稿）\n\n${text}\n附：起草说明另行印发。\n`;

describe.skipIf(shared === undefined)("keys of findings", () => {
  test.each(["longhu-13", "longhu-14", "kaiping-14", "shanting-14", "lianyun-14"])("%s", (name) => {
    const earlier = name === "longhu-14" ? readPlan(blocksOf("longhu-13")) : null;
    const keys = checkPlan(blocksOf(name), earlier).findings.map(({ key }) => key);
    const again = checkPlan(blocksOf(name, drafted), earlier).findings.map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(8);
    expect(new Set(keys).size).toBe(keys.length);
    expect(again).toEqual(keys);
  });
});
