import { civilOfDay, type Day, isoOfDay } from "@kangyu/fhir";
import { type Judgement, lightOfReported, type Pledge, pathOf, type ReportedIndicator } from "@kangyu/indicators";
import type { ReportedFigure } from "@kangyu/store";
import type { z } from "zod";
import type { board, reported as contract } from "../contract/index.ts";
import { type PlanFacts, type PlanRow, pledgeOfReported } from "./pledges.ts";

export type Entry = z.infer<typeof contract.entry>;
type Light = z.infer<typeof board.light>;
type Why = z.infer<typeof board.why>;

/** What stands of handed-in figures: by subject, days oldest first, without what was withdrawn. */
export type ReportTable = ReadonlyMap<string, readonly ReportedFigure[]>;

/** What reported rows are judged from. */
export interface Reports {
  readonly definitions: ReadonlyMap<string, ReportedIndicator>;
  readonly table: ReportTable;
}

export const NO_REPORTS: ReportTable = new Map();

export function reportTable(figures: readonly ReportedFigure[]): ReportTable {
  const table = new Map<string, ReportedFigure[]>();
  for (const figure of figures)
    if (!figure.withdrawn) table.set(figure.subject, [...(table.get(figure.subject) ?? []), figure]);
  return table;
}

export function shownEntry({ asOf, said, at, jurisdiction: _j, world: _w, ...figure }: ReportedFigure): Entry {
  const days = { asOf: isoOfDay(asOf), year: civilOfDay(asOf).year, said: isoOfDay(said) };
  return { ...figure, parts: figure.parts.map((part) => ({ ...part })), ...days, at: new Date(at).toISOString() };
}

/** What a row's value is handed in under: its definition, or the row itself where none fits. */
export function subjectOf(plan: Pick<PlanFacts, "id">, row: PlanRow, { definitions }: Reports): string {
  return row.indicator !== null && definitions.has(row.indicator) ? row.indicator : `${plan.id}:${row.key}`;
}

/** The value that stands on a day: the latest one about that day or before; only of its year where asked. */
export function reportOn(
  table: ReportTable,
  subject: string,
  { asOf, year }: { readonly asOf: Day; readonly year?: number | undefined },
): ReportedFigure | null {
  const figures = table.get(subject) ?? [];
  const fits = (one: ReportedFigure) => one.asOf <= asOf && (year === undefined || civilOfDay(one.asOf).year === year);
  return figures.findLast(fits) ?? null;
}

export interface ReportedRow {
  readonly subject: string;
  readonly definition: ReportedIndicator | null;
  readonly report: ReportedFigure | null;
  /** In the row's unit. */
  readonly value: number | null;
  readonly path: number | null;
  readonly light: Light;
  readonly why: Why;
}

const NO_DIRECTION: Why = {
  code: "no-direction",
  text: { zh: "没有说明指标越高越好还是越低越好", en: "Nobody said which way is good" },
};

/** Why nothing is shown: where the value would come from. */
export function notHandedIn(definition: ReportedIndicator): Why {
  const { zh, en } = definition.system;
  return {
    code: "not-handed-in",
    text: { zh: `尚未上报；数值取自${zh}`, en: `Not handed in yet; the value comes from: ${en}` },
  };
}

const NO_DEFINITION: Why = {
  code: "no-definition",
  text: {
    zh: "目录中还没有这项指标的定义；可按本行上报数值",
    en: "The catalogue has no definition of it yet; a value can be handed in for this row",
  },
};

/** Light and path of a value against what a plan promises; all in the pledge's unit. */
export function judgeReport(
  { report, value, definition }: Pick<ReportedRow, "definition"> & { report: ReportedFigure; value: number },
  pledge: Pledge,
  asOf: Day,
): Pick<ReportedRow, "path" | "light" | "why"> {
  // Light by counts wants the multiplier of the pledge's unit, which the counts themselves give where there are any.
  const { numerator, denominator } = report;
  const share = numerator === null || denominator === null || denominator === 0 ? 0 : numerator / denominator;
  const multiplier = definition?.multiplier == null || share === 0 ? (definition?.multiplier ?? null) : value / share;
  const judged: Judgement = lightOfReported({
    ...{ value, numerator, denominator, multiplier, about: report.asOf, asOf, pledge },
    collection: definition?.collection ?? "routine",
  });
  return { path: judged.path, light: judged.light, why: { code: judged.why.code, text: { ...judged.why.text } } };
}

/** A row that no record of residents gives: what was handed in for it, with light and path by the same rules. */
export function reportedRow(
  { plan, row, reports, asOf }: { plan: PlanFacts; row: PlanRow; reports: Reports; asOf: Day },
  year?: number,
): ReportedRow {
  const subject = subjectOf(plan, row, reports);
  const definition = row.indicator === null ? null : (reports.definitions.get(row.indicator) ?? null);
  const report = reportOn(reports.table, subject, { asOf, year });
  const pledge = pledgeOfReported(plan, row, definition);
  if (report === null) {
    const why = definition === null ? (row.notMeasured ?? NO_DEFINITION) : notHandedIn(definition);
    const path = pledge === null || definition === null ? null : pathOf(pledge, asOf);
    const shown = path?.ok ? path.value : null;
    return { subject, definition, report, value: null, path: shown, light: "not-measured", why };
  }
  const value = report.value / row.factor;
  if (pledge === null)
    return { subject, definition, report, value, path: null, light: "cannot-tell", why: NO_DIRECTION };
  return { subject, definition, report, value, ...judgeReport({ report, value, definition }, pledge, asOf) };
}
