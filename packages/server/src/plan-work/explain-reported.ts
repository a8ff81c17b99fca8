import { civilOfDay, type Day } from "@kangyu/fhir";
import { holdBack } from "@kangyu/plan";
import type { ReportedFigure } from "@kangyu/store";
import type { RegisterView } from "../registers.ts";
import type { PlanFacts, PlanRow } from "../views/pledges.ts";
import { type Reports, reportOn, subjectOf } from "../views/reported-view.ts";
import type { EvaluationRow } from "./evaluate.ts";
import { type Explanation, NEEDS_EXPLAINING } from "./explain.ts";

type Row = Omit<EvaluationRow, "score" | "explanation">;

export interface ReportedQuestion {
  readonly plan: PlanFacts;
  readonly rows: readonly Row[];
  readonly reports: Reports;
  /** Rows whose value the evaluation sets itself: what was handed in by township does not explain it. */
  readonly own: Readonly<Record<string, unknown>>;
  readonly asOf: Day;
  readonly registers: Pick<RegisterView, "placeByCode">;
}

interface Known {
  readonly path: number;
  readonly direction: "up" | "down";
  /** In the unit of the row. */
  readonly multiplier: number;
  readonly report: ReportedFigure;
}

function knownOf(row: Row, printed: PlanRow, { plan, reports, asOf, own }: ReportedQuestion): Known | null {
  const { path, direction } = row;
  const multiplier = reports.definitions.get(printed.indicator ?? "")?.multiplier ?? null;
  if (path === null || direction === null || multiplier === null || own[row.key] !== undefined) return null;
  const report = reportOn(reports.table, subjectOf(plan, printed, reports), { asOf, year: civilOfDay(asOf).year });
  if (report === null || report.parts.length === 0) return null;
  return { path, direction, multiplier: multiplier / printed.factor, report };
}

function explanationOf({ report, ...question }: Known, registers: ReportedQuestion["registers"]): Explanation {
  const parts = report.parts.map(({ place, numerator, denominator }) => ({ code: place, numerator, denominator }));
  const townships = holdBack({ ...question, parts }).map((one) => {
    return { ...one, name: { ...(registers.placeByCode.get(one.code)?.name ?? { zh: one.code, en: one.code }) } };
  });
  const { numerator, denominator } = report;
  const isCounted = numerator !== null && denominator !== null;
  // Townships may be some of the district only: its own counts say more where they came along.
  const whole = isCounted ? holdBack({ ...question, parts: [{ code: "", numerator, denominator }] }) : townships;
  const short = whole.reduce((sum, one) => sum + one.short, 0);
  return { short, townships, institutions: [], villages: [], groups: [], reasons: [] };
}

/** Which townships hold back the rows whose value was handed in with values by township; by row key. */
export function reportedExplanations(question: ReportedQuestion): Map<string, Explanation> {
  const printed = new Map(question.plan.rows.map((row) => [row.key, row]));
  return new Map(
    question.rows.flatMap((row) => {
      const own = printed.get(row.key);
      const isHandedIn = row.reportedBy !== null && row.reported !== null && NEEDS_EXPLAINING.includes(row.light);
      const known = own === undefined || !isHandedIn ? null : knownOf(row, own, question);
      return known === null ? [] : [[row.key, explanationOf(known, question.registers)] as const];
    }),
  );
}
