import { expect, test } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

interface Tree {
  readonly [name: string]: string | Tree;
}

function leaves(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(path + name, value);
    else for (const [inner, word] of leaves(value, `${path}${name}.`)) found.set(inner, word);
  }
  return found;
}

const chinese = leaves(zh);
const english = leaves(en);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

test("both languages say the same things with the same values in them", () => {
  expect([...english.keys()]).toEqual([...chinese.keys()]);
  for (const [key, text] of chinese)
    expect([key, placeholders(english.get(key) ?? "")]).toEqual([key, placeholders(text)]);
});

test("nothing is left empty or in the other language", () => {
  for (const [key, text] of english)
    expect([key, /[一-鿿]/.test(text), text.trim() === ""]).toEqual([key, false, false]);
  for (const [key, text] of chinese) expect([key, text.trim() === ""]).toEqual([key, false]);
});
