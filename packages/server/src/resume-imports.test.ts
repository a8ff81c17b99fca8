import { existsSync, readdirSync } from "node:fs";
import { type TestDatabase, testDatabase } from "@kangyu/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pathOfRun } from "./answers/imports.ts";
import { type TestDistrict, testDistrict } from "./fixtures/district.ts";
import { patient } from "./fixtures/people.ts";
import { resumeImports } from "./resume-imports.ts";
import { applicationOf } from "./server.ts";

const ROWS = 6_000;

let database: TestDatabase;
let district: TestDistrict;

beforeAll(async () => {
  database = await testDatabase();
  district = await testDistrict(database.url);
});
afterAll(async () => {
  await district?.end();
  await database?.drop();
});

function file(): string {
  const place = "690101001001";
  const rows = Array.from({ length: ROWS }, (_, n) =>
    patient({ id: `p${n}`, name: "梁己", sex: "male", birth: "1980-01-01", place }),
  );
  return rows.map((row) => JSON.stringify(row)).join("\n");
}

it("goes on with an import that a stop cut short, and loses no row of it", async () => {
  const form = new FormData();
  form.set("world", "simulated");
  form.set("file", new File([file()], "many.ndjson"));
  const request = new Request("http://127.0.0.1", { method: "POST", body: form });
  const begun = await district.ask({
    method: "POST",
    url: "/api/imports",
    headers: { "idempotency-key": "resume-test", "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  const { id } = begun.json();
  await district.close();
  const actor = { operator: "records", institution: null };
  const stopped = await district.store.importRun(id, actor);
  expect(stopped?.state).toBe("interrupted");
  expect(stopped?.accepted).toBeLessThan(ROWS);
  expect(existsSync(pathOfRun(district.context, id))).toBe(true);

  const again = await applicationOf(district.options);
  expect(await resumeImports(again.context)).toBe(1);
  await again.context.jobs.settled();
  const done = await district.store.importRun(id, actor);
  expect(done).toMatchObject({ state: "done", rows: ROWS, accepted: ROWS, unchanged: 0, refused: 0 });
  expect(await district.store.countResidents("simulated")).toBe(ROWS + 4);
  expect(readdirSync(district.context.uploads)).toEqual([]);
  await again.close();
});
