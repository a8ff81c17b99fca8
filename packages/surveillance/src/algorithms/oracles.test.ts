import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Judged, Series } from "../series.ts";
import { ALGORITHMS } from "./algorithms.ts";

interface Oracle {
  readonly call: string;
  readonly input: {
    readonly algorithm: keyof typeof ALGORITHMS;
    readonly observed: number[];
    readonly frequency: number;
    readonly start?: [number, number];
    readonly range?: [number, number];
    readonly days?: number[];
    readonly control: object;
  };
  readonly output: { readonly upper: (number | "NaN" | null)[]; readonly alarm: (boolean | null)[] };
}

/** Limits of fitted models agree to 1e-4, closed forms to 1e-6. */
const FITTED = new Set(["farrington", "farringtonFlexible", "glrpois", "glrnb"]);

const folder = new URL("../oracles/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

test("there are reference values", () => expect(files.length).toBeGreaterThanOrEqual(20));

test.each(files)("%s", (file) => {
  const { input, output } = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Oracle;
  const [from, to] = input.range ?? [];
  const range =
    from === undefined || to === undefined
      ? undefined
      : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const run = ALGORITHMS[input.algorithm] as (series: Series, control: object) => Judged[];
  const judged = run(
    { observed: input.observed, frequency: input.frequency, start: input.start ?? [1, 1], days: input.days ?? null },
    { ...input.control, range },
  );
  expect(judged.length).toBe(output.upper.length);
  const tolerance = FITTED.has(input.algorithm) ? 1e-4 : 1e-6;
  judged.forEach((row, index) => {
    const expected = output.upper[index];
    // Where R's own limit is not a number, ours is judged by its own tests.
    if (typeof expected !== "number") return;
    // R prints a limit of 0 where there were too few cases to judge; here it is null, with the reason.
    if (row.reason === "few-cases") {
      expect(row.upper).toBeNull();
      return;
    }
    // R says 0 where no count, however great, would alarm.
    if (row.reason === "no-finite-limit" && expected === 0) {
      expect(row.upper).toBeNull();
      return;
    }
    const where = `position ${row.t}: ${row.upper} against ${expected}`;
    expect(Math.abs((row.upper ?? Number.NaN) - expected), where).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(expected)),
    );
    expect(row.alarm, where).toBe(output.alarm[index]);
  });
});
