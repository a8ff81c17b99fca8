/** The invented counts of docs/surveillance.md and what `kangyu watch` draws of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, runProgram } from "@kangyu/cli";
import { isoOfDay, parseDay } from "@kangyu/fhir";

export const examplesFolder = "docs/surveillance";

/** Even numbers in [0, 1), the same at every run (Park and Miller). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let [count, product] = [0, next()];
  while (product > limit) {
    count++;
    product *= next();
  }
  return count;
}

function csvOf(columns: string, rows: readonly (readonly (string | number)[])[]): string {
  return `${[columns, ...rows.map((row) => row.join(","))].join("\n")}\n`;
}

function dated(from: string, step: number, counts: readonly (number | string)[]): string {
  const first = parseDay(from) ?? 0;
  return csvOf(
    "date,observed",
    counts.map((count, i) => [isoOfDay(first + i * step), count]),
  );
}

/** Eight years of weeks with a season; a sharp outbreak, and later a small rise that lasts. */
function weekly(): string {
  const next = stream(2026);
  const counts = Array.from({ length: 417 }, (_, week) => {
    const season = 9 * Math.exp(0.7 * Math.sin((2 * Math.PI * (week - 8)) / 52.18));
    const outbreak = week >= 300 && week < 304 ? 25 : 0;
    const rise = week >= 380 ? 1.7 : 1;
    return poisson(season * rise + outbreak, next);
  });
  return dated("2018-01-01", 7, counts);
}

/** A hundred and twenty days of a new syndrome: two days without a report, a burst, and another case definition from 1 April on. */
function daily(): string {
  const next = stream(7);
  const counts = Array.from({ length: 120 }, (_, day) => {
    if (day === 40 || day === 41) return "";
    return poisson(day >= 90 ? 14 : day >= 60 && day < 64 ? 15 : 5, next);
  });
  return dated("2026-01-01", 1, counts);
}

/** Villages on a disc by the golden angle; a group of neighbours has more cases in the last weeks. */
function villages(): { readonly places: string; readonly cases: string } {
  const next = stream(99);
  const places = Array.from({ length: 60 }, (_, i) => {
    const [radius, angle] = [Math.sqrt(i + 0.5) * 2, i * 2.399963];
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return { id: `v${String(i + 1).padStart(2, "0")}`, x, y, population: 800 + Math.floor(next() * 1600) };
  });
  const first = parseDay("2026-01-05") ?? 0;
  const cases = places.flatMap(({ id, x, y, population }) =>
    Array.from({ length: 12 }, (_, week) => {
      const isCluster = week >= 9 && Math.hypot(x - 8, y - 6) < 4;
      const count = poisson((population / 1600) * (isCluster ? 2.4 : 0.5), next);
      return [id, isoOfDay(first + 7 * week), count] as const;
    }).filter(([, , count]) => count > 0),
  );
  return {
    places: csvOf(
      "id,x,y,population",
      places.map(({ id, x, y, population }) => [id, x.toFixed(2), y.toFixed(2), population]),
    ),
    cases: csvOf("place,date,count", cases),
  };
}

/** Pictures by name, with the command that draws each; `docs/surveillance.md` prints the same. */
export const PICTURES: Readonly<Record<string, readonly string[]>> = {
  "cidars.svg": ["detect", "--algorithm", "cidars", "--series", "weekly.csv", "--disease", "scarlet-fever"],
  "farrington-flexible.svg": [
    ...["detect", "--algorithm", "farringtonFlexible", "--series", "weekly.csv"],
    ...["--params", "farrington.json"],
  ],
  "glrnb.svg": ["detect", "--algorithm", "glrnb", "--series", "weekly.csv", "--params", "glrnb.json"],
  "ears.svg": ["detect", "--algorithm", "earsC", "--series", "daily.csv", "--params", "ears.json"],
  "scan.svg": ["scan", "--cases", "cases.csv", "--places", "places.csv", "--prospective", "--max-share", "25"],
};

const FARRINGTON = `{
  "byDate": true,
  "control": { "b": 5, "noPeriods": 10, "pastWeeksNotIncluded": 26, "thresholdMethod": "nbPlugin", "alpha": 0.01 }
}
`;

/** The inputs of the pictures. */
export function exampleInputs(): Readonly<Record<string, string>> {
  const { places, cases } = villages();
  return {
    "weekly.csv": weekly(),
    "daily.csv": daily(),
    "places.csv": places,
    "cases.csv": cases,
    "farrington.json": FARRINGTON,
    "glrnb.json": '{ "range": [262, 417], "control": { "c.ARL": 5, "M": 26, "ret": "cases" } }\n',
    "ears.json": '{ "control": { "method": "C2" }, "changes": ["2026-04-01"] }\n',
  };
}

/** Draws a picture with the product's own command; the inputs lie in a folder of their own. */
export async function drawPicture(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-pictures-"));
  try {
    const inputs = exampleInputs();
    for (const [file, text] of Object.entries(inputs)) writeFileSync(join(folder, file), text);
    const given = (PICTURES[name] ?? []).map((word) => (word in inputs ? join(folder, word) : word));
    const picture = join(folder, "picture.svg");
    let told = "";
    const tell = (text: string) => {
      told += text;
    };
    const console = { out: () => undefined, tell };
    const code = await runProgram(["watch", ...given, "--picture", picture], { commands, console });
    if (code !== 0) throw new Error(told);
    return readFileSync(picture, "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
