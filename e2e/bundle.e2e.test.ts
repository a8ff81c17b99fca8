import { expect, inject, test } from "vitest";

test("the application that is served is built for work, whoever started the build", async () => {
  const address = inject("address");
  const page = await (await fetch(address)).text();
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? "");
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of scripts) {
    const code = await (await fetch(address + path)).text();
    expect([path, code.includes("jsxDEV")]).toEqual([path, false]);
  }
});
