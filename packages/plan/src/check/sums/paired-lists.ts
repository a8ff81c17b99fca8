import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { isPerHead, type Printed, type PrintedSentence, plain, sumOf } from "../printed.ts";
import { shown } from "../rounding.ts";
import { listShares } from "./list-shares.ts";
import { outcomesSaid } from "./outcomes-said.ts";
import { partSums } from "./part-sums.ts";

const opens =
  /(?:分别|依次)(?:为|是|占|达到?|占比为?)?[^,;\d]{0,10}$|(?:占比|比例|比重|率)(?:分别|依次)(?:为|是|达到?)?$/u;
const joins = /^(?:和|、|及|与|,)$/u;

/** 甲人、乙人、丙人，分别占56%、44%、3%: as many shares as counts before them, one of which its own count does not give. */
export const pairedLists: Check = (evidence) => {
  const asked = askedIn(evidence);
  return evidence.printed.flatMap((sentence) =>
    asked.some((quote) => sentence.source.quote.includes(quote)) ? [] : listsIn(sentence),
  );
};

function askedIn(evidence: Evidence): string[] {
  return [partSums, listShares, outcomesSaid].flatMap((check) =>
    ask(check, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)),
  );
}

function listsIn(sentence: PrintedSentence): Question[] {
  const { numbers } = sentence;
  return numbers.flatMap((one, at): Question[] => {
    if (!/^[%‰]$/u.test(one.unit) || !opens.test(one.words) || /增长|下降|提高|上升|降低/u.test(one.words)) return [];
    const rates = [one, ...runFrom(numbers, at + 1, one.unit)];
    const counts = numbers.slice(Math.max(0, at - rates.length), at);
    const [first] = counts;
    if (rates.length < 2 || counts.length !== rates.length || first === undefined) return [];
    if (counts.some((count) => count.unit !== first.unit || isPerHead(count) || count.isBound || count.unit === "岁"))
      return [];
    return misfit(counts, rates, { numbers: numbers.slice(0, at - rates.length), sentence });
  });
}

function runFrom(numbers: readonly Printed[], start: number, unit: string): Printed[] {
  const run: Printed[] = [];
  for (const one of numbers.slice(start)) {
    if (one.unit !== unit || !joins.test(one.words) || one.isBound) break;
    run.push(one);
  }
  return run;
}

interface Around {
  /** What stands before the counts. */
  readonly numbers: readonly Printed[];
  readonly sentence: PrintedSentence;
}

/** The whole (or the list of wholes) that all shares but one fit, and the one that does not. */
function misfit(counts: readonly Printed[], rates: readonly Printed[], { numbers, sentence }: Around): Question[] {
  // A whole that the text prints elsewhere: the one that most of the shares ask for.
  const implied = counts.map((count, at) =>
    Math.round((count.value * (rates[at]?.unit === "%" ? 100 : 1000)) / (rates[at]?.value || 1)),
  );
  const wholes = [
    ...wholesOf(counts, numbers),
    ...(counts.length < 3 ? [] : implied.map((value) => counts.map(() => value))),
  ];
  const scored = wholes.map((whole) => ({
    whole,
    wrong: counts.flatMap((count, at) => (fits(count, whole[at] ?? 0, rates[at]) ? [] : [at])),
  }));
  const [best] = scored.toSorted((left, right) => left.wrong.length - right.wrong.length);
  const [at] = best?.wrong ?? [];
  if (best === undefined || at === undefined || best.wrong.length > 1) return [];
  const [count, rate, whole] = [counts[at], rates[at], best.whole[at]];
  if (count === undefined || rate === undefined || whole === undefined) return [];
  const factor = rate.unit === "%" ? 100 : 1000;
  const computed = `${shown((factor * count.value) / whole)}${rate.unit}`;
  return [
    {
      code: "share-does-not-fit",
      severity: "error",
      confidence: 0.85,
      message: {
        zh: `第 ${at + 1} 项 ${plain(count.value)} 占 ${plain(whole)} 的 ${computed}，文中为 ${rate.value}${rate.unit}；其余各项相符。`,
        en: `Number ${at + 1}, ${plain(count.value)} of ${plain(whole)}, is ${computed}; the text says ${rate.value}${rate.unit}. The others fit.`,
      },
      arithmetic: `${plain(count.value)}/${plain(whole)} = ${computed} ≠ ${rate.value}${rate.unit}`,
      sources: [sentence.source],
      indicators: [],
    },
  ];
}

/** A number before the counts is the whole of them all; their sum; or as many numbers before them, one each. */
function wholesOf(counts: readonly Printed[], before: readonly Printed[]): number[][] {
  const all = before.filter((one) => !isPerHead(one) && one.unit !== "岁");
  const single = [...all.map(({ value }) => value), sumOf(counts)].map((value) => counts.map(() => value));
  const list = all.slice(-counts.length).map(({ value }) => value);
  return list.length === counts.length ? [...single, list] : single;
}

function fits(count: Printed, whole: number, rate: Printed | undefined): boolean {
  if (rate === undefined || whole <= 0) return false;
  const computed = ((rate.unit === "%" ? 100 : 1000) * count.value) / whole;
  return (
    Math.abs(computed - rate.value) <=
    0.6 * 10 ** -rate.decimals + (count.step === 1 ? 0 : (computed * count.step) / Math.max(count.value, 1))
  );
}
