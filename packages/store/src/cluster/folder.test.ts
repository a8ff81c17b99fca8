import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimFolder, holderOf } from "./folder.ts";
import { processStart } from "./processes.ts";
import { temporaryFolder } from "./test-support.ts";

test("a claim is announced, refused to others and given back", () => {
  const folder = temporaryFolder();
  const claim = claimFolder(folder);
  claim.announce("http://127.0.0.1:4000");
  expect(holderOf(folder)).toMatchObject({ pid: process.pid, address: "http://127.0.0.1:4000" });
  expect(() => claimFolder(folder)).toThrow("http://127.0.0.1:4000");
  claim.release();
  expect(holderOf(folder)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test("a claim of a dead process, of an earlier life of the same number, and half a claim do not count", () => {
  const left = [
    JSON.stringify({ pid: 2 ** 22 - 3, start: "1", address: null }),
    JSON.stringify({ pid: process.pid, start: `not ${processStart(process.pid)}`, address: null }),
    '{"pid":',
  ];
  for (const text of left) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "instance.json"), text);
    claimFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test("of eight processes that come at once to a stale claim one gets the folder", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "instance.json"), "{}");
  const script = `import { claimFolder } from ${JSON.stringify(new URL("./folder.ts", import.meta.url).href)};
    try { claimFolder(${JSON.stringify(folder)}); console.log("got"); process.stdin.resume(); }
    catch (error) { console.log(error.code); }`;
  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  const answers = await Promise.all(
    children.map(async (child) => String((await once(child.stdout, "data"))[0]).trim()),
  );
  // Whoever got it holds it until all have answered, however long the last of them took to start.
  for (const child of children) child.stdin.end();
  expect(answers.filter((answer) => answer === "got")).toHaveLength(1);
  expect(answers.filter((answer) => answer === "already-running")).toHaveLength(7);
});
