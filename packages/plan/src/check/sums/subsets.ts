import { plainUnit } from "../../names.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";

/** Deaths under one year are among those under five; a part (其中) is no larger than its whole, its share of its own may be. */
export const subsets: Check = ({ rows, plan }) => {
  const infants = rows.find((row) => /^婴儿死亡率$/u.test(row.name));
  const children = rows.find((row) => /5岁以下儿童死亡率/u.test(row.name));
  const parts = rows.flatMap((row) => {
    const whole = rows.find((other) => other.name === row.partOf);
    return whole === undefined || isShare(row) ? [] : [{ part: row, whole }];
  });
  const pairs =
    infants === undefined || children === undefined ? parts : [...parts, { part: infants, whole: children }];
  return [...pairs, ...deathsInText(plan.indicators)].flatMap(({ part, whole }) => {
    if (plainUnit(part.unit ?? "") !== plainUnit(whole.unit ?? "")) return [];
    return [
      ...compare(part, whole, [part.baseline, whole.baseline]),
      ...part.targets.flatMap((target) =>
        compare(part, whole, [target, whole.targets.find((other) => other.year === target.year) ?? null]),
      ),
    ];
  });
};

/** Infant and under-five mortality of one line of text. */
function deathsInText(all: readonly PlanIndicator[]): { part: PlanIndicator; whole: PlanIndicator }[] {
  const text = all.filter(({ from }) => from === "text");
  return text
    .filter(({ name }) => name === "婴儿死亡率")
    .flatMap((part) => {
      const whole = text.find(({ name, source }) => name === "5岁以下儿童死亡率" && source.line === part.source.line);
      return whole === undefined ? [] : [{ part, whole }];
    });
}

/** What is reached of a group: of key groups more may have a contract than of everybody. */
function isShare({ name, unit }: PlanIndicator): boolean {
  return /[%‰％]/u.test(unit ?? "") || (unit === null && /率$/u.test(name));
}

function compare(
  part: PlanIndicator,
  whole: PlanIndicator,
  [left, right]: readonly [Amount | null, Amount | null],
): Question[] {
  if (
    typeof left?.value !== "number" ||
    typeof right?.value !== "number" ||
    left.op === "change" ||
    right.op === "change"
  )
    return [];
  if (left.year !== right.year || left.value <= right.value) return [];
  return [
    {
      code: "part-larger-than-whole",
      severity: "error",
      confidence: 0.95,
      message: {
        zh: `“${part.name}”${left.raw} 大于包含它的“${whole.name}”${right.raw}（${left.year} 年）。`,
        en: `“${part.name}” (${left.raw}) is larger than “${whole.name}” (${right.raw}), which contains it, in ${left.year}.`,
      },
      arithmetic: `${left.raw} > ${right.raw}`,
      sources: [part.source, whole.source],
      indicators: [part.name, whole.name],
    },
  ];
}
