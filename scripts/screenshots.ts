/** Takes the README's pictures from a running district: `node bin/kangyu.js --run scripts/screenshots.ts http://127.0.0.1:8080`. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { openBrowser } from "@kangyu/testing";

const base = process.argv[2];
if (base === undefined) {
  console.error("Say where the district runs, e.g. http://127.0.0.1:8080");
  process.exit(2);
}
const asOf = "2025-09-30";
const people = await fetch(
  `${base}/api/indicators/hypertension-control/people?world=simulated&asOf=${asOf}&state=out&limit=5`,
  {
    headers: { "x-kangyu-operator": "planner" },
  },
);
const { people: rows } = (await people.json()) as { people: readonly { key: string }[] };
const key = rows[2]?.key ?? rows[0]?.key ?? "";
/** A plan of an invented district with faults planted in it, as a planner would bring it. */
async function broughtPlan(): Promise<string> {
  const form = new FormData();
  const bytes = readFileSync(new URL("pictures/plan-with-faults.txt", import.meta.url));
  form.append("file", new Blob([bytes]), "云岭区规划（送审稿）.txt");
  const answer = await fetch(`${base}/api/plan-documents`, {
    method: "POST",
    headers: { "x-kangyu-operator": "planner", "idempotency-key": randomUUID() },
    body: form,
  });
  const { document } = (await answer.json()) as { document: { id: string } };
  return document.id;
}

const pictures = [
  ["board", `/?asOf=${asOf}`],
  ["indicator", `/indicators/hypertension-standard-management?plan=demonstration&asOf=${asOf}`],
  ["resident", `/residents/${key}`],
  ["visit", `/residents/${key}/visits/new?programme=hypertension&form=follow-up`],
  ["worklist", "/worklist"],
  ["tasks", "/work"],
  ["projects", "/work/projects"],
  ["plan-check", `/plans/${await broughtPlan()}`],
  ["figures", "/figures"],
] as const;
/** The screens that a doctor works with; the others are the planner's. */
const ofDoctor = new Set(["resident", "visit", "worklist"]);
const browser = await openBrowser();
for (const language of ["zh", "en"] as const)
  for (const [name, path] of pictures) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(base);
    if (language === "en") await page.getByText("English").first().click();
    await page
      .locator("header select")
      .first()
      .selectOption(ofDoctor.has(name) ? "doctor-690101-c1" : "planner");
    await page.goto(`${base}${path}`);
    await page.waitForTimeout(4000);
    if (name === "board") await page.mouse.wheel(0, 4000);
    if (name === "visit") {
      await page.locator('input[type="radio"]').first().check();
      const numbers = page.locator('input[inputmode="decimal"], input[type="number"]');
      await numbers.nth(0).fill("186");
      await numbers.nth(1).fill("104");
    }
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `docs/images/${name}-${language}.png` });
    await context.close();
  }
await browser.close();
