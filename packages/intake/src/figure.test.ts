import { dayOfCivil } from "@kangyu/fhir";
import { responseOf } from "@kangyu/rules";
import { loadCatalogue } from "@kangyu/store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { retryLedger } from "./retry-ledger.ts";
import { actor, catalogueFolder, type TestBench, testBench } from "./test-support.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await testBench();
});
afterAll(() => bench.close());

const MEASURE = "hypertension.control";
const LAST_DAY = dayOfCivil(2026, 6, 30);

async function figure() {
  await bench.store.derive();
  const query = { world: "real", measures: [MEASURE], days: [LAST_DAY], by: "district" } as const;
  const [row] = await bench.store.figures(query, actor);
  return row === undefined ? null : { in: row.in, out: row.out, unknown: row.unknown };
}

it("a visit refused for its blood pressure changes the figure once it is corrected", async () => {
  const { programmes } = await loadCatalogue(catalogueFolder);
  const programme = programmes.find((each) => each.programme.id === "hypertension")?.programme;
  if (!programme) throw new Error("no programme");
  const visit = (id: string, month: number, sbp: number) => ({
    ...responseOf(programme, "follow-up", {
      subject: "a",
      day: dayOfCivil(2026, month, 5),
      institution: "centre-1",
      values: { mode: "1", sbp, dbp: 80 },
    }),
    id,
  });
  const rows = [
    { resourceType: "Patient", id: "a", gender: "male", birthDate: "1965-01-01", name: [{ text: "模拟某" }] },
    {
      resourceType: "Condition",
      id: "a-c",
      subject: { reference: "Patient/a" },
      onsetDateTime: "2020-01-01",
      code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "I10" }] },
    },
    {
      resourceType: "EpisodeOfCare",
      id: "a-e",
      status: "active",
      patient: { reference: "Patient/a" },
      type: [{ coding: [{ system: "https://kangyu.example/fhir/programme", code: "hypertension" }] }],
      period: { start: "2020-02-01" },
      managingOrganization: { reference: "Organization/centre-1" },
    },
    visit("a-1", 2, 165),
    visit("a-2", 5, 1200),
  ];
  const run = await bench.import(bench.file("visits.ndjson", rows.map((row) => JSON.stringify(row)).join("\n")));
  expect(run).toMatchObject({ accepted: 4, refused: 1 });
  expect(await figure()).toEqual({ in: 0, out: 1, unknown: 0 });
  const [entry] = (await bench.store.ledger({ import: run.id, limit: 5 }, actor)).rows;
  expect(entry).toMatchObject({
    code: "value-impossible",
    line: 5,
    path: "QuestionnaireResponse.item.where(linkId = 'sbp')",
  });
  const content = JSON.stringify(visit("a-2", 5, 120));
  const outcome = await retryLedger({ store: bench.store, judge: bench.judge, actor, id: entry?.id ?? "", content });
  expect(outcome).toMatchObject({ ok: true, changed: true });
  expect(await figure()).toEqual({ in: 1, out: 0, unknown: 0 });
});
