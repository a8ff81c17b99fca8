import { shareOf } from "../../names.ts";
import type { PlanIndicator, Source } from "../../plan.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Evidence, Question } from "../finding.ts";

interface Births {
  readonly perYear: number;
  readonly source: Source;
  /** What was counted: births, or mothers from a count and its rate, or the births that make the table's own rates whole. */
  readonly of: { readonly zh: string; readonly en: string };
  readonly confidence: number;
}

/** A target that is one death, rounded, is not broken by it. */
const rounding = 1.005;

const born = { zh: "名出生", en: "births" };

/** Births a year that the text prints: 出生人口7055人; over several years where the sentence names two. */
function printedBirths({ passages }: Evidence): Births | null {
  for (const passage of passages) {
    for (const sentence of squeeze(passage.text).split(/[。；;]/u)) {
      const text = narrow(sentence);
      const found = text.match(/(?:出生人口|共计出生|[当全]年出生|全[区县市]出生|活产数?)(\d{3,6})人?/u);
      if (found?.[1] === undefined) continue;
      const before = text.slice(0, found.index);
      // （2015年活产4600人）: one year's births, whatever years the sentence compares.
      const isOfYear = /20\d{2}年(?:共|全[区县市])?$/u.test(before);
      const years = isOfYear ? [] : [...before.matchAll(/(20\d{2})年/gu)].map((year) => Number(year[1]));
      const span = years.length > 1 ? Math.max(...years) - Math.min(...years) + 1 : 1;
      const source = { line: passage.line, quote: sentence };
      return { perYear: Number(found[1]) / span, source, of: born, confidence: 0.85 };
    }
  }
  return null;
}

/** 孕产妇系统管理7242人，系统管理率98.98%: so many mothers a year. */
function managedMothers({ quantities, statements }: Evidence): Births | null {
  const count = quantities.find((one) => /^孕产妇系统管理$/u.test(one.name) && one.unit === "人" && one.value >= 200);
  const rate = statements.find(
    (one) => one.name === "孕产妇系统管理率" && one.unit === "%" && one.source.line === count?.source.line,
  );
  if (count === undefined || rate === undefined || rate.value <= 50) return null;
  const of = { zh: "名产妇", en: "mothers" };
  return { perYear: (100 * count.value) / rate.value, source: rate.source, of, confidence: 0.8 };
}

/**
 * No births printed: where one mother's death makes the maternal rate, and the births it asks for make the infants' rates
 * whole numbers too, these are the births. The rates must have two decimals, or they would always fit.
 */
function birthsOfRates({ rows }: Evidence): Births | null {
  const row = rows.find((one) => /孕产妇死亡率$/u.test(one.name));
  const rate = exactRate(row);
  const others = rows.filter((one) => /^(?:婴儿|新生儿|5岁以下儿童)死亡率$/u.test(one.name)).map(exactRate);
  if (row === undefined || rate === null || rate.value === 0 || others.length < 2) return null;
  const births = 1 / rate.value;
  const isWhole = others.every((other) => {
    if (other === null) return false;
    const deaths = other.value * births;
    return Math.abs(deaths - Math.round(deaths)) <= other.half * births + 0.01 && other.half * births < 0.1;
  });
  const of = { zh: "名出生（由表中三项死亡率推算）", en: "births (as the table's three rates imply)" };
  return isWhole ? { perYear: births, source: row.source, of, confidence: 0.75 } : null;
}

/** A baseline as a share of births, with half of its last decimal; null where it has fewer than two decimals. */
function exactRate(row: PlanIndicator | undefined): { value: number; half: number } | null {
  const share = shareOf(row?.unit ?? null);
  const { value, raw = "", op } = row?.baseline ?? {};
  const decimals = raw.split(".")[1]?.length ?? 0;
  if (share === null || typeof value !== "number" || op !== "=" || decimals < 2) return null;
  return { value: value * share, half: 0.5 * 10 ** -decimals * share };
}

const birthsIn = (evidence: Evidence) => printedBirths(evidence) ?? managedMothers(evidence) ?? birthsOfRates(evidence);

/** Rates of deaths over births: with few births no whole number of deaths gives them, or one death already breaks the target. */
export const deathsOverBirths: Check = (evidence) => {
  const births = birthsIn(evidence);
  if (births === null) return [];
  const texts = evidence.plan.indicators.filter(
    ({ from, name, targets }) =>
      from === "text" && targets.length > 0 && !evidence.rows.some((row) => row.name.endsWith(name)),
  );
  return [...evidence.rows, ...texts].flatMap((row): Question[] => {
    const one = oneDeath(row, births);
    if (one === null) return [];
    const { value: baseline, raw = "" } = row.baseline ?? {};
    const target = targetOf(row, evidence);
    const isBroken = target !== null && one > target.value * rounding;
    if (typeof baseline === "number" && baseline > 0 && baseline < one * 0.7)
      return [impossible({ row, one, births, raw }, isBroken ? target.raw : null)];
    return isBroken ? [broken({ row, one, births, raw: target.raw })] : [];
  });
};

/** Whether one death in a year already breaks a row's target, so that it asks for none. */
export function asksForNone(evidence: Evidence): (row: PlanIndicator) => boolean {
  const births = birthsIn(evidence);
  return (row) => {
    const one = births === null ? null : oneDeath(row, births);
    const target = targetOf(row, evidence);
    // A target of fewer than two deaths is what a district without any can hope for.
    return one !== null && target !== null && 2 * one > target.value * rounding;
  };
}

/** One death in a year, in the unit of the row. */
function oneDeath(row: PlanIndicator, { perYear }: Births): number | null {
  const share = shareOf(row.unit);
  const isOfBirths = /孕产妇死亡|婴儿死亡|新生儿死亡|儿童死亡/u.test(row.name);
  return share === null || !isOfBirths ? null : 1 / perYear / share;
}

function targetOf(row: PlanIndicator, { plan }: Evidence): { value: number; raw: string } | null {
  const target = row.targets.find((one) => typeof one.value === "number" && one.year === plan.period?.to);
  return typeof target?.value === "number" && target.op !== "change" && target.value > 0
    ? { value: target.value, raw: target.raw }
    : null;
}

interface Asked {
  readonly row: PlanIndicator;
  readonly one: number;
  readonly births: Births;
  readonly raw: string;
}

const shown = (value: number) => String(Math.round(value * 100) / 100);

function impossible({ row, one, births, raw }: Asked, target: string | null): Question {
  const [count, unit] = [Math.round(births.perYear), row.unit ?? ""];
  return {
    code: "rate-below-one-event",
    severity: "error",
    confidence: births.confidence,
    message: {
      zh: `按每年约 ${count} ${births.of.zh}，一例死亡即为 ${shown(one)}${unit}，“${row.name}”不可能为 ${raw}${unit}${target === null ? "" : `，目标 ${target} 也等于要求一例没有`}。`,
      en: `With about ${count} ${births.of.en} a year one death is ${shown(one)}${unit}; “${row.name}” cannot be ${raw}${unit}${target === null ? "" : `, and the target ${target} asks for none at all`}.`,
    },
    arithmetic: `1/${count} = ${shown(one)}${unit} > ${raw}${target === null ? "" : `; > ${target}`}`,
    about: `1/${count} = ${shown(one)}${unit} > ${raw}`,
    sources: [row.source, births.source],
    indicators: [row.name],
  };
}

function broken({ row, one, births, raw }: Asked): Question {
  const [count, unit] = [Math.round(births.perYear), row.unit ?? ""];
  return {
    code: "one-event-breaks-target",
    severity: "weak-target",
    confidence: births.confidence,
    message: {
      zh: `按每年约 ${count} ${births.of.zh}，一例死亡即为 ${shown(one)}${unit}，已超过目标 ${raw}。`,
      en: `With about ${count} ${births.of.en} a year one death is ${shown(one)}${unit}, above the target ${raw}.`,
    },
    arithmetic: `1/${count} = ${shown(one)}${unit} > ${raw}`,
    sources: [row.source, births.source],
    indicators: [row.name],
  };
}
