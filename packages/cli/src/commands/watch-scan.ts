import { writeFile } from "node:fs/promises";
import type { ScanModel, ScanProblem } from "@kangyu/surveillance";
import { type Command, type Invocation, textFlag, UnusableInput, wholeFlag } from "../command.ts";
import { populationsOf, readPlacesFile } from "../watch/places-file.ts";
import { readCasesFile } from "../watch/scan-files.ts";
import { scanInWorker } from "../watch/scan-in-worker.ts";
import { scanPicture } from "../watch/scan-picture.ts";

const MODELS: readonly ScanModel[] = ["spatial", "space-time", "permutation"];

const PROBLEMS: Readonly<Record<ScanProblem, { readonly zh: string; readonly en: string }>> = {
  "no-places": { zh: "地点文件为空", en: "the file of places is empty" },
  "no-cases": { zh: "没有病例", en: "there are no cases" },
  "no-population": { zh: "该模型需要人口列 population", en: "this model needs the column population" },
  "cases-without-population": {
    zh: "有病例的地点当时人口为 0",
    en: "a place has cases where it has no population",
  },
  shape: { zh: "病例与地点不符", en: "cases and places do not fit" },
};

/** Clusters of cases in space and time. */
export const watchScan: Command = {
  path: ["watch", "scan"],
  group: "statistics",
  summary: "find clusters of cases in space and time (Kulldorff's scan statistic)",
  description: `Cases are a CSV file place,date (and count), places are id,lon,lat,population or id,x,y,population.
With a column from in the places a place has a line for each population, with the date from which it holds.
Models: spatial; space-time (Poisson, needs the population); permutation (needs none).`,
  examples: ["kangyu watch scan --cases cases.csv --places places.csv --model space-time --prospective --json"],
  flags: [
    { flags: "--cases <file>", description: "the cases, CSV" },
    { flags: "--places <file>", description: "the places, CSV" },
    { flags: "--model <name>", description: MODELS.join(", "), fallback: "space-time" },
    { flags: "--prospective", description: "only clusters that last to the last period" },
    { flags: "--days <number>", description: "days of a period", fallback: "7" },
    { flags: "--max-share <percent>", description: "greatest circle, percent of the population", fallback: "50" },
    { flags: "--max-periods <number>", description: "longest cluster; half of all periods" },
    { flags: "--replicas <number>", description: "Monte-Carlo replicas", fallback: "999" },
    {
      flags: "--stop-after <number>",
      description: "end when so many replicas reach the observed; 0 never",
      fallback: "0",
    },
    { flags: "--seed <number>", description: "the same seed gives the same p-values", fallback: "1" },
    { flags: "--picture <file>", description: "also draw the places and clusters, SVG" },
    { flags: "--json", description: "print everything as JSON" },
  ],
  async run(invocation) {
    const placesFile = await readPlacesFile(required(invocation, "places"));
    const { places, isGeographic } = placesFile;
    const days = wholeFlag(invocation, "days", { least: 1, most: 366 }) ?? 7;
    const { counts, periods } = await readCasesFile(required(invocation, "cases"), places, days);
    const model = textFlag(invocation, "model") as ScanModel;
    if (!MODELS.includes(model))
      throw new UnusableInput(
        `没有模型“${model}”，可用：${MODELS.join(", ")}。 / There is no model "${model}"; there are ${MODELS.join(", ")}.`,
      );
    const populations = populationsOf(placesFile, periods, days);
    const maxPeriods = wholeFlag(invocation, "maxPeriods", { least: 1, most: 10_000 });
    const result = await scanInWorker({
      places,
      counts,
      model,
      isGeographic,
      isProspective: invocation.flags.prospective === true,
      maxShare: (wholeFlag(invocation, "maxShare", { least: 1, most: 100 }) ?? 50) / 100,
      replicas: wholeFlag(invocation, "replicas", { least: 0, most: 99_999 }) ?? 999,
      stopAfter: wholeFlag(invocation, "stopAfter", { least: 0, most: 99_999 }) ?? 0,
      seed: wholeFlag(invocation, "seed", { least: 0, most: 2_147_483_647 }) ?? 1,
      ...(maxPeriods === undefined ? {} : { maxPeriods }),
      ...(populations === null ? {} : { populations }),
    });
    if (typeof result === "string")
      throw new UnusableInput(`${PROBLEMS[result].zh}。 / Nothing can be scanned: ${PROBLEMS[result].en}.`);
    const clusters = result.clusters.map((cluster) => ({
      ...cluster,
      fromDate: periods[cluster.from - 1]?.from ?? null,
      toDate: periods[cluster.to - 1]?.to ?? null,
    }));
    const picture = textFlag(invocation, "picture");
    if (picture !== undefined)
      await writeFile(picture, scanPicture(places, counts, { clusters, title: `${model}, ${result.cases} 例 cases` }));
    if (invocation.flags.json === true) invocation.console.out(`${JSON.stringify({ ...result, clusters }, null, 2)}\n`);
    else {
      invocation.console.out("p\tobserved\texpected\tfrom\tto\tplaces\n");
      for (const { p, observed, expected, fromDate, toDate, places: inside } of clusters)
        invocation.console.out(
          `${p.toFixed(3)}\t${observed}\t${expected.toFixed(2)}\t${fromDate}\t${toDate}\t${inside.join(" ")}\n`,
        );
    }
    return 0;
  },
};

function required(invocation: Invocation, name: string): string {
  const path = textFlag(invocation, name);
  if (path !== undefined) return path;
  throw new UnusableInput(`请用 --${name} 指定文件。 / Name the file with --${name}.`);
}
