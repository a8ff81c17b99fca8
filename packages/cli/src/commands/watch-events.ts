import { isoOfDay, parseDay } from "@kangyu/fhir";
import {
  detectEvents,
  type EventDistrict,
  type EventRule,
  type ListedCase,
  readEventRules,
} from "@kangyu/surveillance";
import { type Command, textFlag, UnusableInput } from "../command.ts";
import { readDefinition, readObject } from "../watch/definition-file.ts";
import { readLineList } from "../watch/line-list.ts";

/** Which cases of a line list must be reported as an event. */
export const watchEvents: Command = {
  path: ["watch", "events"],
  group: "statistics",
  summary: "find the cases of a line list that must be reported as an event",
  description: `The cases are a CSV file with the columns disease,date and, where known, id, death (0 or 1), traits (words)
and the places class, unit, site, institution, village, township, county, event.
The rules are YAML (default: the thresholds of the reporting standard, catalogue/alerts/event-thresholds.yaml).
The district is JSON: {"settings": {...}, "lastSeen": {"dengue": "2019-08-01", "cholera": null}, "eliminated": [...]};
lastSeen is the last case before the list. What cannot be told stands under unplaced, with the reason.`,
  examples: [
    "kangyu watch events --cases cases.csv --json",
    "kangyu watch events --cases cases.csv --rules my-rules.yaml --district district.json --json",
  ],
  flags: [
    { flags: "--cases <file>", description: "the line list, CSV" },
    { flags: "--rules <file>", description: "the rules, YAML" },
    { flags: "--district <file>", description: "what the rules must know of the district, JSON" },
    { flags: "--json", description: "print everything as JSON" },
  ],
  async run(invocation) {
    const path = textFlag(invocation, "cases");
    if (path === undefined) throw new UnusableInput("请用 --cases 指定病例文件。 / Name the cases with --cases.");
    const { rules, defaults } = await readDefinition(
      textFlag(invocation, "rules"),
      "event-thresholds.yaml",
      readEventRules,
    );
    const list = await readLineList(path);
    const district = await readDistrict(textFlag(invocation, "district"), defaults);
    const { signals, unplaced } = detectEvents(rules, list, district);
    const dated = signals.map((signal) => ({
      ...signal,
      from: isoOfDay(signal.from),
      to: isoOfDay(signal.to),
      reached: isoOfDay(signal.reached),
    }));
    const unnamed = unnamedDiseases(rules, list);
    if (invocation.flags.json === true)
      invocation.console.out(`${JSON.stringify({ signals: dated, unplaced, unnamed }, null, 2)}\n`);
    else {
      invocation.console.out("reached\trule\tplace\tobserved\tthreshold\twhy\n");
      for (const { reached, rule, place, observed, threshold, why } of dated)
        invocation.console.out(`${[reached, rule, place, observed, threshold, `${why.zh} / ${why.en}`].join("\t")}\n`);
      for (const { rule, reason, cases } of unplaced)
        invocation.console.out(`?\t${rule}\t${reason}\t${cases.length}\n`);
    }
    if (unnamed.length > 0)
      invocation.console.tell(`没有规则涉及：${unnamed.join("、")}。 / No rule names: ${unnamed.join(", ")}.\n`);
    return 0;
  },
};

/** Diseases of the list that no rule calls by name: perhaps written otherwise. */
function unnamedDiseases(rules: readonly EventRule[], list: readonly ListedCase[]): string[] {
  const named = new Set(rules.flatMap(({ diseases, except = [] }) => [...diseases, ...except]));
  return [...new Set(list.map(({ disease }) => disease))].filter((disease) => !named.has(disease)).sort();
}

async function readDistrict(
  path: string | undefined,
  defaults: Readonly<Record<string, string>>,
): Promise<EventDistrict> {
  const { settings = {}, lastSeen = {}, eliminated = [], ...rest } = await readObject(path);
  const [unknown] = Object.keys(rest);
  const wrong = (name: string, zh: string, en: string) =>
    new UnusableInput(`${path}，${name}：${zh}。 / ${path}, ${name}: ${en}.`);
  if (unknown !== undefined)
    throw wrong(
      unknown,
      "没有这个参数，可用 settings, lastSeen, eliminated",
      "there are settings, lastSeen, eliminated",
    );
  if (
    !isTable(settings) ||
    !Object.entries(settings).every(([name, value]) => name in defaults && typeof value === "string")
  )
    throw wrong(
      "settings",
      `可用 ${Object.keys(defaults).join(", ")}`,
      `there are ${Object.keys(defaults).join(", ")}`,
    );
  if (!isTable(lastSeen)) throw wrong("lastSeen", "应为各病种的日期", "dates by disease are expected");
  const seen = Object.entries(lastSeen).map(([disease, text]): [string, number | null] => {
    const day = typeof text === "string" ? parseDay(text) : null;
    if (text !== null && day === null)
      throw wrong(`lastSeen.${disease}`, "应为日期或 null", "a date or null is expected");
    return [disease, day];
  });
  if (!Array.isArray(eliminated) || !eliminated.every((one) => typeof one === "string"))
    throw wrong("eliminated", "应为病种列表", "a list of diseases is expected");
  return {
    settings: { ...defaults, ...(settings as Record<string, string>) },
    lastSeen: Object.fromEntries(seen),
    eliminated,
  };
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
