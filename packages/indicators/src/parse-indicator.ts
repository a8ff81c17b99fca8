import type { Count, Indicator, Text } from "./indicator.ts";
import type { IndicatorProblem } from "./problems.ts";

const KEYS = [
  "id",
  "version",
  "inForce",
  "name",
  "synonyms",
  "unit",
  "direction",
  "multiplier",
  "decimals",
  "numerator",
  "denominator",
  "period",
  "attribution",
  "programme",
  "source",
  "cases",
];
const STATES = ["in", "out", "unknown"];

export type ParsedIndicator =
  | { readonly ok: true; readonly indicator: Indicator }
  | { readonly ok: false; readonly problems: readonly IndicatorProblem[] };

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is Text {
  return isObject(value) && typeof value.zh === "string" && typeof value.en === "string";
}

function isCount(value: unknown): value is Count {
  return (
    isObject(value) &&
    typeof value.measure === "string" &&
    isText(value.text) &&
    Array.isArray(value.states) &&
    value.states.length > 0 &&
    value.states.every((state) => STATES.includes(String(state)))
  );
}

const CHECKS: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  id: [(value) => typeof value === "string" && /^[a-z][a-z0-9-]*$/.test(value), "a kebab-case name"],
  version: [(value) => typeof value === "string", "a text"],
  inForce: [(value) => isObject(value) && typeof value.from === "string", "{from, to}"],
  name: [isText, "{zh, en}"],
  synonyms: [(value) => Array.isArray(value) && value.every((one) => typeof one === "string"), "a list of names"],
  unit: [(value) => typeof value === "string", "a text"],
  direction: [(value) => value === "up" || value === "down", "up or down"],
  multiplier: [(value) => typeof value === "number" && value > 0, "a positive number"],
  decimals: [(value) => Number.isInteger(value) && Number(value) >= 0, "a whole number"],
  numerator: [isCount, "{measure, states, text}"],
  denominator: [isCount, "{measure, states, text}"],
  period: [(value) => value === "year" || value === "instant", "year or instant"],
  attribution: [isText, "{zh, en}"],
  programme: [(value) => value === null || typeof value === "string", "a programme id or null"],
  source: [(value) => typeof value === "string", "a text"],
};

/** Checks one definition file as read from YAML. Returns the indicator, or every problem with its path. */
export function parseIndicator(json: unknown): ParsedIndicator {
  if (!isObject(json))
    return { ok: false, problems: [{ code: "wrong-type", path: "", detail: "the file must be a map" }] };
  const problems: IndicatorProblem[] = [];
  for (const key of Object.keys(json))
    if (!KEYS.includes(key))
      problems.push({ code: "unknown-key", path: key, detail: `no such key; known are ${KEYS.join(", ")}` });
  for (const [key, [holds, expected]] of Object.entries(CHECKS)) {
    if (!(key in json)) problems.push({ code: "missing", path: key, detail: `needs ${expected}` });
    else if (!holds(json[key])) problems.push({ code: "wrong-type", path: key, detail: `must be ${expected}` });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, indicator: json as unknown as Indicator };
}
