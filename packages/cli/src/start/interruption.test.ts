import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const PROGRAM = `
  import { listenForInterruption } from ${JSON.stringify(join(import.meta.dirname, "interruption.ts"))};
  const tell = (text) => process.stderr.write(text);
  const [deadlineMs, againAfterMs] = [Number(process.env.DEADLINE_MS), Number(process.env.AGAIN_AFTER_MS ?? 400)];
  const interruption = listenForInterruption({ tell, deadlineMs, againAfterMs });
  process.on("SIGINT", () => process.stdout.write("heard\\n"));
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
  await expect.poll(() => out).toContain("listening");
  /** Sends it as often as said, each one when the one before has been heard: two at once may come as one. */
  const interrupt = async (times: number) => {
    for (let time = 1; time <= times; time++) {
      child.kill("SIGINT");
      await expect.poll(() => out.split("heard").length - 1).toBe(time);
    }
  };
  return { child, interrupt, ended: async () => ({ code: (await gone)[0], out, told }) };
}

test("what does not stop in time is ended with a sentence", async () => {
  const { child, ended } = await stubborn({ DEADLINE_MS: "1000" });
  child.kill("SIGINT");
  const { code, out, told } = await ended();
  expect(code).toBe(1);
  expect(told).toContain("1 seconds");
  expect(out).toContain("let go");
});

test("a second Ctrl-C ends it at once", async () => {
  const { child, interrupt, ended } = await stubborn({ DEADLINE_MS: "600000", AGAIN_AFTER_MS: "0" });
  await interrupt(1);
  child.kill("SIGINT");
  const { code, out } = await ended();
  expect([code, out.endsWith("let go")]).toEqual([130, true]);
});

test("the same one twice, from the terminal and from the launcher, does not", async () => {
  const { child, interrupt, ended } = await stubborn({ DEADLINE_MS: "600000", AGAIN_AFTER_MS: "500000" });
  await interrupt(3);
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await ended();
});

test("when everything was given back, nothing left over keeps the process", async () => {
  const { child, ended } = await stubborn({ DEADLINE_MS: "60000", OVER: "1" });
  child.kill("SIGTERM");
  expect(await ended()).toMatchObject({ code: 0, told: "" });
});
