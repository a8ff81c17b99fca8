import type { Text } from "./indicator.ts";
import type { IndicatorProblem } from "./problems.ts";

export type Json = Readonly<Record<string, unknown>>;
/** By key: whether a value holds, and what it must be, in words. */
export type Checks = Readonly<Record<string, readonly [(value: unknown) => boolean, string]>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is Text {
  return isObject(value) && typeof value.zh === "string" && typeof value.en === "string";
}

const isWhole = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

/** What every definition of an indicator says of itself, counted or reported. */
export const HEAD_CHECKS: Checks = {
  id: [(value) => typeof value === "string" && /^[a-z][a-z0-9-]*$/.test(value), "a kebab-case name"],
  version: [(value) => typeof value === "string", "a text"],
  inForce: [(value) => isObject(value) && typeof value.from === "string", "{from, to}"],
  name: [isText, "{zh, en}"],
  synonyms: [(value) => Array.isArray(value) && value.every((one) => typeof one === "string"), "a list of names"],
  unit: [(value) => typeof value === "string", "a text"],
  decimals: [isWhole, "a whole number"],
  source: [(value) => typeof value === "string", "a text"],
};

/** Every problem of a map: a key that nobody knows, one that is missing, a value that does not hold. */
export function problemsOf(json: Json, checks: Checks, optional: readonly string[] = []): IndicatorProblem[] {
  const known = [...Object.keys(checks), ...optional];
  const problems: IndicatorProblem[] = Object.keys(json)
    .filter((key) => !known.includes(key))
    .map((path) => ({ code: "unknown-key", path, detail: `no such key; known are ${known.join(", ")}` }));
  for (const [key, [holds, expected]] of Object.entries(checks)) {
    if (!(key in json)) problems.push({ code: "missing", path: key, detail: `needs ${expected}` });
    else if (!holds(json[key])) problems.push({ code: "wrong-type", path: key, detail: `must be ${expected}` });
  }
  return problems;
}
