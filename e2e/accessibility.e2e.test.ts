import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { api, DOCTOR, expectAccessible, expectCount, screens } from "./screen.ts";

const { open } = screens();

interface Work {
  readonly items: readonly { readonly key: string; readonly form: string | null }[];
}

/** A patient who has visits and is due for one. */
async function patient(): Promise<string> {
  const { items } = await api<Work>("/api/worklist?world=simulated");
  return items.find((item) => item.form === "follow-up")?.key ?? "";
}

interface Stop {
  readonly what: string;
  readonly path: (key: string) => string;
  /** Shows what must be there before the page is judged. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** null: nobody has been chosen; absent: whoever the journeys are. */
  readonly operator?: string | null;
}

const first = (page: Page, selector: string) => page.locator(selector).first();
const opened = (selector: string) => async (page: Page) => {
  await first(page, selector).click();
  await page.getByRole("dialog").waitFor();
};

/** Shown to whoever may only read it: who may write stands there, and nothing is offered that is refused. */
const readOnly = (selector: string) => async (page: Page) => {
  await first(page, selector).waitFor();
  await first(page, ".who-may").waitFor();
  expect(await page.locator("main .ant-btn-primary, main .ant-btn-dangerous").count()).toBe(0);
};

const stops: readonly Stop[] = [
  { what: "board", path: () => "/", ready: (page) => first(page, "table.board").waitFor() },
  {
    what: "help",
    path: () => "/",
    ready: async (page) => {
      await first(page, "table.board").waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    what: "indicator",
    path: () => "/indicators/hypertension-control?plan=demonstration",
    ready: (page) => first(page, "#people tbody tr").waitFor(),
  },
  {
    what: "indicator as bars, nobody chosen",
    path: () => "/indicators/hypertension-control?plan=demonstration&as=chart",
    ready: (page) => page.locator(".chart svg").nth(1).waitFor(),
    operator: null,
  },
  {
    what: "indicator as tiles",
    path: () => "/indicators/hypertension-control?plan=demonstration&as=map",
    ready: (page) => first(page, ".tile").waitFor(),
  },
  { what: "unknown indicator", path: () => "/indicators/none", ready: (page) => page.getByRole("alert").waitFor() },
  {
    what: "search",
    path: () => "/residents",
    ready: async (page) => {
      await page.fill("#resident-search", "w");
      await first(page, "tbody tr").waitFor();
    },
  },
  { what: "resident", path: (key) => `/residents/${key}`, ready: (page) => first(page, ".chart svg").waitFor() },
  {
    what: "resident as tables",
    path: (key) => `/residents/${key}`,
    ready: async (page) => {
      await first(page, ".chart svg").waitFor();
      for (const chip of await page.locator(".section-tools .chip:last-child").all()) await chip.click();
    },
  },
  { what: "versions", path: (key) => `/residents/${key}`, ready: opened("tr[id^=Questionnaire] button:last-child") },
  {
    what: "withdrawal",
    path: (key) => `/residents/${key}`,
    ready: opened("tr[id^=Questionnaire] button"),
    operator: DOCTOR,
  },
  { what: "unknown resident", path: () => "/residents/zzzz", ready: (page) => page.getByRole("alert").waitFor() },
  {
    what: "visit with errors and findings",
    path: (key) => `/residents/${key}/visits/new?programme=hypertension&form=follow-up`,
    ready: async (page) => {
      await page.locator("input.field-input").nth(0).fill("190");
      await page.locator("input.field-input").nth(1).fill("1200");
      await page.locator("button[type=submit]").click();
      await page.locator("[role=alert]").waitFor();
    },
    operator: DOCTOR,
  },
  {
    what: "unsaved visit",
    path: (key) => `/residents/${key}/visits/new?programme=hypertension&form=follow-up`,
    ready: async (page) => {
      await page.locator("input.field-input").nth(0).fill("190");
      await first(page, ".nav-link").click();
      await page.getByRole("dialog").waitFor();
    },
    operator: DOCTOR,
  },
  {
    what: "worklist",
    path: () => "/worklist",
    ready: (page) => first(page, ".work-open").waitFor(),
    operator: DOCTOR,
  },
  {
    what: "worklist, nobody chosen",
    path: () => "/worklist",
    ready: (page) => first(page, ".gate").waitFor(),
    operator: null,
  },
  { what: "imports and ledger", path: () => "/imports", ready: (page) => first(page, "pre.bytes").waitFor() },
  { what: "correction of a row", path: () => "/imports", ready: opened("tr:has(pre.bytes) button") },
  { what: "removal", path: () => "/imports", ready: opened("button.ant-btn-dangerous") },
  {
    what: "definitions",
    path: () => "/definitions",
    ready: async (page) => {
      await first(page, "details summary").click();
      await first(page, "button.ant-btn-primary").click();
      await first(page, "[data-cases]").waitFor();
    },
  },
  { what: "figures of a year", path: () => "/figures", ready: (page) => first(page, "table.board").waitFor() },
  {
    what: "figures of a year, nobody chosen",
    path: () => "/figures",
    ready: (page) => first(page, ".gate").waitFor(),
    operator: null,
  },
  {
    what: "figure",
    path: () => "/figures/life-expectancy?plan=demonstration",
    ready: (page) => first(page, ".chart svg").waitFor(),
  },
  {
    what: "figure as a table",
    path: () => "/figures/life-expectancy?plan=demonstration",
    ready: async (page) => {
      await first(page, ".chart svg").waitFor();
      await page.locator(".section-tools .chip:last-child").first().click();
    },
  },
  {
    what: "unknown figure",
    path: () => "/figures/none",
    ready: (page) => page.getByRole("alert").waitFor(),
  },
  { what: "tasks in columns", path: () => "/work", ready: (page) => first(page, ".work-card").waitFor() },
  { what: "tasks as a table", path: () => "/work?as=table", ready: (page) => first(page, "tbody th button").waitFor() },
  { what: "task", path: () => "/work", ready: opened(".work-card") },
  {
    what: "tasks of a plan without any",
    path: () => "/work?plan=longhu-14",
    ready: (page) => first(page, ".empty").waitFor(),
  },
  {
    what: "tasks, nobody chosen",
    path: () => "/work",
    ready: (page) => first(page, ".gate").waitFor(),
    operator: null,
  },
  { what: "projects", path: () => "/work/projects", ready: (page) => first(page, ".gantt-bar").waitFor() },
  { what: "project", path: () => "/work/projects", ready: opened("tbody th button") },
  {
    what: "department",
    path: () => "/work/departments/health",
    ready: (page) => first(page, ".score-bar").waitFor(),
  },
  {
    what: "unknown department",
    path: () => "/work/departments/none",
    ready: (page) => page.getByRole("alert").waitFor(),
  },
  { what: "evaluations", path: () => "/evaluations", ready: (page) => first(page, ".section button").waitFor() },
  {
    what: "evaluations, a doctor",
    path: () => "/evaluations",
    ready: readOnly(".section"),
    operator: DOCTOR,
  },
  {
    what: "task, a doctor",
    path: () => "/work",
    ready: async (page) => {
      await readOnly(".work-card")(page);
      await opened(".work-card")(page);
      expect(await page.getByRole("dialog").locator("fieldset.bare:disabled input").count()).toBeGreaterThan(5);
    },
    operator: DOCTOR,
  },
  {
    what: "figure, a doctor",
    path: () => "/figures/life-expectancy?plan=demonstration",
    ready: readOnly(".chart svg"),
    operator: DOCTOR,
  },
  { what: "imports, a doctor", path: () => "/imports", ready: readOnly("pre.bytes"), operator: DOCTOR },
  {
    what: "visit, a planner",
    path: (key) => `/residents/${key}/visits/new?programme=hypertension&form=follow-up`,
    ready: readOnly("h1"),
    operator: "planner",
  },
  { what: "no such page", path: () => "/nowhere", ready: (page) => first(page, ".empty").waitFor() },
];

for (const lang of ["zh", "en"] as const) {
  test.each(stops)(`axe finds nothing serious: $what (${lang})`, async (stop) => {
    const page = await open(stop.path(await patient()), {
      lang,
      ...(stop.operator === undefined ? {} : { operator: stop.operator }),
    });
    await stop.ready(page);
    await expectAccessible(page, stop.what);
    await page.context().close();
  });
}

test("the server cannot be reached: the screen says so and tries again", async () => {
  const page = await open("/", { lang: "en" });
  await page.locator("table.board").waitFor();
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Definitions" }).click();
  await page.getByRole("alert").waitFor();
  await expectAccessible(page, "unreachable");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("details").first().waitFor();
  await expectCount(page.getByRole("alert"), 0);
});

/** Pixels by which the page is wider than its window; text, because it runs in the page. */
const beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

test("a tablet shows every screen without scrolling the page sideways", async () => {
  const key = await patient();
  for (const [width, height] of [
    [1024, 768],
    [768, 1024],
  ] as const) {
    const paths = [
      "/",
      "/indicators/hypertension-control?plan=demonstration",
      `/residents/${key}`,
      "/worklist",
      "/imports",
      "/work",
      "/work?as=table",
      "/work/projects",
      "/work/departments/health",
      "/evaluations",
    ];
    for (const path of [
      ...paths,
      `/residents/${key}/visits/new?programme=hypertension&form=follow-up`,
      "/definitions",
    ]) {
      const page = await open(path, { lang: "en", width, height });
      await page.waitForLoadState("networkidle");
      await expect.poll(() => page.evaluate(beyond), { message: `${path} ${width}` }).toBe(0);
      await page.context().close();
    }
  }
});
