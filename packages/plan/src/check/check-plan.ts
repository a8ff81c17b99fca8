import type { PlanDocument } from "../document.ts";
import { passagesOf } from "../passages.ts";
import type { Plan } from "../plan.ts";
import { readPlan } from "../read-plan.ts";
import { figuresOf } from "./figures.ts";
import { ask, type Check, type Evidence, type Finding, findingsOf } from "./finding.ts";
import { printedSentences } from "./printed.ts";
import { alreadyDone } from "./projects/already-done.ts";
import { projectBeds } from "./projects/project-beds.ts";
import { projectBedsInText } from "./projects/project-beds-in-text.ts";
import { projectMoney } from "./projects/project-money.ts";
import { projectsWithoutTerms } from "./projects/project-terms.ts";
import { projectTableTotals } from "./projects/project-totals.ts";
import { projectsCounted } from "./projects/projects-counted.ts";
import { projectsNamedOnce } from "./projects/projects-named-once.ts";
import { projectsWithoutText } from "./projects/projects-without-text.ts";
import { quantitiesOf } from "./quantities.ts";
import { deathsOverBirths } from "./rates/births.ts";
import { impliedPopulation } from "./rates/implied-population.ts";
import { lifeExpectancy } from "./rates/life-expectancy.ts";
import { perResident } from "./rates/per-resident.ts";
import { rateRatios } from "./rates/rate-ratios.ts";
import { ratiosInText } from "./rates/ratios-in-text.ts";
import { ratiosOfCounts } from "./rates/ratios-of-counts.ts";
import { residentsPerHead } from "./rates/residents-per-head.ts";
import { shareOfFacilities } from "./rates/share-of-facilities.ts";
import { sharesOfFew } from "./rates/shares-of-few.ts";
import { wholeDeaths } from "./rates/whole-deaths.ts";
import { wholeNumbers } from "./rates/whole-numbers.ts";
import { statementsOf } from "./statements.ts";
import { changesSince } from "./sums/changes.ts";
import { changesSaid } from "./sums/changes-said.ts";
import { classifications } from "./sums/classifications.ts";
import { cohortQuotas } from "./sums/cohort-quotas.ts";
import { growthOfEnds } from "./sums/growth.ts";
import { handledMoreThanAccepted } from "./sums/handled.ts";
import { listShares } from "./sums/list-shares.ts";
import { listSums } from "./sums/list-sums.ts";
import { meanBetween } from "./sums/mean-between.ts";
import { means } from "./sums/means.ts";
import { moreThanAll } from "./sums/more-than-all.ts";
import { moreThanThereAre } from "./sums/more-than-there-are.ts";
import { namedWhole } from "./sums/named-whole.ts";
import { outcomesOfTaken } from "./sums/outcomes.ts";
import { outcomesSaid } from "./sums/outcomes-said.ts";
import { pairedLists } from "./sums/paired-lists.ts";
import { pairsOfParts } from "./sums/pairs-of-parts.ts";
import { partSums } from "./sums/part-sums.ts";
import { meansPerUnit } from "./sums/per-unit.ts";
import { quotas } from "./sums/quotas.ts";
import { rateOfCounts } from "./sums/rate-of-counts.ts";
import { rateOfPair } from "./sums/rate-of-pair.ts";
import { sharesInARow } from "./sums/shares-in-a-row.ts";
import { sharesOfWhole } from "./sums/shares-of-whole.ts";
import { subsets } from "./sums/subsets.ts";
import { tableTotals } from "./sums/table-totals.ts";
import { textSubsets } from "./sums/text-subsets.ts";
import { totalsNamed } from "./sums/totals-named.ts";
import { twoCounts } from "./sums/two-counts.ts";
import { weightedMeans } from "./sums/weighted-means.ts";
import { yearlyAndTotal } from "./sums/yearly.ts";
import { yearlySaid } from "./sums/yearly-said.ts";
import { absentFacilities } from "./targets/absent-facilities.ts";
import { carriedText } from "./targets/carried-text.ts";
import { againstEarlierPlan } from "./targets/earlier-plan.ts";
import { againstEarlierResults } from "./targets/earlier-results.ts";
import { missing } from "./targets/gaps.ts";
import { increments } from "./targets/increments.ts";
import { levelsWithoutHospitals } from "./targets/levels.ts";
import { midOffPath } from "./targets/mid-path.ts";
import { paceInText } from "./targets/pace-in-text.ts";
import { weakerThanBenchmark } from "./targets/quoted-benchmark.ts";
import { weakerThanQuotedList } from "./targets/quoted-list.ts";
import { textBenchmarks } from "./targets/text-benchmarks.ts";
import { textStocks } from "./targets/text-stocks.ts";
import {
  growthUnlikely,
  outlookEqualsTarget,
  paceAtTheEnd,
  weakerThanBaseline,
  weakerThanEarlierTarget,
} from "./targets/weak-targets.ts";
import { weakerThanStated } from "./targets/weaker-than-stated.ts";
import { jointRows } from "./units/joint-rows.ts";
import { unitFit } from "./units/unit-fit.ts";
import { doubledUnits, mixedUnits, units } from "./units/units.ts";
import { unitsInARow } from "./units/units-in-a-row.ts";
import { counterInTextAndTable } from "./values/counters.ts";
import { datedValues } from "./values/dated-values.ts";
import { earlierValues } from "./values/earlier-values.ts";
import { fullCoverage } from "./values/full-coverage.ts";
import { shareInTable } from "./values/share-in-table.ts";
import { baselineInTextAndTable, targetInTextAndTable } from "./values/text-and-table.ts";
import { twoValuesInText } from "./values/text-values.ts";
import { countsOfDistricts } from "./wording/counts-of-districts.ts";
import { departmentNames } from "./wording/department-names.ts";
import { doubledWords } from "./wording/doubled-words.ts";
import { lookAlikes } from "./wording/look-alikes.ts";
import { misnumbered } from "./wording/numbering.ts";
import { otherLevel } from "./wording/other-level.ts";
import { pastYears } from "./wording/past-years.ts";
import { provinceFigures } from "./wording/province-figures.ts";
import { repeatedPassages } from "./wording/repeated-passage.ts";
import { tableNumbers } from "./wording/table-numbers.ts";
import { noMonitoring, pastDeadlines, repeatedSentences } from "./wording/wording.ts";

/** Every check, one line each; the order is that of the findings. */
const checks: readonly Check[] = [
  partSums,
  listSums,
  totalsNamed,
  tableTotals,
  pairsOfParts,
  listShares,
  pairedLists,
  sharesOfWhole,
  sharesInARow,
  growthOfEnds,
  changesSince,
  changesSaid,
  namedWhole,
  classifications,
  yearlyAndTotal,
  yearlySaid,
  means,
  weightedMeans,
  meanBetween,
  meansPerUnit,
  subsets,
  textSubsets,
  moreThanAll,
  handledMoreThanAccepted,
  outcomesOfTaken,
  outcomesSaid,
  rateOfCounts,
  rateOfPair,
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
  perResident,
  rateRatios,
  ratiosInText,
  ratiosOfCounts,
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
  increments,
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
    printed: printedSentences(passages),
    answers: new Map(),
  };
  return { findings: findingsOf(checks.flatMap((check) => ask(check, evidence))) };
}
