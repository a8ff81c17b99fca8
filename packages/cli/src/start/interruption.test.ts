import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";

const PROGRAM = `
  import { listenForInterruption } from ${JSON.stringify(join(import.meta.dirname, "interruption.ts"))};
  const tell = (text) => process.stderr.write(text);
  const interruption = listenForInterruption({ tell, deadlineMs: Number(process.env.DEADLINE_MS) });
  interruption.atOnce(() => process.stdout.write("let go"));
  setInterval(() => {}, 1000);
  process.stdout.write("listening\\n");
  await interruption.came;
  if (process.env.OVER) interruption.over();
`;

/** A process that never stops by itself. */
async function stubborn(environment: Readonly<Record<string, string>>) {
  const args = ["--disable-warning=ExperimentalWarning", "--input-type=module-typescript", "-e", PROGRAM];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment } });
  let [out, told] = ["", ""];
  child.stdout.on("data", (part) => {
    out += String(part);
  });
  child.stderr.on("data", (part) => {
    told += String(part);
  });
  const gone = once(child, "close") as Promise<[number | null]>;
  await expect.poll(() => out, { timeout: 10_000 }).toContain("listening");
  return { child, ended: async () => ({ code: (await gone)[0], out, told }) };
}

test("what does not stop in time is ended with a sentence", async () => {
  const { child, ended } = await stubborn({ DEADLINE_MS: "1000" });
  child.kill("SIGINT");
  const { code, out, told } = await ended();
  expect(code).toBe(1);
  expect(told).toContain("1 seconds");
  expect(out).toContain("let go");
});

test("a second Ctrl-C ends it at once; the same one twice does not", async () => {
  const { child, ended } = await stubborn({ DEADLINE_MS: "60000" });
  child.kill("SIGINT");
  child.kill("SIGINT");
  await pause(1000);
  expect(child.exitCode).toBeNull();
  child.kill("SIGINT");
  const { code, out } = await ended();
  expect([code, out.endsWith("let go")]).toEqual([130, true]);
});

test("when everything was given back, nothing left over keeps the process", async () => {
  const { child, ended } = await stubborn({ DEADLINE_MS: "60000", OVER: "1" });
  child.kill("SIGTERM");
  expect(await ended()).toMatchObject({ code: 0, told: "" });
});
