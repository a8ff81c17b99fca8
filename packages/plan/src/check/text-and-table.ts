import { plainUnit, sameThing, shareOf } from "../names.ts";
import type { Amount, PlanIndicator } from "../plan.ts";
import type { Check, Finding } from "./finding.ts";
import type { Statement } from "./statements.ts";

/** One figure with two values: what the text says was reached, and the table's baseline of the same year. */
export const baselineInTextAndTable: Check = ({ rows, statements }) =>
  rows.flatMap((row) =>
    statements.flatMap((statement): Finding[] => {
      const { baseline } = row;
      if (
        baseline === null ||
        typeof baseline.value !== "number" ||
        baseline.year !== statement.year ||
        !statement.exact
      )
        return [];
      if (!sameThing(row.name, statement.name)) return [];
      return difference(row, { ...baseline, value: baseline.value }, statement);
    }),
  );

function difference(row: PlanIndicator, baseline: Amount & { value: number }, statement: Statement): Finding[] {
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
  return [
    {
      code: "two-values",
      severity: "error",
      confidence: 0.9,
      message: {
        zh: `“${row.name}”${statement.year} 年的数值，正文为 ${statement.value}${statement.unit}，表中为 ${baseline.raw}${row.unit ?? ""}。`,
        en: `“${row.name}” in ${statement.year} is ${statement.value}${statement.unit} in the text and ${baseline.raw}${row.unit ?? ""} in the table.`,
      },
      arithmetic: `${statement.value}${statement.unit} ≠ ${baseline.raw}${row.unit ?? ""}`,
      sources,
      indicators: [row.name],
    },
  ];
}

/** Two targets for one year: the table's and one in the text, or two in the text. */
export const targetInTextAndTable: Check = ({ plan, rows }) => {
  const texts = plan.indicators.filter((indicator) => indicator.from === "text");
  const pairs = texts.flatMap((text, at) => [...rows, ...texts.slice(at + 1)].map((other) => [other, text] as const));
  return pairs.flatMap(([other, text]): Finding[] => {
    const target = text.targets[0];
    const same = other.targets.find((candidate) => candidate.year === target?.year);
    if (target === undefined || same === undefined || !sameThing(other.name, text.name)) return [];
    if (
      typeof target.value !== "number" ||
      typeof same.value !== "number" ||
      target.op === "change" ||
      same.op === "change"
    )
      return [];
    const left = same.value * (shareOf(other.unit) ?? 1);
    const right = target.value * (shareOf(text.unit) ?? 1);
    if (
      Math.abs(left - right) <= 0.004 * Math.max(left, right) ||
      (shareOf(other.unit) === null) !== (shareOf(text.unit) === null)
    )
      return [];
    return [
      {
        code: "two-targets",
        severity: "error",
        confidence: 0.9,
        message: {
          zh: `“${other.name}”${target.year} 年有两个目标：${same.raw}${unitAfter(same.raw, other.unit)} 和 ${target.raw}。`,
          en: `“${other.name}” has two targets for ${target.year}: ${same.raw}${unitAfter(same.raw, other.unit)} and ${target.raw}.`,
        },
        arithmetic: `${same.raw}${unitAfter(same.raw, other.unit)} ≠ ${target.raw}`,
        sources: [other.source, text.source],
        indicators: [other.name],
      },
    ];
  });
};

function unitAfter(raw: string, unit: string | null): string {
  return unit === null || raw.includes(unit) || !/\d$/u.test(raw) ? "" : unit;
}
