import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountFor } from "./account.ts";
import { clusterFiles, ownCluster } from "./cluster-files.ts";
import { initialise } from "./init.ts";
import { openPostgres } from "./open-postgres.ts";
import { freePort } from "./postmaster.ts";
import { ClusterProblem, type ClusterProblemCode } from "./problems.ts";
import { programsFor } from "./programs.ts";
import { mountedFolder, startHolder, temporaryFolder } from "./test-support.ts";

/** Opens and expects to be refused with one sentence in each language and no stack in it. */
async function refusal(directory: string, databaseUrl: string | null = null): Promise<ClusterProblemCode> {
  const outcome = await openPostgres({ directory, databaseUrl }).then(
    async (database) => {
      await database.stop();
      return new Error("it opened");
    },
    (error: unknown) => error,
  );
  if (!(outcome instanceof ClusterProblem)) throw outcome;
  expect(outcome.text.zh).toMatch(/^[^\n]+。$/);
  expect(outcome.text.en).toMatch(/^[^\n]+\.$/);
  expect(outcome.message).not.toMatch(/\{\w+\}|undefined|node:|\.ts:/);
  return outcome.code;
}

test("a file where the folder should be, and a file above it", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(await refusal(file)).toBe("folder-is-file");
  expect(await refusal(join(file, "below"))).toBe("folder-is-file");
});

test("a folder another Kangyu holds: the sentence names its address", async () => {
  const directory = temporaryFolder();
  const holder = await startHolder(directory, { address: "http://127.0.0.1:4100" });
  const attempt = openPostgres({ directory, databaseUrl: null });
  await expect(attempt).rejects.toThrow("http://127.0.0.1:4100");
  await holder.end();
});

test("data of another PostgreSQL major is left alone", async () => {
  const directory = temporaryFolder();
  mkdirSync(join(directory, "postgres/data"), { recursive: true });
  writeFileSync(join(directory, "postgres/data/PG_VERSION"), "16\n");
  expect(await refusal(directory)).toBe("other-major");
  expect(readFileSync(join(directory, "postgres/data/PG_VERSION"), "utf8")).toBe("16\n");
});

test("a lost password file", async () => {
  const directory = temporaryFolder();
  mkdirSync(join(directory, "postgres/data"), { recursive: true });
  writeFileSync(join(directory, "postgres/data/PG_VERSION"), "18\n");
  expect(await refusal(directory)).toBe("password-lost");
});

const small = mountedFolder("size=24m");
test.skipIf(small === null)("a disk without room is refused before anything is written", async () => {
  expect(await refusal(join(small ?? "", "kangyu"))).toBe("disk-full");
});

test.skipIf(small === null)("a disk that fills up while the database is made", async () => {
  const directory = join(small ?? "", "filled");
  mkdirSync(directory);
  const files = clusterFiles(directory);
  const account = accountFor(files.data);
  ownCluster(files, account);
  await expect(initialise(files, programsFor(account, directory), account)).rejects.toMatchObject({
    code: "disk-full",
  });
});

const readOnly = mountedFolder("ro");
test.skipIf(readOnly === null)("a disk that may not be written", async () => {
  expect(await refusal(join(readOnly ?? "", "deep/kangyu"))).toBe("folder-not-writable");
});

test.skipIf(process.getuid?.() !== 0)("a folder of root, entered by another user", () => {
  const directory = temporaryFolder();
  const script = `import { openPostgres } from ${JSON.stringify(new URL("./open-postgres.ts", import.meta.url).href)};
    openPostgres({ directory: ${JSON.stringify(join(directory, "new"))}, databaseUrl: null }).catch((e) => console.log(e.code));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    uid: 65_534,
    gid: 65_534,
    encoding: "utf8",
    cwd: "/",
  });
  expect(stdout.trim()).toBe("folder-not-writable");
});

test("a DATABASE_URL that is none, that nobody answers at, and whose name does not exist", async () => {
  expect(await refusal(temporaryFolder(), "mysql://somewhere/else")).toBe("url-malformed");
  expect(await refusal(temporaryFolder(), `postgresql://a:secret@127.0.0.1:${await freePort()}/a`)).toBe(
    "url-unreachable",
  );
  expect(await refusal(temporaryFolder(), "postgresql://a@nowhere.invalid/a")).toBe("url-unreachable");
});

test("a refused DATABASE_URL is shown without its password", async () => {
  const attempt = openPostgres({
    directory: "/",
    databaseUrl: `postgresql://a:secret@127.0.0.1:${await freePort()}/a`,
  });
  const error = await attempt.catch((reason: unknown) => reason);
  expect(String(error)).not.toContain("secret");
});

/** Speaks as much of PostgreSQL's protocol (version 3) as a sign-in and one query need, and says it is version 14.9. */
const oldServer = createServer((socket) => {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    socket.write(Buffer.concat([head, body]));
  };
  const ready = () => message("Z", Buffer.from("I"));
  socket.on("error", () => undefined);
  socket.once("data", () => {
    message("R", Buffer.alloc(4));
    ready();
    socket.on("data", () => {
      const column = Buffer.concat([
        Buffer.from("version\0"),
        Buffer.from("000000000000000000190004ffffffff0000", "hex"),
      ]);
      message("T", Buffer.concat([Buffer.from("0001", "hex"), column]));
      message("D", Buffer.concat([Buffer.from("000100000006", "hex"), Buffer.from("140009")]));
      message("C", Buffer.from("SELECT 1\0"));
      ready();
    });
  });
});
beforeAll(() => new Promise<void>((resolve) => oldServer.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  oldServer.close();
});

test("a DATABASE_URL of a PostgreSQL that is too old", async () => {
  const { port } = oldServer.address() as AddressInfo;
  const attempt = openPostgres({ directory: "/", databaseUrl: `postgresql://a@127.0.0.1:${port}/a` });
  await expect(attempt).rejects.toMatchObject({ code: "url-too-old" });
  await expect(attempt).rejects.toThrow("PostgreSQL 14");
});
