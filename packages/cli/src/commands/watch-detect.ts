import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { ALGORITHMS, type AlgorithmName, cidarsControlOf, readMovingPercentiles } from "@kangyu/surveillance";
import { type Command, textFlag, UnusableInput } from "../command.ts";
import { readDefinition } from "../watch/definition-file.ts";
import { type DetectedRow, detect } from "../watch/detect.ts";
import { readParams } from "../watch/params-file.ts";
import { pictureOf } from "../watch/picture.ts";
import { readSeriesFile } from "../watch/series-file.ts";

const NAMES = Object.keys(ALGORITHMS);

/** Judges counts of one disease in one place: which are more than was to be expected. */
export const watchDetect: Command = {
  path: ["watch", "detect"],
  group: "statistics",
  summary: "judge a series of counts: which are more than was to be expected",
  description: `Algorithms: ${NAMES.join(", ")}.
The series is a CSV file with the columns date,observed (and population where it is known); dates may be empty,
an empty count is a missing one. The parameters are JSON:
  {"frequency": 52, "start": [1990, 1], "byDate": false, "range": [from, to], "control": {...}, "changes": [...]}
control has the names and defaults of R's surveillance; docs/surveillance.md lists them. changes are
dates or positions from which another case definition holds: older counts are not compared. Each judged position is one
row; upper and alarm are null where it cannot be told, and reason says why.`,
  examples: [
    "kangyu watch detect --algorithm earsC --series cases.csv",
    "kangyu watch detect --algorithm farringtonFlexible --series cases.csv --params params.json --json",
  ],
  flags: [
    { flags: "--algorithm <name>", description: "one of the names above" },
    { flags: "--series <file>", description: "the counts, CSV" },
    { flags: "--params <file>", description: "the parameters, JSON" },
    { flags: "--disease <name>", description: "cidars: with the percentile of this disease" },
    { flags: "--picture <file>", description: "also draw the counts and their limits, SVG" },
    { flags: "--json", description: "print the rows as JSON" },
  ],
  async run(invocation) {
    const name = algorithmOf(textFlag(invocation, "algorithm"));
    const path = textFlag(invocation, "series");
    if (path === undefined) throw new UnusableInput("请用 --series 指定序列文件。 / Name the series with --series.");
    const given = await readParams(textFlag(invocation, "params"), name);
    const params = {
      ...given,
      control: { ...(await tunedFor(textFlag(invocation, "disease"), name)), ...given.control },
    };
    const rows = detect(name, await readSeriesFile(path), params);
    const picture = textFlag(invocation, "picture");
    if (picture !== undefined) await writeFile(picture, pictureOf(rows, `${name}, ${basename(path)}`));
    invocation.console.out(invocation.flags.json === true ? `${JSON.stringify(rows, null, 2)}\n` : tableOf(rows));
    return 0;
  },
};

/** The percentile and its companions of a disease (catalogue/alerts/moving-percentile.yaml); the parameters go before them. */
async function tunedFor(disease: string | undefined, name: AlgorithmName): Promise<object> {
  if (disease === undefined) return {};
  if (name !== "cidars") throw new UnusableInput("--disease 只用于 cidars。 / --disease is for cidars only.");
  const { table } = await readDefinition(undefined, "moving-percentile.yaml", readMovingPercentiles);
  if (table === null) throw new Error("a table without problems");
  const control = cidarsControlOf(table, disease);
  if (control === "single-case")
    throw new UnusableInput(
      `${disease} 一例即预警，请用 --algorithm threshold。 / One case of ${disease} is a signal: use --algorithm threshold.`,
    );
  if (control !== null) return control;
  const list = [...table.percentile.keys()].join(", ");
  throw new UnusableInput(
    `没有“${disease}”的百分位数，可用：${list}。 / There is no percentile for "${disease}"; there are ${list}.`,
  );
}

function algorithmOf(name: string | undefined): AlgorithmName {
  if (name !== undefined && Object.hasOwn(ALGORITHMS, name)) return name as AlgorithmName;
  const list = NAMES.join(", ");
  throw new UnusableInput(
    name === undefined
      ? `请用 --algorithm 指定算法：${list}。 / Name the algorithm with --algorithm: ${list}.`
      : `没有算法“${name}”，可用：${list}。 / There is no algorithm "${name}"; there are ${list}.`,
  );
}

function tableOf(rows: readonly DetectedRow[]): string {
  const shown = (value: number | null | undefined) =>
    typeof value === "number" ? String(Number(value.toFixed(3))) : "-";
  const lines = rows.map(({ t, date, observed, upper, alarm, expected, reason }) =>
    [
      t,
      date ?? "-",
      shown(observed),
      shown(expected),
      shown(upper),
      alarm === null ? "?" : alarm ? "ALARM" : "",
      reason ?? "",
    ].join("\t"),
  );
  return `${["t\tdate\tobserved\texpected\tupper\talarm\treason", ...lines].join("\n")}\n`;
}
