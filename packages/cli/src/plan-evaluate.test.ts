import { expect, test } from "vitest";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";

test.each([
  [["--plan", "demonstration"], "--year"],
  [["--year", "2024"], "--plan"],
  [["--plan", "demonstration", "--year", "24"], "--year"],
  [["--plan", "demonstration", "--year", "2024", "--kind", "weekly"], "--kind"],
  [["--plan", "demonstration", "--year", "2024", "--world", "ours"], "--world"],
])("%j is refused before anything is opened", async (args, words) => {
  const said: string[] = [];
  const console = { out: () => undefined, tell: (text: string) => void said.push(text) };
  expect(await runProgram(["plan", "evaluate", ...args], { commands, console })).toBe(2);
  expect(said.join("")).toContain(words);
});
