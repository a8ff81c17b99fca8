import { type Checks, HEAD_CHECKS, isObject, isText, problemsOf } from "./checks.ts";
import type { Count, Indicator } from "./indicator.ts";
import { type ParsedReported, parseReported } from "./parse-reported.ts";
import type { IndicatorProblem } from "./problems.ts";

const STATES = ["in", "out", "unknown"];

export type ParsedIndicator =
  | { readonly ok: true; readonly indicator: Indicator }
  | { readonly ok: false; readonly problems: readonly IndicatorProblem[] };

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

const CHECKS: Checks = {
  ...HEAD_CHECKS,
  direction: [(value) => value === "up" || value === "down", "up or down"],
  multiplier: [(value) => typeof value === "number" && value > 0, "a positive number"],
  numerator: [isCount, "{measure, states, text}"],
  denominator: [isCount, "{measure, states, text}"],
  period: [(value) => value === "year" || value === "instant", "year or instant"],
  attribution: [isText, "{zh, en}"],
  programme: [(value) => value === null || typeof value === "string", "a programme id or null"],
};

/** Checks one definition file as read from YAML. Returns the indicator, or every problem with its path. */
export function parseIndicator(json: unknown): ParsedIndicator {
  if (!isObject(json))
    return { ok: false, problems: [{ code: "wrong-type", path: "", detail: "the file must be a map" }] };
  const problems = problemsOf(json, CHECKS, ["cases"]);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, indicator: json as unknown as Indicator };
}

/** A file of the dictionary, counted or, by its `kind`, reported; or every problem with its path. */
export function parseDefinition(json: unknown): ParsedIndicator | ParsedReported {
  return isObject(json) && "kind" in json ? parseReported(json) : parseIndicator(json);
}
