import { areTexts, isRecord } from "../events/definition.ts";

/** What is known of an event: numbers and yes or no. What is not there is not known. */
export type EventFacts = Readonly<Record<string, number | boolean | null>>;

export interface Bounds {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly below?: number;
}

/** All that is named must hold; `when` asks for a setting of the district. */
export type Condition = Readonly<Record<string, Bounds | boolean | Readonly<Record<string, readonly string[]>>>>;

export type Settings = Readonly<Record<string, string>>;

/** True, false, or what would have to be known. */
export type Verdict = boolean | readonly string[];

/** A condition over facts in three-valued logic: what is not known makes it unknown, unless something else already makes it false. */
export function judgeCondition(condition: Condition, facts: EventFacts, settings: Settings): Verdict {
  const missing: string[] = [];
  for (const [name, wanted] of Object.entries(condition)) {
    if (name === "when") {
      if (!Object.entries(wanted).every(([setting, values]) => values.includes(settings[setting] ?? ""))) return false;
      continue;
    }
    const fact = facts[name] ?? null;
    if (fact === null) missing.push(name);
    else if (typeof wanted === "boolean" ? fact !== wanted : !isWithin(Number(fact), wanted as Bounds)) return false;
  }
  return missing.length === 0 ? true : missing;
}

function isWithin(value: number, { atLeast, atMost, above, below }: Bounds): boolean {
  return (
    (atLeast === undefined || value >= atLeast) &&
    (atMost === undefined || value <= atMost) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below)
  );
}

const BOUNDS: readonly string[] = ["atLeast", "atMost", "above", "below"];

/** What is wrong with a condition, given the kinds of facts and the values of settings. */
export function conditionFaults(
  condition: unknown,
  facts: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>>,
): string[] {
  if (!isRecord(condition)) return ["a condition is expected"];
  return Object.entries(condition).flatMap(([name, wanted]): string[] => {
    if (name === "when") return whenFaults(wanted, settings);
    const fact = facts[name];
    if (!isRecord(fact)) return [`there is no fact ${name}`];
    if (fact.kind === "flag") return typeof wanted === "boolean" ? [] : [`${name} is true or false`];
    const isBounds =
      isRecord(wanted) &&
      Object.keys(wanted).length > 0 &&
      Object.entries(wanted).every(([bound, value]) => BOUNDS.includes(bound) && typeof value === "number");
    return isBounds ? [] : [`${name} needs one of ${BOUNDS.join(", ")}`];
  });
}

function whenFaults(when: unknown, settings: Readonly<Record<string, unknown>>): string[] {
  if (!isRecord(when)) return ["when must name settings"];
  return Object.entries(when).flatMap(([name, values]) => {
    const setting = settings[name];
    const known = isRecord(setting) && areTexts(setting.values) ? setting.values : [];
    const isKnown = areTexts(values) && values.every((value) => known.includes(value));
    return isKnown ? [] : [`when: ${name} is no setting, or has no such value`];
  });
}
