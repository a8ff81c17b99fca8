import { expect, test } from "vitest";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";

test.each([
  [["--ics", "--docx"], "--docx"],
  [["--docx"], "--out"],
  [["--days", "-1"], "--days"],
  [["--lang", "de"], "--lang"],
])("%j is refused before anything is opened", async (args, words) => {
  const said: string[] = [];
  const console = { out: () => undefined, tell: (text: string) => void said.push(text) };
  expect(await runProgram(["plan", "remind", ...args], { commands, console })).toBe(2);
  expect(said.join("")).toContain(words);
});
