import { expect, test } from "vitest";
import { api, expectCount, screens } from "./screen.ts";

const { open } = screens();
const indicator = "/api/indicators/hypertension-known-measured?world=simulated";

interface Answer {
  readonly figure: { readonly in: number; readonly denominator: number };
}

const figure = async () => (await api<Answer>(indicator)).figure;
/** The figures of an import follow it in the background. */
const expectFigure = (expected: Partial<Answer["figure"]>) => expect.poll(figure).toMatchObject(expected);

const pressure = (systolic: number) => ({
  resourceType: "Observation",
  id: "journey-pressure",
  status: "final",
  subject: { reference: "Patient/journey-person" },
  code: { coding: [{ system: "http://loinc.org", code: "85354-9" }] },
  effectiveDateTime: `${new Date().getFullYear()}-01-05`,
  component: [
    {
      code: { coding: [{ system: "http://loinc.org", code: "8480-6" }] },
      valueQuantity: { value: systolic, unit: "mmHg" },
    },
    { code: { coding: [{ system: "http://loinc.org", code: "8462-4" }] }, valueQuantity: { value: 80, unit: "mmHg" } },
  ],
});

/** A person with a diagnosis, a pressure that cannot be, and half a line at the end. */
const rows = [
  {
    resourceType: "Patient",
    id: "journey-person",
    name: [{ text: "旅途" }],
    gender: "female",
    birthDate: "1958-03-04",
    address: [
      {
        period: { start: "2010-01-01" },
        extension: [{ url: "https://kangyu.example/fhir/StructureDefinition/place", valueCode: "690101001001" }],
      },
    ],
  },
  {
    resourceType: "Condition",
    id: "journey-diagnosis",
    subject: { reference: "Patient/journey-person" },
    code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "I10" }] },
    recordedDate: "2019-05-06",
  },
  pressure(1200),
];
const file = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n{"resourceType":"Observation","stat`;

test("a file with bad rows: the good goes in, the bad is corrected in place and the figure changes", async () => {
  const before = await figure();
  const page = await open("/imports");
  await page
    .getByLabel("文件", { exact: true })
    .first()
    .setInputFiles({
      name: "journey.ndjson",
      mimeType: "application/x-ndjson",
      buffer: Buffer.from(file),
    });
  await page.getByRole("button", { name: "开始导入" }).click();
  const run = page.locator("tbody tr", { hasText: "journey.ndjson" }).first();
  await run.getByText("完成").waitFor();
  expect((await run.locator("td.num").allTextContents()).map(Number)).toEqual([4, 2, 0, 2]);

  await run.getByRole("button", { name: "2", exact: true }).click();
  await page.waitForURL(/import=/);
  const ledger = page.locator("section", { has: page.getByRole("heading", { name: "差错簿" }) });
  const impossible = ledger.locator("tbody tr", { hasText: "1200" });
  await impossible.waitFor();
  await expectCount(ledger.locator("tbody tr"), 2);
  await expectFigure({ in: before.in, denominator: before.denominator + 1 });

  await impossible.getByRole("button", { name: "改正" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(JSON.stringify(pressure(999)));
  await dialog.getByRole("button", { name: "重试" }).click();
  await dialog.getByText(/仍未接受/).waitFor();
  await dialog.getByRole("textbox").fill(JSON.stringify(pressure(132)));
  await dialog.getByRole("button", { name: "重试" }).click();
  await dialog.waitFor({ state: "detached" });
  await impossible.waitFor({ state: "detached" });
  await expectFigure({ in: before.in + 1, denominator: before.denominator + 1 });

  await ledger.getByRole("button", { name: "搁置", exact: true }).first().click();
  await dialog.getByRole("textbox").fill("只有半行");
  await dialog.getByRole("button", { name: "搁置" }).click();
  await page.getByText("差错簿是空的").waitFor();
});

test("an import is withdrawn whole", async () => {
  const before = await figure();
  const page = await open("/imports");
  const run = page.locator("tbody tr", { hasText: "journey.ndjson" }).first();
  await run.getByRole("button", { name: "撤回" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("试导入");
  await dialog.getByRole("button", { name: "撤回" }).click();
  await run.getByText("已撤回").waitFor();
  await expectFigure({ denominator: before.denominator - 1 });
});
