import type { PlanDocument } from "../document.ts";
import { passagesOf } from "../passages.ts";
import type { Plan } from "../plan.ts";
import { readPlan } from "../read-plan.ts";
import { deathsOverBirths } from "./births.ts";
import { carriedText } from "./carried-text.ts";
import { classifications } from "./classifications.ts";
import { counterInTextAndTable } from "./counters.ts";
import { countsOfDistricts } from "./counts-of-districts.ts";
import { departmentNames } from "./department-names.ts";
import { doubledWords } from "./doubled-words.ts";
import { againstEarlierPlan } from "./earlier-plan.ts";
import { againstEarlierResults } from "./earlier-results.ts";
import { type Check, type Evidence, type Finding, findingsOf } from "./finding.ts";
import { fullCoverage } from "./full-coverage.ts";
import { missing } from "./gaps.ts";
import { handledMoreThanAccepted } from "./handled.ts";
import { impliedPopulation } from "./implied-population.ts";
import { levelsWithoutHospitals } from "./levels.ts";
import { lifeExpectancy } from "./life-expectancy.ts";
import { lookAlikes } from "./look-alikes.ts";
import { means } from "./means.ts";
import { moreThanAll } from "./more-than-all.ts";
import { namedWhole } from "./named-whole.ts";
import { misnumbered } from "./numbering.ts";
import { otherLevel } from "./other-level.ts";
import { paceInText } from "./pace-in-text.ts";
import { partSums } from "./part-sums.ts";
import { projectBeds } from "./project-beds.ts";
import { projectMoney } from "./project-money.ts";
import { projectsWithoutTerms } from "./project-terms.ts";
import { quantitiesOf } from "./quantities.ts";
import { quotas } from "./quotas.ts";
import { weakerThanBenchmark } from "./quoted-benchmark.ts";
import { weakerThanQuotedList } from "./quoted-list.ts";
import { rateRatios } from "./rate-ratios.ts";
import { shareInTable } from "./share-in-table.ts";
import { statementsOf } from "./statements.ts";
import { subsets } from "./subsets.ts";
import { baselineInTextAndTable, targetInTextAndTable } from "./text-and-table.ts";
import { twoCounts } from "./two-counts.ts";
import { doubledUnits, mixedUnits, units } from "./units.ts";
import {
  growthUnlikely,
  outlookEqualsTarget,
  paceAtTheEnd,
  weakerThanBaseline,
  weakerThanEarlierTarget,
} from "./weak-targets.ts";
import { weakerThanStated } from "./weaker-than-stated.ts";
import { wholeDeaths } from "./whole-deaths.ts";
import { wholeNumbers } from "./whole-numbers.ts";
import { noMonitoring, pastDeadlines, repeatedSentences } from "./wording.ts";

/** Every check, one line each; the order is that of the findings. */
const checks: readonly Check[] = [
  partSums,
  namedWhole,
  classifications,
  means,
  subsets,
  moreThanAll,
  handledMoreThanAccepted,
  quotas,
  twoCounts,
  baselineInTextAndTable,
  counterInTextAndTable,
  shareInTable,
  fullCoverage,
  targetInTextAndTable,
  impliedPopulation,
  rateRatios,
  deathsOverBirths,
  wholeDeaths,
  units,
  doubledUnits,
  mixedUnits,
  levelsWithoutHospitals,
  wholeNumbers,
  weakerThanBaseline,
  weakerThanStated,
  weakerThanEarlierTarget,
  paceAtTheEnd,
  paceInText,
  growthUnlikely,
  lifeExpectancy,
  outlookEqualsTarget,
  weakerThanBenchmark,
  weakerThanQuotedList,
  againstEarlierPlan,
  againstEarlierResults,
  carriedText,
  missing,
  projectMoney,
  projectBeds,
  projectsWithoutTerms,
  otherLevel,
  countsOfDistricts,
  misnumbered,
  pastDeadlines,
  repeatedSentences,
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
    statements: statementsOf(passages, plan.period),
    earlier,
    earlierPassages: passagesOf(before?.blocks ?? []),
  };
  return { findings: findingsOf(checks.flatMap((check) => check(evidence))) };
}
