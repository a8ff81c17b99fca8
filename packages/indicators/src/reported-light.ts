import { civilOfDay, type Day } from "@kangyu/fhir";
import { type Judgement, lightOf } from "./light.ts";
import type { Pledge } from "./path.ts";
import type { ReportedIndicator } from "./reported.ts";

/** A value that was handed in, with what it is held against. */
export interface JudgedReport {
  /** In the unit of the pledge. */
  readonly value: number;
  /** Counts behind it, where they were handed in too. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly multiplier: number | null;
  /** The day the value is about: it is held against the path of this day. */
  readonly about: Day;
  /** The day it is looked at. */
  readonly asOf: Day;
  readonly pledge: Pledge;
  readonly collection: ReportedIndicator["collection"];
}

/** Large enough that the rule for small numbers is not asked where no counts came along. */
const MANY = 1_000_000;

/** Years after which a value no longer tells where a plan stands: reports come every year, surveys about every third. Local choice. */
const YEARS_OLD = { routine: 1, accounts: 1, stock: 1, survey: 3 } as const;

/** Light and path of a reported value: the same rules as for counted ones, on the day that it is about. */
export function lightOfReported(report: JudgedReport): Judgement {
  const { value, about, asOf, pledge } = report;
  const year = civilOfDay(about).year;
  const isOld = civilOfDay(asOf).year - year > YEARS_OLD[report.collection] && year < pledge.lastYear;
  const { numerator, denominator, multiplier } = report;
  const isCounted = numerator !== null && denominator !== null && denominator > 0 && multiplier !== null;
  const counts = isCounted ? { numerator, denominator } : { numerator: MANY, denominator: MANY };
  return lightOf({
    figure: { ...counts, value, in: 0, out: 0, unknown: 0 },
    multiplier: multiplier ?? 1,
    pledge,
    asOf: about,
    lastFact: about,
    periodStart: isOld ? about + 1 : about,
  });
}
