import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommandLine, runWithoutReaders, smallDisk, temporaryFolder } from "./test-support.ts";

const MB = 1024 * 1024;

/** People with `padding` characters of address each, and one row in a hundred that is refused. */
function lines(people: number, prefix: string, padding = 0): string {
  const rows = Array.from({ length: people }, (_, index) =>
    JSON.stringify({
      resourceType: "Patient",
      id: `${prefix}${index}`,
      gender: index % 100 === 99 ? "wrong" : "female",
      birthDate: "1960-05-17",
      address: [{ text: `${index}`.padEnd(padding + 1, `模拟${index}`) }],
    }),
  );
  return `${rows.join("\n")}\n`;
}

interface Run {
  readonly state: string;
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
}

async function importAsJson(files: readonly string[], data: string) {
  const { code, out, told } = await runCommandLine(["import", ...files, "--json", "--data", data]);
  const runs = out.split("\n").filter((line) => line !== "");
  return { code, told, runs: runs.map((line) => JSON.parse(line) as Run) };
}

test("an import whose reader goes away (`| head`) is done to its end, every file of it", async () => {
  const data = temporaryFolder();
  const files = ["a", "b"].map((name) => join(data, `${name}.ndjson`));
  for (const [index, file] of files.entries()) writeFileSync(file, lines(300, `head${index}-`));
  expect(await runWithoutReaders(["import", ...files, "--data", data])).toBe(0);
  const again = await importAsJson(files, data);
  expect(again.code).toBe(0);
  for (const run of again.runs) expect(run).toMatchObject({ state: "done", accepted: 0, unchanged: 297, refused: 3 });
});

const disk = smallDisk(512);
test.skipIf(disk === null)(
  "a disk that fills up in the middle of an import loses nothing, and the import goes on",
  async () => {
    const folder = disk ?? "";
    const data = join(folder, "kangyu");
    const people = 12_000;
    const file = join(temporaryFolder(), "large.ndjson");
    writeFileSync(file, lines(people, "full", 3000));
    expect((await importAsJson([await smallFile()], data)).code).toBe(0);
    const filler = join(folder, "filler");
    const free = () => {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    };
    const before = free();
    const running = runCommandLine(["import", file, "--data", data]);
    await expect.poll(() => before - free(), { interval: 10 }).toBeGreaterThan(12 * MB);
    expect(() => {
      for (;;) writeFileSync(filler, Buffer.alloc(MB), { flag: "a" });
    }).toThrow("ENOSPC");
    const full = await running;
    expect(full.code).toBe(1);
    expect(full.told).toMatch(/^磁盘已满[^\n]+The disk is full[^\n]+\n$/);
    rmSync(filler);
    const after = await importAsJson([file], data);
    expect(after.told).toBe("");
    expect(after.code).toBe(0);
    const refused = people / 100;
    expect(after.runs).toMatchObject([
      { state: "done", rows: people, accepted: people - refused, unchanged: 0, refused },
    ]);

    async function smallFile(): Promise<string> {
      const path = join(temporaryFolder(), "small.ndjson");
      writeFileSync(path, lines(10, "small"));
      return path;
    }
  },
  600_000,
);
