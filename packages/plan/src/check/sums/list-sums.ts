import { type Figure, isChange, perHead } from "../figures.ts";
import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { numbersText } from "../rounding.ts";
import { partSums } from "./part-sums.ts";

/** Parts that reach this share of their whole are meant to be all of them. */
const nearlyAll = 0.9;

/** A bracket straight after the whole (24家（三级3家、二级9家…）) lists them all more often than 其中 does. */
const listed = 0.75;

/** Lists of parts without shares (医院9个、基层298个、专业机构5个 of 312) that do not make the printed whole. */
export const listSums: Check = (evidence) => {
  const sums = ask(partSums, evidence);
  const isAsked = ({ value, source }: Figure) =>
    sums.some(
      ({ arithmetic, sources }) =>
        sources.some(({ line }) => line === source.line) && arithmetic.split(/[^\d.]+/u).includes(`${value}`),
    );
  return listsOf(evidence).flatMap(({ whole, parts }): Question[] => {
    if (isAsked(whole) || parts.some(isAsked)) return [];
    const sum = round(parts.reduce((all, part) => all + part.value, 0));
    if (parts.length < 3 || sum === whole.value || whole.value < 5) return [];
    if (sum > whole.value) return [exceeds(whole, parts, sum)];
    const swapped = parts.find((part) => swaps(part.value).includes(round(part.value + whole.value - sum)));
    const meant = inBracket(whole) ? listed : nearlyAll;
    if (sum < meant * whole.value && swapped === undefined) return [];
    return [leavesOut({ whole, parts, sum, swapped: swapped ?? null })];
  });
};

const inBracket = ({ value, unit, source }: Figure) => source.quote.includes(`${value}${unit}（`);

interface List {
  readonly whole: Figure;
  readonly parts: readonly Figure[];
}

/** Each list with its whole and the parts counted in the whole's unit. */
function listsOf({ figures }: Pick<Evidence, "figures">): List[] {
  const groups = Map.groupBy(
    figures.filter((one) => one.group > 0 && !isChange(one) && !/^(?:支出|结余)/u.test(one.name)),
    (one) => one.group,
  );
  return [...groups.values()].flatMap((all) => {
    const whole = all[0]?.whole ?? null;
    if (whole === null || perHead(whole)) return [];
    const parts = all.filter((one) => one.unit === whole.unit && !perHead(one) && one.exact);
    return parts.length === 0 || parts.length < all.filter((one) => !perHead(one) && one.unit !== "%").length
      ? []
      : [{ whole, parts }];
  });
}

function exceeds(whole: Figure, parts: readonly Figure[], sum: number): Question {
  return {
    code: "parts-exceed-total",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `各部分之和 ${sum} 大于总数 ${whole.value}。`,
      en: `The parts add up to ${sum}, more than their total ${whole.value}.`,
    },
    arithmetic: `${numbersText(parts)} = ${sum} > ${whole.value}`,
    sources: placesOf(whole, parts),
    indicators: [whole.name],
  };
}

interface LeftOut extends List {
  readonly sum: number;
  readonly swapped: Figure | null;
}

function leavesOut({ whole, parts, sum, swapped }: LeftOut): Question {
  const missing = round(whole.value - sum);
  const fit = swapped === null ? "" : `; ${swapped.name} ${swapped.value} → ${round(swapped.value + missing)}`;
  return {
    code: "parts-and-total",
    severity: "suspicious",
    confidence: swapped === null ? 0.75 : 0.85,
    message: {
      zh: `各部分之和 ${sum} 与总数 ${whole.value} 相差 ${missing}。`,
      en: `The parts add up to ${sum}, the total printed is ${whole.value}: ${missing} are in none.`,
    },
    arithmetic: `${numbersText(parts)} = ${sum} ≠ ${whole.value}${fit}`,
    sources: placesOf(whole, parts),
    indicators: [whole.name],
  };
}

/** The whole's sentence and the parts', once where it is one. */
function placesOf(whole: Figure, parts: readonly Figure[]) {
  const first = parts[0]?.source;
  return first === undefined || first.quote === whole.source.quote ? [whole.source] : [whole.source, first];
}

/** A number with two neighbouring digits the other way round: 460 for 640. */
function swaps(value: number): number[] {
  const digits = String(value);
  if (!/^\d{2,}$/u.test(digits)) return [];
  return Array.from({ length: digits.length - 1 }, (_, at) =>
    Number(digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2)),
  );
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;
