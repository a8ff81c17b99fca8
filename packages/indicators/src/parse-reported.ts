import { type Checks, HEAD_CHECKS, isObject, isText, problemsOf } from "./checks.ts";
import type { IndicatorProblem } from "./problems.ts";
import { COLLECTIONS, CONFIDENCES, PERIODS, POPULATIONS, type ReportedIndicator } from "./reported.ts";

export type ParsedReported =
  | { readonly ok: true; readonly indicator: ReportedIndicator }
  | { readonly ok: false; readonly problems: readonly IndicatorProblem[] };

const oneOf = (words: readonly string[]): Checks[string] => [
  (value) => words.includes(String(value)),
  words.join(" or "),
];

const CHECKS: Checks = {
  ...HEAD_CHECKS,
  kind: oneOf(["reported"]),
  direction: oneOf(["up", "down", "neither"]),
  multiplier: [(value) => value === null || (typeof value === "number" && value > 0), "a positive number or null"],
  numerator: [isText, "{zh, en}"],
  denominator: [(value) => value === null || isText(value), "{zh, en} or null"],
  population: oneOf(POPULATIONS),
  period: oneOf(PERIODS),
  collection: oneOf(COLLECTIONS),
  system: [isText, "{zh, en}"],
  confidence: oneOf(CONFIDENCES),
};

/** Checks one definition of a reported indicator as read from YAML. Returns it, or every problem with its path. */
export function parseReported(json: unknown): ParsedReported {
  if (!isObject(json))
    return { ok: false, problems: [{ code: "wrong-type", path: "", detail: "the file must be a map" }] };
  const problems = problemsOf(json, CHECKS);
  if (problems.length === 0 && json.multiplier !== null && json.denominator === null && json.population === "own")
    problems.push({ code: "not-allowed", path: "denominator", detail: "a ratio over its own population needs one" });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, indicator: json as unknown as ReportedIndicator };
}
