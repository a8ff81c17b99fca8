import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommandLine, startServerProcess, takenPort, temporaryFolder } from "./test-support.ts";

async function residentsAt(url: string): Promise<number | undefined> {
  const answer = await fetch(`${url}/api/district`);
  const { worlds } = (await answer.json()) as { worlds: readonly { world: string; residents: number }[] };
  return worlds.find(({ world }) => world === "simulated")?.residents;
}

/** A first start to which something is done once, while its simulated district is being read. */
async function whileReading(directory: string, args: readonly string[], act: () => void): Promise<unknown> {
  let isReading = false;
  const onLine = (line: string) => {
    if (isReading || !/Simulated district {2}\d\d? %/.test(line)) return;
    isReading = true;
    act();
  };
  return startServerProcess(directory, args, onLine).catch((error: unknown) => error);
}

function mainProcess(directory: string): number {
  return (JSON.parse(readFileSync(join(directory, "instance.json"), "utf8")) as { pid: number }).pid;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ends(pid: number): Promise<void> {
  await expect.poll(() => isRunning(pid)).toBe(false);
}

test("a first start simulates a district and serves it; later ones keep it, and without it once it was removed", async () => {
  const directory = temporaryFolder();
  const first = await startServerProcess(directory, ["--residents", "60"]);
  expect(first.lines.join("\n")).toMatch(/100 % {2}60 \/ 60 residents/);
  expect(await residentsAt(first.url)).toBeGreaterThanOrEqual(60);
  expect(await (await fetch(first.url)).text()).toContain("<html");
  const beside = await runCommandLine(["start", "--data", directory]);
  expect(beside.code).toBe(1);
  expect(beside.told).toContain(first.url);
  expect(await first.stop()).toBe(0);
  expect(existsSync(join(directory, "instance.json"))).toBe(false);
  const second = await startServerProcess(directory);
  expect(second.lines.join("\n")).not.toContain("Simulated district");
  expect(await residentsAt(second.url)).toBeGreaterThanOrEqual(60);
  // Removed beside the running server, and away for good.
  const removed = await runCommandLine(["simulate", "remove", "--json", "--data", directory]);
  expect(JSON.parse(removed.out)).toMatchObject({ removed: expect.any(Number) });
  expect(await residentsAt(second.url)).toBe(0);
  expect(await second.stop()).toBe(0);
  const third = await startServerProcess(directory);
  expect(await residentsAt(third.url)).toBe(0);
  expect(await third.stop()).toBe(0);
});

test("--empty starts without anybody; a kill -9 of the launcher stops the rest in order; a taken port that was asked for is refused", async () => {
  const directory = temporaryFolder();
  const { launcher, main, url } = await startServerProcess(directory, ["--empty"]);
  expect(await residentsAt(url)).toBe(0);
  launcher.kill("SIGKILL");
  await ends(main);
  expect(existsSync(join(directory, "postgres/data/postmaster.pid"))).toBe(false);
  const port = await takenPort();
  const { code, told } = await runCommandLine(["start", "--empty", "--data", directory, "--port", String(port)]);
  expect(code).toBe(1);
  expect(told.trim().split("\n")).toHaveLength(1);
  expect(told).toContain(String(port));
});

test("a start killed in the middle of the simulated district goes on where it was", async () => {
  const directory = temporaryFolder();
  const killed = await whileReading(directory, ["--residents", "400", "--seed", "5"], () =>
    process.kill(mainProcess(directory), "SIGKILL"),
  );
  expect(killed).toBeInstanceOf(Error);
  const again = await startServerProcess(directory);
  expect(again.lines.join("\n")).toMatch(/100 % {2}400 \/ 400 residents/);
  const other = await runCommandLine(["start", "--data", directory, "--residents", "10"]);
  expect(other.code).toBe(1);
  await again.stop();
});

test("port 0 takes a free one and prints it; a draft from a document opens the stopped database once", async () => {
  const folder = temporaryFolder();
  const running = await startServerProcess(folder, ["--empty", "--port", "0"]);
  const port = Number(new URL(running.url).port);
  expect(port).toBeGreaterThan(0);
  expect((await fetch(`${running.url}/api/district`)).status).toBe(200);
  expect(await running.stop()).toBe(0);
  const document = join(folder, "earlier.txt");
  writeFileSync(document, "云岭区“十四五”卫生健康规划\n指标\t单位\t2020年\t2025年\n孕产妇系统管理率\t%\t98.98\t>85\n");
  const openings = () => readFileSync(join(folder, "postgres/log"), "utf8").split("ready to accept connections").length;
  const before = openings();
  const { code, out } = await runCommandLine(["plan", "draft", "--base", document, "--data", folder]);
  expect([code, out.includes("孕产妇系统管理率")]).toEqual([0, true]);
  expect(openings() - before).toBe(1);
});

test("what keeps it from starting is one sentence and no stack", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "");
  const cases = [
    await runCommandLine(["start", "--data", join(folder, "file")]),
    await runCommandLine(["start", "--data", folder], { DATABASE_URL: "postgresql://a:secret@127.0.0.1:1/a" }),
    await runCommandLine(["start", "--data", folder], { DATABASE_URL: "somewhere" }),
  ];
  for (const { code, told } of cases) {
    expect(code).toBe(1);
    expect(told.trim().split("\n")).toHaveLength(1);
    expect(told).not.toContain("secret");
  }
});

test("Ctrl-C stops it while connections are kept open and an import is running", async () => {
  const directory = temporaryFolder();
  const running = await startServerProcess(directory, ["--empty"]);
  const agent = new Agent({ keepAlive: true });
  const kept = get(`${running.url}/api/district`, { agent });
  const [answer] = (await once(kept, "response")) as [IncomingMessage];
  answer.resume();
  await once(answer, "end");
  const line = (n: number) => JSON.stringify({ resourceType: "Patient", id: `p${n}`, name: [{ text: "王小明" }] });
  const form = new FormData();
  form.set("world", "simulated");
  form.set("file", new Blob([Array.from({ length: 60_000 }, (_, n) => line(n)).join("\n")]), "people.ndjson");
  const headers = { "x-kangyu-operator": "planner", "idempotency-key": "stopped-in-the-middle" };
  const sent = await fetch(`${running.url}/api/imports`, { method: "POST", body: form, headers });
  expect(sent.status).toBeLessThan(300);
  expect(await running.stop()).toBe(0);
  await ends(running.main);
  expect(existsSync(join(directory, "postgres/data/postmaster.pid"))).toBe(false);
  agent.destroy();
});

test("Ctrl-C while it starts stops it and its database", async () => {
  const directory = temporaryFolder();
  let pid = 0;
  const interrupted = await whileReading(directory, ["--residents", "1000"], () => {
    pid = mainProcess(directory);
    process.kill(pid, "SIGINT");
  });
  expect(interrupted).toBeInstanceOf(Error);
  await ends(pid);
  expect(existsSync(join(directory, "postgres/data/postmaster.pid"))).toBe(false);
});
