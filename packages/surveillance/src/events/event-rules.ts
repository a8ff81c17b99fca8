/** Where the cases of a trigger must come together. */
export type Within = "unit" | "village" | "township" | "county";

export interface Trigger {
  readonly count: "cases" | "deaths";
  readonly atLeast: number;
  /** Length of the window in days; absent: no window, every one counts. */
  readonly days?: number;
  readonly within: Within;
  /** Words that a case must carry, all of them. */
  readonly traits?: readonly string[];
}

export interface EventRule {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly diseases: readonly string[];
  /** Any of them is enough. */
  readonly triggers: readonly Trigger[];
}

export type EventRuleProblem = { readonly code: "event-rule"; readonly path: string; readonly detail: string };

const WITHIN: readonly string[] = ["unit", "village", "township", "county"];
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isWhole = (value: unknown) => Number.isInteger(value) && (value as number) >= 1;
const areTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === "string");

/** Reads the rules of an alerts definition (`rules` of `catalogue/alerts/event-thresholds.yaml`); every fault is told with its place. */
export function readEventRules(definition: unknown): {
  readonly rules: readonly EventRule[];
  readonly problems: readonly EventRuleProblem[];
} {
  const problems: EventRuleProblem[] = [];
  const wrong = (path: string, detail: string): void => {
    problems.push({ code: "event-rule", path, detail });
  };
  const rules = isRecord(definition) && Array.isArray(definition.rules) ? (definition.rules as unknown[]) : [];
  if (rules.length === 0) wrong("rules", "a list of rules is expected");
  const seen = new Set<unknown>();
  for (const [i, rule] of rules.entries())
    for (const [path, detail] of ruleFaults(rule, seen)) wrong(`rules[${i}]${path}`, detail);
  return { rules: problems.length === 0 ? (rules as EventRule[]) : [], problems };
}

function ruleFaults(rule: unknown, seen: Set<unknown>): [string, string][] {
  if (!isRecord(rule)) return [["", "a rule is expected"]];
  const faults: [string, string][] = [];
  if (typeof rule.id !== "string" || seen.has(rule.id)) faults.push([".id", "an id of its own is expected"]);
  seen.add(rule.id);
  if (!isRecord(rule.name) || typeof rule.name.zh !== "string" || typeof rule.name.en !== "string")
    faults.push([".name", "a name in zh and en is expected"]);
  if (!areTexts(rule.diseases)) faults.push([".diseases", "a list of diseases is expected"]);
  if (!Array.isArray(rule.triggers) || rule.triggers.length === 0)
    return [...faults, [".triggers", "triggers are expected"]];
  for (const [j, trigger] of rule.triggers.entries())
    for (const detail of triggerFaults(trigger)) faults.push([`.triggers[${j}]`, detail]);
  return faults;
}

const PARTS = ["count", "atLeast", "days", "within", "traits"];

function triggerFaults(trigger: unknown): string[] {
  if (!isRecord(trigger)) return ["a trigger is expected"];
  const faults = Object.keys(trigger)
    .filter((name) => !PARTS.includes(name))
    .map((name) => `there is no part ${name}`);
  if (trigger.count !== "cases" && trigger.count !== "deaths") faults.push("count must be cases or deaths");
  if (!isWhole(trigger.atLeast)) faults.push("atLeast must be a whole number above 0");
  if (trigger.days !== undefined && !isWhole(trigger.days)) faults.push("days must be a whole number above 0");
  if (!WITHIN.includes(String(trigger.within))) faults.push(`within must be one of ${WITHIN.join(", ")}`);
  if (trigger.traits !== undefined && !areTexts(trigger.traits)) faults.push("traits must be a list of words");
  return faults;
}
