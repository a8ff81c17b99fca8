import { isoOfDay } from "@kangyu/fhir";
import { combineSignals, type Grade, readSources, type SourceTable, type WeakSignal } from "@kangyu/surveillance";
import { type Command, textFlag, UnusableInput } from "../command.ts";
import { badLine, numberCell, readCsvFile, requiredNumber } from "../csv-file.ts";
import { choiceCell, dayCell, textCell, wordsCell } from "../watch/cells.ts";
import { readDefinition } from "../watch/definition-file.ts";

/** Several weak signals of different channels that together are one. */
export const watchTriggers: Command = {
  path: ["watch", "triggers"],
  group: "statistics",
  summary: "combine weak signals of several channels by the district's table",
  description: `The signals are a CSV file with the columns channel,syndrome,place,date,observed,baseline and, where known, id,
level (1 to 4) and cases (ids). Channels, syndromes and rules are those of the table (default:
catalogue/alerts/multi-source.yaml, an example that a district replaces with its own).`,
  examples: ["kangyu watch triggers --signals weak.csv --json"],
  flags: [
    { flags: "--signals <file>", description: "the weak signals, CSV" },
    { flags: "--table <file>", description: "the rules, YAML" },
    { flags: "--json", description: "print JSON" },
  ],
  async run(invocation) {
    const path = textFlag(invocation, "signals");
    if (path === undefined) throw new UnusableInput("请用 --signals 指定信号文件。 / Name the signals with --signals.");
    const { table } = await readDefinition(textFlag(invocation, "table"), "multi-source.yaml", readSources);
    if (table === null) throw new Error("a table without problems");
    const combined = combineSignals(table, await readWeakSignals(path, table)).map((one) => ({
      ...one,
      from: isoOfDay(one.from),
      to: isoOfDay(one.to),
      reached: isoOfDay(one.reached),
    }));
    if (invocation.flags.json === true) invocation.console.out(`${JSON.stringify(combined, null, 2)}\n`);
    else {
      invocation.console.out("reached\tlevel\tplace\tsyndrome\trule\twhy\n");
      for (const { reached, level, place, syndrome, rule, why } of combined)
        invocation.console.out(`${[reached, level, place, syndrome, rule, `${why.zh} / ${why.en}`].join("\t")}\n`);
    }
    return 0;
  },
};

async function readWeakSignals(path: string, table: SourceTable): Promise<WeakSignal[]> {
  const file = await readCsvFile(path, ["channel", "syndrome", "place", "date", "observed", "baseline"]);
  return file.rows.map((row) => {
    const day = dayCell(file, row, "date");
    if (day === null) throw badLine(path, row.line, { zh: "缺少日期", en: "the date is missing" });
    const [channel, syndrome, level] = [
      choiceCell(file, row, { column: "channel", options: Object.keys(table.channels) }),
      choiceCell(file, row, { column: "syndrome", options: Object.keys(table.syndromes) }),
      choiceCell(file, row, { column: "level", options: ["1", "2", "3", "4"] }),
    ];
    return {
      id: row.cells.id || `line ${row.line}`,
      channel: channel ?? textCell(file, row, "channel"),
      syndrome: syndrome ?? textCell(file, row, "syndrome"),
      place: textCell(file, row, "place"),
      day,
      observed: requiredNumber(file, row, { column: "observed" }),
      baseline: numberCell(file, row, { column: "baseline" }),
      level: level === null ? null : (Number(level) as Grade),
      cases: wordsCell(row, "cases"),
    };
  });
}
