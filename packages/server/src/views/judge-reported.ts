import type { Day } from "@kangyu/fhir";
import { lightOf, type Pledge } from "@kangyu/indicators";
import type { Judged } from "./judge.ts";

/** Large enough that the rule for small numbers is not asked: a value that was handed in has no counts. */
const MANY = 1_000_000;

export interface ReportedQuestion {
  /** In the unit of the plan's row. */
  readonly value: number;
  readonly pledge: Pledge;
  readonly asOf: Day;
}

/** Light and path of a value that somebody handed in, because no record of residents gives it. */
export function judgeReported({ value, pledge, asOf }: ReportedQuestion): Omit<Judged, "figure"> {
  const figure = { value, numerator: MANY, denominator: MANY, in: 0, out: 0, unknown: 0 };
  const judged = lightOf({ figure, multiplier: 1, pledge, asOf, lastFact: asOf, periodStart: asOf });
  return { path: judged.path, light: judged.light, why: { code: judged.why.code, text: { ...judged.why.text } } };
}
