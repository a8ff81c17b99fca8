import type { Check, Question } from "../finding.ts";
import { clauseOf, isPerHead, type Printed, plain, roundingOf, sumOf, termsOf } from "../printed.ts";

/** 共计, 合计, 五年共 … before a number that adds up the ones before it. */
const total =
  /(?:共计|合计|总计|累计|总数|五年共?|[两二三四五六七八九]{1,2}[^,;\d]{0,8}共|共(?!有|设|建|开展|完成|实施|安排|投入))(?:为|达到?|是)?(?:新增|增加|改建|投资|筹集|支出)?[^,;\d]{0,6}$/u;
/** Further apart than this the numbers are of other things. */
const apart = 0.35;

/** 甲486人、乙1134人、丙1620人，合计3420人: what is said to be the sum of the numbers before it must be. */
export const totalsNamed: Check = ({ printed }) =>
  printed.flatMap(({ numbers, source }) =>
    numbers.flatMap((one, at): Question[] => {
      if (one.isBound || isPerHead(one) || one.unit === "" || !total.test(lastClause(one))) return [];
      const parts = partsBefore(numbers.slice(0, at), one);
      if (parts.length < 2 || fits(parts, one)) return [];
      const sum = closest(parts, one);
      if (sum === null || (/累计/u.test(one.words) && !areYears(sum))) return [];
      return [question(sum, one, source)];
    }),
  );

const lastClause = ({ words }: Printed) => words.split(/[,;(:]/u).at(-1) ?? "";

/** Numbers of the total's unit straight before it, shares between them passed over. */
function partsBefore(before: readonly Printed[], { unit, words }: Printed): Printed[] {
  const same = (one: Printed) =>
    one.unit === unit || (/编制?总?数?/u.test(words) && /^[人个]{2}$/u.test(one.unit + unit));
  const parts: Printed[] = [];
  for (const one of before.toReversed()) {
    if (/[%‰]/u.test(one.unit)) continue;
    // 改扩建18个乡镇卫生院，增加床位320张: how many houses is passed over.
    if (!same(one) && /^[个所家]$/u.test(one.unit) && parts.length > 0) continue;
    if (!same(one) || isPerHead(one) || one.isBound) break;
    parts.unshift(one);
    if (/20\d{2}年(?!.*20\d{2}年)[^,;]*比|[比较由]/u.test(clauseOf(one))) break;
  }
  return parts;
}

const suffixes = (parts: readonly Printed[]) => parts.slice(0, -1).map((_, from) => parts.slice(from));

const fits = (parts: readonly Printed[], all: Printed) =>
  suffixes(parts).some((some) => Math.abs(sumOf(some) - all.value) <= roundingOf([...some, all]));

/** The parts that were meant: those whose sum comes closest, of at least two. */
function closest(parts: readonly Printed[], all: Printed): readonly Printed[] | null {
  const [best] = suffixes(parts).toSorted(
    (left, right) => Math.abs(sumOf(left) - all.value) - Math.abs(sumOf(right) - all.value),
  );
  return best !== undefined && Math.abs(sumOf(best) - all.value) <= apart * all.value ? best : null;
}

const areYears = (parts: readonly Printed[]) =>
  parts.every(({ words }) => /20\d{2}年$/u.test(words)) || /分别/u.test(parts[0]?.words ?? "");

export function question(parts: readonly Printed[], all: Printed, source: Question["sources"][number]): Question {
  const sum = plain(sumOf(parts));
  const exceeds = sumOf(parts) > all.value;
  return {
    code: "parts-and-total",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `各项之和为 ${sum}，文中的合计为 ${plain(all.value)}${exceeds ? "，各项之和更大" : ""}。`,
      en: `The numbers add up to ${sum}; the total printed is ${plain(all.value)}.`,
    },
    arithmetic: `${termsOf(parts)} = ${sum} ≠ ${plain(all.value)}`,
    sources: [source],
    indicators: [],
  };
}
