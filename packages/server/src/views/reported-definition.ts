import type { ReportedIndicator } from "@kangyu/indicators";
import type { z } from "zod";
import type { reported as contract } from "../contract/index.ts";

export type ReportedDefinition = z.infer<typeof contract.reportedDefinition>;
type Words = { readonly zh: string; readonly en: string };

const POPULATIONS: Readonly<Record<ReportedIndicator["population"], Words>> = {
  "permanent-year-end": { zh: "年末常住人口", en: "Permanent residents at the end of the year" },
  "permanent-average": { zh: "年平均常住人口", en: "Average permanent population of the year" },
  "live-births": { zh: "活产数", en: "Live births" },
  own: { zh: "见分母", en: "As the denominator says" },
  none: { zh: "不按人口计算", en: "Not over a population" },
};
const PERIODS: Readonly<Record<ReportedIndicator["period"], Words>> = {
  calendar: { zh: "自然年", en: "Calendar year" },
  "oct-sep": { zh: "上年10月1日至当年9月30日", en: "1 October of the year before to 30 September" },
  instant: { zh: "年末时点", en: "The end of the year" },
};
const COLLECTIONS: Readonly<Record<ReportedIndicator["collection"], Words>> = {
  survey: { zh: "抽样调查", en: "Sample survey" },
  routine: { zh: "常规报告", en: "Routine reports" },
  accounts: { zh: "财务与费用核算", en: "Accounts" },
  stock: { zh: "年末存量", en: "Year-end stock" },
};

/** A reported indicator's definition in words: what is over what, for whom, when, how it is collected and by which source. */
export function shownReported(one: ReportedIndicator): ReportedDefinition {
  const { id, version, unit, direction, multiplier, decimals, source, confidence } = one;
  return {
    ...{ id, version, unit, direction, multiplier, decimals, source, confidence },
    name: { ...one.name },
    synonyms: [...one.synonyms],
    numerator: { ...one.numerator },
    denominator: one.denominator === null ? null : { ...one.denominator },
    population: { ...POPULATIONS[one.population] },
    period: { ...PERIODS[one.period] },
    collection: { ...COLLECTIONS[one.collection] },
    system: { ...one.system },
    inForceFrom: one.inForce.from,
  };
}
