import type { PlanDocument } from "../document.ts";
import { passagesOf } from "../passages.ts";
import type { Plan } from "../plan.ts";
import { readPlan } from "../read-plan.ts";
import { absentFacilities } from "./absent-facilities.ts";
import { alreadyDone } from "./already-done.ts";
import { deathsOverBirths } from "./births.ts";
import { carriedText } from "./carried-text.ts";
import { changesSince } from "./changes.ts";
import { classifications } from "./classifications.ts";
import { cohortQuotas } from "./cohort-quotas.ts";
import { counterInTextAndTable } from "./counters.ts";
import { countsOfDistricts } from "./counts-of-districts.ts";
import { datedValues } from "./dated-values.ts";
import { departmentNames } from "./department-names.ts";
import { doubledWords } from "./doubled-words.ts";
import { againstEarlierPlan } from "./earlier-plan.ts";
import { againstEarlierResults } from "./earlier-results.ts";
import { earlierValues } from "./earlier-values.ts";
import { figuresOf } from "./figures.ts";
import { type Check, type Evidence, type Finding, findingsOf } from "./finding.ts";
import { fullCoverage } from "./full-coverage.ts";
import { missing } from "./gaps.ts";
import { growthOfEnds } from "./growth.ts";
import { handledMoreThanAccepted } from "./handled.ts";
import { impliedPopulation } from "./implied-population.ts";
import { jointRows } from "./joint-rows.ts";
import { levelsWithoutHospitals } from "./levels.ts";
import { lifeExpectancy } from "./life-expectancy.ts";
import { listShares } from "./list-shares.ts";
import { listSums } from "./list-sums.ts";
import { lookAlikes } from "./look-alikes.ts";
import { means } from "./means.ts";
import { midOffPath } from "./mid-path.ts";
import { moreThanAll } from "./more-than-all.ts";
import { moreThanThereAre } from "./more-than-there-are.ts";
import { namedWhole } from "./named-whole.ts";
import { misnumbered } from "./numbering.ts";
import { otherLevel } from "./other-level.ts";
import { outcomesOfTaken } from "./outcomes.ts";
import { paceInText } from "./pace-in-text.ts";
import { partSums } from "./part-sums.ts";
import { pastYears } from "./past-years.ts";
import { projectBeds } from "./project-beds.ts";
import { projectBedsInText } from "./project-beds-in-text.ts";
import { projectMoney } from "./project-money.ts";
import { projectsWithoutTerms } from "./project-terms.ts";
import { projectTableTotals } from "./project-totals.ts";
import { projectsCounted } from "./projects-counted.ts";
import { projectsNamedOnce } from "./projects-named-once.ts";
import { projectsWithoutText } from "./projects-without-text.ts";
import { provinceFigures } from "./province-figures.ts";
import { quantitiesOf } from "./quantities.ts";
import { quotas } from "./quotas.ts";
import { weakerThanBenchmark } from "./quoted-benchmark.ts";
import { weakerThanQuotedList } from "./quoted-list.ts";
import { rateOfCounts } from "./rate-of-counts.ts";
import { rateRatios } from "./rate-ratios.ts";
import { ratiosInText } from "./ratios-in-text.ts";
import { repeatedPassages } from "./repeated-passage.ts";
import { residentsPerHead } from "./residents-per-head.ts";
import { shareInTable } from "./share-in-table.ts";
import { shareOfFacilities } from "./share-of-facilities.ts";
import { sharesOfFew } from "./shares-of-few.ts";
import { sharesOfWhole } from "./shares-of-whole.ts";
import { statementsOf } from "./statements.ts";
import { subsets } from "./subsets.ts";
import { tableNumbers } from "./table-numbers.ts";
import { baselineInTextAndTable, targetInTextAndTable } from "./text-and-table.ts";
import { textBenchmarks } from "./text-benchmarks.ts";
import { textStocks } from "./text-stocks.ts";
import { textSubsets } from "./text-subsets.ts";
import { twoValuesInText } from "./text-values.ts";
import { twoCounts } from "./two-counts.ts";
import { unitFit } from "./unit-fit.ts";
import { doubledUnits, mixedUnits, units } from "./units.ts";
import { unitsInARow } from "./units-in-a-row.ts";
import {
  growthUnlikely,
  outlookEqualsTarget,
  paceAtTheEnd,
  weakerThanBaseline,
  weakerThanEarlierTarget,
} from "./weak-targets.ts";
import { weakerThanStated } from "./weaker-than-stated.ts";
import { weightedMeans } from "./weighted-means.ts";
import { wholeDeaths } from "./whole-deaths.ts";
import { wholeNumbers } from "./whole-numbers.ts";
import { noMonitoring, pastDeadlines, repeatedSentences } from "./wording.ts";
import { yearlyAndTotal } from "./yearly.ts";

/** Every check, one line each; the order is that of the findings. */
const checks: readonly Check[] = [
  partSums,
  listSums,
  listShares,
  sharesOfWhole,
  growthOfEnds,
  changesSince,
  namedWhole,
  classifications,
  yearlyAndTotal,
  means,
  weightedMeans,
  subsets,
  textSubsets,
  moreThanAll,
  handledMoreThanAccepted,
  outcomesOfTaken,
  rateOfCounts,
  quotas,
  cohortQuotas,
  twoCounts,
  moreThanThereAre,
  baselineInTextAndTable,
  counterInTextAndTable,
  shareInTable,
  fullCoverage,
  targetInTextAndTable,
  datedValues,
  twoValuesInText,
  earlierValues,
  impliedPopulation,
  residentsPerHead,
  rateRatios,
  ratiosInText,
  deathsOverBirths,
  wholeDeaths,
  units,
  unitFit,
  jointRows,
  doubledUnits,
  unitsInARow,
  mixedUnits,
  levelsWithoutHospitals,
  absentFacilities,
  wholeNumbers,
  shareOfFacilities,
  sharesOfFew,
  weakerThanBaseline,
  weakerThanStated,
  weakerThanEarlierTarget,
  paceAtTheEnd,
  midOffPath,
  growthUnlikely,
  textStocks,
  outlookEqualsTarget,
  weakerThanBenchmark,
  textBenchmarks,
  paceInText,
  lifeExpectancy,
  weakerThanQuotedList,
  againstEarlierPlan,
  againstEarlierResults,
  carriedText,
  missing,
  projectMoney,
  alreadyDone,
  projectTableTotals,
  projectsCounted,
  projectBeds,
  projectBedsInText,
  projectsNamedOnce,
  projectsWithoutText,
  otherLevel,
  provinceFigures,
  projectsWithoutTerms,
  countsOfDistricts,
  misnumbered,
  tableNumbers,
  pastDeadlines,
  pastYears,
  repeatedSentences,
  repeatedPassages,
  doubledWords,
  lookAlikes,
  departmentNames,
  noMonitoring,
];

export interface CheckResult {
  readonly findings: readonly Finding[];
}

/**
 * The questions a careful reader would ask of a plan: sums that do not add up, figures with two values, targets weaker
 * than what there is. `earlier` is the plan before it, where there is one, and `earlierDocument` its text. A finding never changes the plan.
 */
export function checkPlan(
  document: PlanDocument,
  earlier: Plan | null = null,
  earlierDocument: PlanDocument | null = null,
): CheckResult {
  return checked({ document, plan: readPlan(document) }, earlier, earlierDocument);
}

/** The same questions of an indicator table that no document prints yet: those that need running text have nothing to ask. */
export function checkTable(plan: Plan, earlier: Plan | null = null): CheckResult {
  return checked({ document: { blocks: [] }, plan }, earlier, null);
}

interface Asked {
  readonly document: PlanDocument;
  readonly plan: Plan;
}

function checked({ document, plan }: Asked, earlier: Plan | null, before: PlanDocument | null): CheckResult {
  const passages = passagesOf(document.blocks);
  const evidence: Evidence = {
    document,
    plan,
    rows: plan.indicators.filter((indicator) => indicator.from === "table"),
    passages,
    quantities: quantitiesOf(passages),
    figures: figuresOf(passages),
    statements: statementsOf(passages, plan.period),
    earlier,
    earlierPassages: passagesOf(before?.blocks ?? []),
  };
  return { findings: findingsOf(checks.flatMap((check) => check(evidence))) };
}
