import type { Amount, PlanIndicator } from "../../plan.ts";
import type { Check, Question } from "../finding.ts";

/** A printed ratio further from that of the rates than this, beyond rounding, is another ratio. */
const apart = 0.05;

type Pair = readonly [number, number];

/** 医护比 1∶1.2 beside doctors and nurses per thousand: the ratio of the rates must be the printed one, each year. */
export const rateRatios: Check = ({ rows }) => {
  const doctors = rows.find((row) => /每(?:千|万)\S*(?:医师|医生)数?$/u.test(row.name) && !/全科|中医/u.test(row.name));
  const nurses = rows.find((row) => /每(?:千|万)\S*护士数?$/u.test(row.name));
  if (doctors === undefined || nurses === undefined) return [];
  return rows
    .filter((row) => /医护比$/u.test(row.name))
    .flatMap((row) =>
      amountsOf(row).flatMap((printed): Question[] => {
        const pair = pairOf(printed);
        const [of, to] = [valueIn(doctors, printed.year), valueIn(nurses, printed.year)];
        if (pair === null || of === null || to === null || of === 0) return [];
        const [said, found] = [pair[1] / pair[0], to / of];
        if (Math.abs(found - said) <= apart * said) return [];
        return [
          {
            code: "ratio-of-rates",
            severity: "suspicious",
            confidence: 0.8,
            message: {
              zh: `${printed.year} 年“${row.name}”为 ${printed.raw}，按“${doctors.name}”和“${nurses.name}”计算为 1∶${found.toFixed(2)}。`,
              en: `The ${printed.year} “${row.name}” is ${printed.raw}; “${doctors.name}” and “${nurses.name}” make it 1:${found.toFixed(2)}.`,
            },
            arithmetic: `${to} / ${of} = ${found.toFixed(2)} ≠ ${said}`,
            sources: [row.source, doctors.source, nurses.source],
            indicators: [row.name, doctors.name, nurses.name],
          },
        ];
      }),
    );
};

const amountsOf = ({ baseline, targets }: PlanIndicator): readonly Amount[] =>
  baseline === null ? targets : [baseline, ...targets];

function pairOf({ value, op }: Amount): Pair | null {
  if (!Array.isArray(value) || op !== "=") return null;
  const [one, other] = value as readonly number[];
  return value.length === 2 && one !== undefined && other !== undefined && one > 0 ? [one, other] : null;
}

function valueIn(row: PlanIndicator, year: number | null): number | null {
  const found = amountsOf(row).find((amount) => amount.year === year && amount.op !== "change");
  return typeof found?.value === "number" ? found.value : null;
}
