import { nameMatcher, perOf, plainUnit, sameThing, shareOf, thingOf } from "../../names.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";
import { oneSlip } from "../one-slip.ts";
import type { Statement } from "../statements.ts";

/** One figure with two values: what the text says was reached, and the table's baseline of the same year. */
export const baselineInTextAndTable: Check = ({ rows, statements }) =>
  oneSlip(
    rows.flatMap((row) =>
      statements.flatMap((statement): Question[] => {
        const { baseline } = row;
        if (
          baseline === null ||
          typeof baseline.value !== "number" ||
          baseline.year !== statement.year ||
          !statement.exact
        )
          return [];
        if (!sameThing(row.name, statement.name) && !samePerHead(row, statement, rows)) return [];
        const [own, other] = [perOf(`${row.name}${row.unit ?? ""}`), perOf(statement.name)];
        if (own > 0 && other > 0)
          return perHeadDifference(row, statement, { value: baseline.value, raw: baseline.raw, own, other });
        return difference(row, { ...baseline, value: baseline.value }, statement);
      }),
    ),
  );

/** 每千人口医师数 in the text is 每千人口执业（助理）医师数 in the table, where only one row can be meant. */
function samePerHead(row: PlanIndicator, statement: Statement, rows: readonly PlanIndicator[]): boolean {
  const per = perOf(statement.name);
  const thing = thingOf(statement.name).replace("医生", "医师");
  const meant = (other: PlanIndicator) =>
    other.partOf === undefined &&
    perOf(`${other.name}${other.unit ?? ""}`) > 0 &&
    thingOf(other.name).replace("医生", "医师").endsWith(thing) &&
    // 全科医师 and 医师 are counted apart.
    /全科/u.test(other.name) === /全科/u.test(statement.name);
  return per > 0 && thing.length >= 2 && meant(row) && rows.filter(meant).length === 1;
}

interface Heads {
  readonly value: number;
  readonly raw: string;
  /** For how many people the table and the text print it. */
  readonly own: number;
  readonly other: number;
}

/** Rates per head of one year, in the terms of the table; figures that rounding makes differ are the same. */
function perHeadDifference(row: PlanIndicator, statement: Statement, { value, raw, own, other }: Heads): Question[] {
  const factor = own / other;
  const said = statement.value * factor;
  const coarse = Math.max(0.5 * 10 ** -(raw.split(".")[1]?.length ?? 0), 0.5 * 10 ** -statement.decimals * factor);
  if (Math.abs(said - value) <= Math.max(coarse * 1.001, 0.004 * value)) return [];
  const shown = `${statement.value}${statement.unit}${factor === 1 ? "" : `/${other === 1000 ? "千" : "万"}人`}`;
  return [twoValues(row, statement, shown)];
}

function twoValues(row: PlanIndicator, { year, source }: Statement, shown: string): Question {
  return {
    code: "two-values",
    severity: "error",
    confidence: 0.9,
    message: {
      zh: `“${row.name}”${year} 年的数值，正文为 ${shown}，表中为 ${row.baseline?.raw}${row.unit ?? ""}。`,
      en: `“${row.name}” in ${year} is ${shown} in the text and ${row.baseline?.raw}${row.unit ?? ""} in the table.`,
    },
    arithmetic: `${shown} ≠ ${row.baseline?.raw}${row.unit ?? ""}`,
    sources: [row.source, source],
    indicators: [row.name],
  };
}

function difference(row: PlanIndicator, baseline: Amount & { value: number }, statement: Statement): Question[] {
  const mine = shareOf(row.unit);
  const other = shareOf(statement.unit);
  const sameUnit =
    statement.unit === "" ||
    row.unit === null ||
    plainUnit(statement.unit) === plainUnit(row.unit) ||
    (mine === null && other === null);
  const left = baseline.value * (mine ?? 1);
  const right = statement.value * (statement.unit === "" ? (mine ?? 1) : (other ?? 1));
  const sources = [row.source, statement.source];
  if (!sameUnit && statement.value === baseline.value && statement.value !== 0) {
    return [
      {
        code: "unit-in-text-and-table",
        severity: "error",
        confidence: 0.95,
        message: {
          zh: `“${row.name}”同一数值在正文中单位为 ${statement.unit}，在表中为 ${row.unit}。`,
          en: `The same figure of “${row.name}” is in ${statement.unit} in the text and in ${row.unit} in the table.`,
        },
        arithmetic: `${statement.value}${statement.unit} ≠ ${baseline.value}${row.unit ?? ""}`,
        sources,
        indicators: [row.name],
      },
    ];
  }
  if (Math.abs(left - right) <= 0.004 * Math.max(left, right)) return [];
  if (mine === null && other !== null) return [];
  return [twoValues(row, statement, `${statement.value}${statement.unit}`)];
}

/**
 * Two targets for one year: the table's and those in the text; one finding for each thing. The same number under two
 * units is asked about as its unit.
 */
export const targetInTextAndTable: Check = ({ plan, rows }) => {
  const texts = plan.indicators.filter((indicator) => indicator.from === "text").map(withItsPeople);
  const isSame = nameMatcher();
  const seen = new Set<PlanIndicator>();
  return [...rows, ...texts].flatMap((first): Question[] => {
    const target = first.targets.find((one) => one.year === plan.period?.to) ?? first.targets[0];
    if (seen.has(first) || target === undefined) return [];
    const others = texts.flatMap((text): Aim[] => {
      if (text === first || seen.has(text)) return [];
      const same = text.targets.find((one) => one.year === target.year);
      return same === undefined || !isSame(first.name, text.name) ? [] : [{ row: text, target: same }];
    });
    const own = { row: first, target };
    const differing = others.filter((other) => differ(own, other));
    // 甲增加床位500张，乙增加床位300张 are targets of several houses.
    if (differing.length === 0 || isListOf([first, ...differing.map(({ row }) => row)])) return [];
    for (const one of [own, ...others]) seen.add(one.row);
    return [twoTargets(own, differing)];
  });
};

/** 每千人口床位数达到6.0张，执业（助理）医师数达到2.5人: the people are said once, for the second as well. */
function withItsPeople(row: PlanIndicator): PlanIndicator {
  const isStaff = /^(?:执业（助理）医师|注册护士|医师|护士|药师（士）)数?$/u.test(row.name);
  if (!isStaff || !/^\d\.\d/u.test(row.targets[0]?.raw ?? "")) return row;
  const before = row.source.quote.split(row.name)[0] ?? "";
  const people = before.match(/每[千万](?:名)?(?:常住|户籍)?人口(?!.*[；;])/u)?.[0];
  return people === undefined ? row : { ...row, name: `${people}${row.name}` };
}

const isListOf = (all: readonly PlanIndicator[]) =>
  all.every(({ name, source }) => /^.{0,3}(?:床位|托位|编制)$/u.test(name) && source.line === all[0]?.source.line);

interface Aim {
  readonly row: PlanIndicator;
  readonly target: Amount;
}

function twoTargets({ row, target }: Aim, differing: readonly Aim[]): Question {
  const isSlip = differing.every((one) => one.target.value === target.value && one.row.unit !== row.unit);
  const printed = [
    `${target.raw}${unitAfter(target.raw, row.unit)}`,
    ...differing.map((one) => `${one.target.raw}${isSlip ? unitAfter(one.target.raw, one.row.unit) : ""}`),
  ];
  return {
    code: isSlip ? "unit-in-text-and-table" : "two-targets",
    severity: "error",
    confidence: 0.9,
    message: {
      zh: `“${row.name}”${target.year} 年有不同的目标：${printed.join("、")}。`,
      en: `“${row.name}” has different targets for ${target.year}: ${printed.join(", ")}.`,
    },
    arithmetic: printed.join(" ≠ "),
    sources: [row.source, ...differing.map((one) => one.row.source)],
    indicators: [row.name],
  };
}

function differ(
  { row: { unit: leftUnit }, target: left }: Aim,
  { row: { unit: rightUnit }, target: right }: Aim,
): boolean {
  if (
    typeof left.value !== "number" ||
    typeof right.value !== "number" ||
    left.op === "change" ||
    right.op === "change"
  )
    return false;
  const [mine, other] = [shareOf(leftUnit), shareOf(rightUnit)];
  if ((mine === null) !== (other === null)) return false;
  const [one, two] = [left.value * (mine ?? 1), right.value * (other ?? 1)];
  // Years of life are set in tenths.
  return (
    Math.abs(one - two) >
    (leftUnit === "岁" && rightUnit === "岁" && left.op !== "~" && right.op !== "~" ? 0.05 : 0.004 * Math.max(one, two))
  );
}

function unitAfter(raw: string, unit: string | null): string {
  return unit === null || raw.includes(unit) || !/\d$/u.test(raw) ? "" : unit;
}
