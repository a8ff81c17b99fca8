import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCatalogue, openStore, type Store } from "@kangyu/store";
import { testDatabase } from "@kangyu/testing";
import { formChecker } from "./check-form.ts";
import { type ImportOptions, importFile } from "./import-file.ts";
import { type Judge, makeJudge } from "./judge.ts";

export const VILLAGE = "690101001001";
const NOW = Date.UTC(2026, 5, 30);
export const actor = { operator: "tester", institution: null };
export const catalogueFolder = fileURLToPath(new URL("../../../catalogue", import.meta.url));

/** Opens the store that the tests of imports write to: the real catalogue, or another; the clock stands at `NOW`. */
export async function openTestStore(
  url: string,
  folder = catalogueFolder,
): Promise<{ readonly store: Store; readonly judge: Judge }> {
  const catalogue = await loadCatalogue(folder);
  const store = await openStore({ url, catalogue, now: () => NOW, connections: 4 });
  const judge = makeJudge({ now: () => NOW, checkForm: formChecker(catalogue.programmes) });
  return { store, judge };
}

export interface TestBench {
  readonly url: string;
  readonly store: Store;
  readonly judge: Judge;
  /** Writes a file into the folder of this bench and returns its path. */
  file(name: string, content: string | Uint8Array): string;
  import(path: string, change?: Partial<ImportOptions>): ReturnType<typeof importFile>;
  close(): Promise<void>;
}

/** A database of its own with a village, and a folder for files. */
export async function testBench(): Promise<TestBench> {
  const database = await testDatabase();
  const { store, judge } = await openTestStore(database.url);
  const name = { zh: "模拟", en: "Simulated" };
  const place = (code: string, parent: string | null, kind: "district" | "township" | "village") => ({
    code,
    parent,
    kind,
    name,
    from: null,
    to: null,
  });
  await store.putPlaces([
    place("690101", null, "district"),
    place("690101001000", "690101", "township"),
    place(VILLAGE, "690101001000", "village"),
  ]);
  const folder = mkdtempSync(join(tmpdir(), "kangyu-intake-"));
  return {
    url: database.url,
    store,
    judge,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    import: (path, change) => importFile(path, null, { store, judge, actor, world: "real", place: VILLAGE, ...change }),
    async close() {
      await store.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lines of NDJSON for people with a blood pressure each; every id carries `prefix`. */
export function peopleLines(count: number, prefix = "p"): string[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${prefix}${index}`;
    const person = {
      resourceType: "Patient",
      id,
      gender: "female",
      birthDate: "1960-05-17",
      name: [{ text: "模拟某" }],
    };
    return [JSON.stringify(person), JSON.stringify(pressure(`${id}-bp`, `Patient/${id}`, 138))];
  }).flat();
}

export function pressure(id: string, reference: string, sbp: number) {
  const part = (code: string, value: number) => ({
    code: { coding: [{ system: "http://loinc.org", code }] },
    valueQuantity: { value, unit: "mmHg", system: "http://unitsofmeasure.org", code: "mm[Hg]" },
  });
  return {
    resourceType: "Observation",
    id,
    status: "final",
    subject: { reference },
    effectiveDateTime: "2025-03-04T09:00:00+08:00",
    code: { coding: [{ system: "http://loinc.org", code: "85354-9" }] },
    component: [part("8480-6", sbp), part("8462-4", 85)],
  };
}
