import { areTexts, type DefinitionProblem, isRecord, isTranslated, isWhole, type Translated } from "./definition.ts";

/** Where the cases of a trigger must come together; `event` is what the line list says belongs together (one meal, one accident). */
export const WITHIN = ["class", "unit", "site", "institution", "village", "township", "county", "event"] as const;
export type Within = (typeof WITHIN)[number];

export interface Trigger {
  readonly count: "cases" | "deaths";
  readonly atLeast: number;
  /** Length of the window in days; absent: no window, every one counts. */
  readonly days?: number;
  readonly within: Within;
  /** Words that a case must carry, all of them. */
  readonly traits?: readonly string[];
  /** Of those in the window at least so many must also carry these words. */
  readonly including?: { readonly traits: readonly string[]; readonly atLeast: number };
  /** Asked only where the district's setting is one of these values. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  /** Only a case that none of the same disease came before in the county, ever or in so many years. */
  readonly quiet?: "ever" | number;
}

/** A choice of the district that the rules ask for. */
export interface EventSetting {
  readonly name: Translated;
  readonly values: readonly string[];
  readonly default: string;
}

export interface EventRule {
  readonly id: string;
  readonly name: Translated;
  /** `*` is every disease but those of `except`. */
  readonly diseases: readonly string[];
  readonly except?: readonly string[];
  /** Any of them is enough. */
  readonly triggers: readonly Trigger[];
}

/** What a rule can be wrong in: `code` is always `event-rule`. */
export type EventRuleProblem = DefinitionProblem<"event-rule">;

/** Reads the rules of an alerts definition (`rules` of `catalogue/alerts/event-thresholds.yaml`); every fault is told with its place. */
export function readEventRules(definition: unknown): {
  readonly rules: readonly EventRule[];
  /** What each setting is where the district says nothing. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly problems: readonly EventRuleProblem[];
} {
  const problems: EventRuleProblem[] = [];
  const wrong = (path: string, detail: string): void => {
    problems.push({ code: "event-rule", path, detail });
  };
  const rules = isRecord(definition) && Array.isArray(definition.rules) ? (definition.rules as unknown[]) : [];
  const settings = isRecord(definition) && isRecord(definition.settings) ? definition.settings : {};
  if (rules.length === 0) wrong("rules", "a list of rules is expected");
  for (const [name, setting] of Object.entries(settings))
    if (!isSetting(setting)) wrong(`settings.${name}`, "a name, values and a default among them are expected");
  const seen = new Set<unknown>();
  for (const [i, rule] of rules.entries())
    for (const [path, detail] of ruleFaults(rule, seen, settings)) wrong(`rules[${i}]${path}`, detail);
  if (problems.length > 0) return { rules: [], defaults: {}, problems };
  const chosen = Object.entries(settings).map(([name, setting]) => [name, (setting as EventSetting).default]);
  return { rules: rules as EventRule[], defaults: Object.fromEntries(chosen), problems };
}

function isSetting(value: unknown): boolean {
  return (
    isRecord(value) &&
    isTranslated(value.name) &&
    areTexts(value.values) &&
    value.values.includes(String(value.default))
  );
}

function ruleFaults(rule: unknown, seen: Set<unknown>, settings: Record<string, unknown>): [string, string][] {
  if (!isRecord(rule)) return [["", "a rule is expected"]];
  const faults: [string, string][] = [];
  if (typeof rule.id !== "string" || seen.has(rule.id)) faults.push([".id", "an id of its own is expected"]);
  seen.add(rule.id);
  if (!isTranslated(rule.name)) faults.push([".name", "a name in zh and en is expected"]);
  if (!areTexts(rule.diseases)) faults.push([".diseases", "a list of diseases is expected"]);
  if (rule.except !== undefined && !areTexts(rule.except)) faults.push([".except", "a list of diseases is expected"]);
  if (!Array.isArray(rule.triggers) || rule.triggers.length === 0)
    return [...faults, [".triggers", "triggers are expected"]];
  for (const [j, trigger] of rule.triggers.entries())
    for (const detail of triggerFaults(trigger, settings)) faults.push([`.triggers[${j}]`, detail]);
  return faults;
}

const PARTS = ["count", "atLeast", "days", "within", "traits", "including", "when", "quiet"];

function triggerFaults(trigger: unknown, settings: Record<string, unknown>): string[] {
  if (!isRecord(trigger)) return ["a trigger is expected"];
  const faults = Object.keys(trigger)
    .filter((name) => !PARTS.includes(name))
    .map((name) => `there is no part ${name}`);
  if (trigger.count !== "cases" && trigger.count !== "deaths") faults.push("count must be cases or deaths");
  if (!isWhole(trigger.atLeast)) faults.push("atLeast must be a whole number above 0");
  if (trigger.days !== undefined && !isWhole(trigger.days)) faults.push("days must be a whole number above 0");
  if (!(WITHIN as readonly string[]).includes(String(trigger.within)))
    faults.push(`within must be one of ${WITHIN.join(", ")}`);
  if (trigger.traits !== undefined && !areTexts(trigger.traits)) faults.push("traits must be a list of words");
  return [...faults, ...optionalFaults(trigger, settings)];
}

function optionalFaults(
  { including, when, quiet }: Record<string, unknown>,
  settings: Record<string, unknown>,
): string[] {
  const faults: string[] = [];
  if (including !== undefined && !(isRecord(including) && areTexts(including.traits) && isWhole(including.atLeast)))
    faults.push("including must have traits and atLeast");
  if (quiet !== undefined && quiet !== "ever" && !isWhole(quiet))
    faults.push("quiet must be ever or a number of years");
  if (when === undefined) return faults;
  if (!isRecord(when)) return [...faults, "when must name settings"];
  for (const [name, values] of Object.entries(when)) {
    const setting = settings[name];
    const known = isRecord(setting) && areTexts(setting.values) ? setting.values : [];
    if (!areTexts(values) || !values.every((value) => known.includes(value)))
      faults.push(`when: ${name} is no setting, or has no such value`);
  }
  return faults;
}
