import { civilOfDay, type Day, isoOfDay } from "@kangyu/fhir";
import type { Counts } from "@kangyu/indicators";
import type { ReportedFigure } from "@kangyu/store";
import type { z } from "zod";
import type { planWork } from "../contract/index.ts";
import type { PlanFacts, PlanRow } from "../views/pledges.ts";
import { type Reports, reportOn, subjectOf } from "../views/reported-view.ts";

export type People = NonNullable<z.infer<typeof planWork.people>>;

/** Where a number of people can come from. */
export interface PeopleKnown {
  readonly plan: PlanFacts;
  readonly reports: Reports;
  /** Permanent residents that the records count on the day; null where no programme counts them. */
  readonly records: Counts | null;
  /** What the plan's own file says. */
  readonly stated: People | null;
  /** Share of the stated people that the records must hold to be taken before it. */
  readonly enough: number;
  readonly day: Day;
}

interface Denominator {
  readonly name: { readonly zh: string; readonly en: string };
  readonly report: ReportedFigure;
}

function peopleIn({ name, report }: Denominator): People | null {
  const { denominator, asOf, source, said } = report;
  if (denominator === null || denominator <= 0) return null;
  const { year } = civilOfDay(asOf);
  return {
    ...{ count: denominator, year },
    source: {
      zh: `${year}年“${name.zh}”上报值的分母；${source}，${isoOfDay(said)}`,
      en: `denominator of “${name.en}” handed in for ${year}; ${source}, ${isoOfDay(said)}`,
    },
  };
}

/** The denominator that a row's own value was handed in with: by definition the people of that row. */
function ofRow(row: PlanRow, { plan, reports, day }: PeopleKnown): People | null {
  const definition = reports.definitions.get(row.indicator ?? "");
  const report = reportOn(reports.table, subjectOf(plan, row, reports), { asOf: day });
  if (definition === undefined || definition.multiplier === null || report === null) return null;
  return peopleIn({ name: { zh: row.name, en: row.nameEn ?? row.name }, report });
}

/** The latest permanent population at a year's end that any value was handed in over. */
function ofOthers({ reports, day }: PeopleKnown): People | null {
  const found = [...reports.definitions.values()].flatMap(({ id, name, multiplier, population }): Denominator[] => {
    const report = reportOn(reports.table, id, { asOf: day });
    const isOverAll = population === "permanent-year-end" && multiplier !== null;
    return isOverAll && report !== null && (report.denominator ?? 0) > 0 ? [{ name, report }] : [];
  });
  const [latest] = found.sort((a, b) => b.report.asOf - a.report.asOf);
  return latest === undefined ? null : peopleIn(latest);
}

function ofRecords({ records, stated, enough, day }: PeopleKnown): People | null {
  const count = records?.in ?? 0;
  if (count === 0 || count < enough * (stated?.count ?? 0)) return null;
  const on = isoOfDay(day);
  return {
    ...{ count, year: civilOfDay(day).year },
    source: { zh: `居民记录中的常住人口，${on}`, en: `permanent residents in the records, ${on}` },
  };
}

/**
 * The people that a row's rate per head is for: the denominator it was handed in with, else the permanent population that
 * another value was handed in over, else what the records count, else what the plan's own file says; null where nobody did.
 */
export function peopleOfRow(row: PlanRow, known: PeopleKnown): People | null {
  return ofRow(row, known) ?? ofOthers(known) ?? ofRecords(known) ?? known.stated;
}
