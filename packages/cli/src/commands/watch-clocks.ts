import { CHINA_OFFSET, isoOfDay } from "@kangyu/fhir";
import {
  type ClockTable,
  clockFactsOf,
  type Due,
  dueOf,
  latenessOf,
  type NotifiableDisease,
  readClocks,
  readEventRules,
  readNotifiable,
} from "@kangyu/surveillance";
import { type Command, textFlag, UnusableInput } from "../command.ts";
import { badLine, type CsvFile, type CsvRow, readCsvFile } from "../csv-file.ts";
import { choiceCell, minuteCell, parseMinute, wordsCell } from "../watch/cells.ts";
import { readDefinition } from "../watch/definition-file.ts";
import { type DiseaseCodes, diseaseCell, diseaseCodes } from "../watch/disease-codes.ts";

/** When the report of each case was due, and how late it was. */
export const watchClocks: Command = {
  path: ["watch", "clocks"],
  group: "statistics",
  summary: "when each case had to be reported, and how late it was",
  description: `The reports are a CSV file with the columns disease,case,diagnosed,reported and, where known, id, traits and
occasion. case is suspected, clinical, confirmed or carrier; occasion is single, outbreak, emerging or unknown-cause (an
empty one is single); times are written 2026-05-01T14:30, by the district's clock; an empty reported is not reported yet.
Diseases and limits are those of catalogue/alerts/notifiable.yaml and reporting-clocks.yaml. A disease that only
event-thresholds.yaml has is not notifiable; one that neither has is refused.`,
  examples: ["kangyu watch clocks --reports reports.csv --now 2026-05-02T08:00 --json"],
  flags: [
    { flags: "--reports <file>", description: "the reports, CSV" },
    { flags: "--now <time>", description: "the time for what is not reported yet (default: now)" },
    { flags: "--table <file>", description: "the limits, YAML" },
    { flags: "--json", description: "print JSON" },
  ],
  async run(invocation) {
    const path = textFlag(invocation, "reports");
    if (path === undefined) throw new UnusableInput("请用 --reports 指定报告文件。 / Name the reports with --reports.");
    const { table } = await readDefinition(textFlag(invocation, "table"), "reporting-clocks.yaml", readClocks);
    const { diseases } = await readDefinition(undefined, "notifiable.yaml", readNotifiable);
    const { rules } = await readDefinition(undefined, "event-thresholds.yaml", readEventRules);
    const codes = diseaseCodes(diseases, rules);
    if (table === null) throw new Error("a table without problems");
    const now = nowOf(textFlag(invocation, "now"));
    const file = await readCsvFile(path, ["disease", "case", "diagnosed", "reported"]);
    const rows = file.rows.map((row) => judgeReport({ file, table, diseases, codes, now }, row));
    if (invocation.flags.json === true) invocation.console.out(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      invocation.console.out("id\thours\tdue\tstate\tlate by\treason\n");
      for (const { id, hours, due, state, lateMinutes, reason } of rows)
        invocation.console.out(
          `${[id, hours, due, state, lateMinutes, reason].map((cell) => cell ?? "-").join("\t")}\n`,
        );
    }
    return 0;
  },
};

function nowOf(text: string | undefined): number {
  if (text === undefined) return Math.floor(Date.now() / 60_000) + CHINA_OFFSET;
  const now = parseMinute(text);
  if (now !== null) return now;
  throw new UnusableInput(
    `--now 应如 2026-05-01T14:30，不能是“${text}”。 / --now must be such as 2026-05-01T14:30, not "${text}".`,
  );
}

interface JudgedReport {
  readonly id: string;
  readonly disease: string;
  readonly hours: number | null;
  readonly due: string | null;
  readonly state: string | null;
  readonly lateMinutes: number | null;
  readonly reason?: string;
}

interface Reports {
  readonly file: CsvFile;
  readonly table: ClockTable;
  readonly diseases: readonly NotifiableDisease[];
  readonly codes: DiseaseCodes;
  readonly now: number;
}

function judgeReport({ file, table, diseases, codes, now }: Reports, row: CsvRow): JudgedReport {
  const [id, disease] = [row.cells.id || `line ${row.line}`, diseaseCell(file, row, codes)];
  const kind = choiceCell(file, row, { column: "case", options: ["suspected", "clinical", "confirmed", "carrier"] });
  const occasion = choiceCell(file, row, {
    column: "occasion",
    options: ["single", "outbreak", "emerging", "unknown-cause"],
  });
  const [diagnosed, reported] = [minuteCell(file, row, "diagnosed"), minuteCell(file, row, "reported")];
  if (diagnosed !== null && reported !== null && reported < diagnosed)
    throw badLine(file.path, row.line, { zh: "报告早于诊断", en: "it was reported before it was diagnosed" });
  const facts = clockFactsOf(diseases, {
    disease,
    traits: wordsCell(row, "traits"),
    case: kind,
    occasion: occasion ?? "single",
  });
  const nothing = { id, disease, hours: null, due: null, state: null, lateMinutes: null };
  if (facts === null) return { ...nothing, reason: "not-notifiable" };
  if (diagnosed === null) return { ...nothing, reason: "no-diagnosis-time" };
  const due = dueOf(table, "card", { facts, start: diagnosed });
  if (!("reason" in due)) return { id, disease, ...shown(due, { done: reported, now }) };
  if (due.reason === "missing-facts" && due.atLatest !== null)
    return { id, disease, ...shown(due.atLatest, { done: reported, now }), reason: due.reason };
  return { ...nothing, reason: due.reason };
}

function shown(due: Due, when: { readonly done: number | null; readonly now: number }) {
  const { state, lateBy } = latenessOf(due, when);
  const [day, minute] = [Math.floor(due.due / 1440), due.due % 1440];
  const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return { hours: due.hours, due: `${isoOfDay(day)}T${time}`, state, lateMinutes: lateBy };
}
