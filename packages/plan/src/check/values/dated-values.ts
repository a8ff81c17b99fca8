import { nameMatcher, perOf, plainUnit, shareOf, thingOf } from "../../names.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { seriesOf, tablesOf } from "../printed-tables.ts";
import { unitFit } from "../units/unit-fit.ts";
import { type Dated, datedOf, turnsOf } from "./dated.ts";
import { baselineInTextAndTable, targetInTextAndTable } from "./text-and-table.ts";

interface Pair {
  readonly name: string;
  readonly year: number;
  readonly left: Dated;
  readonly right: Dated;
}

/** One figure with two values for one year: row and text, two tables, a table of resources and the text. */
export const datedValues: Check = (evidence) => {
  const { plan, rows, document, figures, passages } = evidence;
  const asked = new Set(
    [...baselineInTextAndTable(evidence), ...targetInTextAndTable(evidence)].flatMap(({ indicators }) => indicators),
  );
  const texts = [
    ...datedOf(
      figures.filter((one) => one.whole === null),
      plan.period,
    ),
    ...turnsOf(passages, plan.period),
  ];
  const series = seriesOf(document.blocks, rows);
  const ofRows = rows.flatMap((row) => (asked.has(row.name) ? [] : datedOfRow(row)));
  const pairs = [
    ...pairsOf(ofRows, texts),
    ...betweenTables(evidence, asked),
    ...pairsOf(ofRows, series),
    ...pairsOf(series, texts),
  ];
  const unfit = new Set(ask(unitFit, evidence).flatMap(({ indicators }) => indicators));
  return onePerName(pairs.filter(({ name }) => !unfit.has(name))).map((pair) => question(pair, plan.period?.from ?? 0));
};

function datedOfRow(row: PlanIndicator): Dated[] {
  const amounts = [row.baseline, ...row.targets].filter((one): one is Amount => one !== null);
  return amounts.flatMap(({ value, year, op, raw }) =>
    typeof value !== "number" || year === null || op === "change" || op === "words"
      ? []
      : [
          {
            name: row.name,
            value,
            step: 10 ** -(raw.split(".")[1]?.length ?? 0),
            unit: row.unit ?? "",
            year,
            source: row.source,
          },
        ],
  );
}

function betweenTables({ document, rows }: Evidence, asked: ReadonlySet<string>): Pair[] {
  const tables = tablesOf(document.blocks, rows);
  return tables.flatMap((table, at) => {
    const others = tables
      .slice(at + 1)
      .flat()
      .filter((row) => !asked.has(row.name));
    return pairsOf(table.flatMap(datedOfRow), others.flatMap(datedOfRow));
  });
}

/** What comparing needs of a figure, made once. */
interface Ready {
  readonly figure: Dated;
  readonly unit: string;
  readonly share: number | null;
  readonly per: number;
  readonly bare: string;
}

function readyOf(figure: Dated): Ready {
  return {
    figure,
    unit: plainUnit(figure.unit),
    share: shareOf(figure.unit),
    per: perOf(figure.name + figure.unit),
    bare: thingOf(figure.name).replace(/^(?:医疗卫生机构|医疗机构)/u, ""),
  };
}

type Same = (left: string, right: string) => boolean;

function pairsOf(left: readonly Dated[], right: readonly Dated[]): Pair[] {
  const isSame = nameMatcher();
  const years = Map.groupBy(right.map(readyOf), ({ figure }) => figure.year);
  return left
    .map(readyOf)
    .flatMap((one) =>
      (years.get(one.figure.year) ?? [])
        .filter(
          (other) =>
            other.figure.source.line !== one.figure.source.line && sameMeant(one, other, isSame) && differ(one, other),
        )
        .map(({ figure }) => ({ name: one.figure.name, year: one.figure.year, left: one.figure, right: figure })),
    );
}

/** 每千人口床位 is 每千人口医疗卫生机构床位数; a count and a rate per head are never the same. */
function sameMeant(one: Ready, other: Ready, isSame: Same): boolean {
  const sameUnit = one.unit === other.unit || (one.share !== null && other.share !== null);
  if (!sameUnit || other.figure.unit === "" || one.per !== other.per) return false;
  if (isSame(one.figure.name, other.figure.name)) return true;
  return (one.per > 0 || /^[张人]$/u.test(one.figure.unit)) && one.bare.length >= 2 && one.bare === other.bare;
}

function differ(one: Ready, other: Ready): boolean {
  const [left, right] = [one.figure.value * (one.share ?? 1), other.figure.value * (other.share ?? 1)];
  const coarse = Math.max(one.figure.step * (one.share ?? 1), other.figure.step * (other.share ?? 1));
  // Years of life differ by tenths; elsewhere what rounding may have done is left alone.
  const rounding = one.figure.unit === "岁" ? 0 : 0.004 * Math.max(left, right);
  return Math.abs(left - right) > Math.max(rounding, 0.6 * coarse);
}

function onePerName(pairs: readonly Pair[]): Pair[] {
  const groups = Map.groupBy(pairs, (pair) => `${pair.name}|${pair.year}`);
  return [...groups.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

function question({ name, year, left, right }: Pair, from: number): Question {
  const target = year >= from;
  const said = `${left.value}${left.unit} ≠ ${right.value}${right.unit}`;
  return {
    code: target ? "two-targets" : "two-values",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `“${name}”${year} 年${target ? "有不同的目标" : "的数值不同"}：${left.value}${left.unit} 和 ${right.value}${right.unit}。`,
      en: `“${name}” has two ${target ? "targets" : "values"} for ${year}: ${left.value}${left.unit} and ${right.value}${right.unit}.`,
    },
    arithmetic: said,
    sources: [left.source, right.source],
    indicators: [name],
  };
}
