import { type Passage, sentencesOf } from "./passages.ts";
import type { Period, PlanIndicator } from "./plan.ts";
import { amountOf } from "./printed-figure.ts";
import type { Said } from "./said.ts";
import { changesIn } from "./said-changes.ts";
import { countsIn } from "./said-counts.ts";
import { levelsIn, placedIn } from "./said-levels.ts";
import { isStock } from "./said-names.ts";
import { sharesIn } from "./said-shares.ts";
import { plainSentence } from "./said-text.ts";
import { yearBefore, yearList, yearsIn } from "./said-years.ts";
import { squeeze } from "./text.ts";
import { textRow } from "./text-row.ts";

const done =
  /已|了(?:[^解]|$)|(?<!由)目前|现有(?!基础)|截至|近年来|以来|(?<![内入])累计(?!不)|完成率达|同期|分别由|[一-龥]由\d[^,]*[至到]\d[^,以左]*$/u;

/**
 * Targets in running text. A figure counts only where it is tied to something that is measured, in the part of the plan
 * that speaks of aims or in a sentence that names a year of the plan. A row has a baseline where its sentence gives one.
 */
export function textIndicators(passages: readonly Passage[], period: Period | null): PlanIndicator[] {
  return passages.flatMap((passage) => {
    let carried: number | null = null;
    let list: readonly number[] = [];
    return sentencesOf(passage.text).flatMap((sentence) => {
      const text = plainSentence(sentence);
      const years = yearsIn(text, period);
      const stated = years.findLast((one) => one.kind === "aim")?.year ?? null;
      if (/^“?(?:到|至)/u.test(text)) carried = stated ?? carried;
      const named = yearList(text);
      if (named.length > 0 || years.length > 0) list = named;
      const isAim = aims(text, { stated, passage, period });
      return saidIn(text, passage, list)
        .filter((said) => isAim || (said.by === "count" && /将新增|可新增/u.test(text)))
        .flatMap((said) => {
          const year = said.year ?? yearBefore(years, said.at, "aim") ?? stated ?? carried ?? period?.to ?? null;
          const target = amountOf(said.figure, year);
          if (target === null) return [];
          const baseYear = said.from?.year ?? (period === null ? null : period.from - 1);
          const baseline = said.from === null ? null : amountOf(said.from.figure, baseYear);
          return [textRow(said, { passage, sentence: squeeze(sentence), baseline, targets: [target] })];
        });
    });
  });
}

/** Everything a sentence says in figures, each figure once. */
function saidIn(text: string, passage: Passage, years: readonly number[]): Said[] {
  const changes = changesIn(text);
  const shares = sharesIn(text);
  const counts = passage.isProject ? [] : countsIn(text);
  const first = [...changes, ...shares, ...counts];
  const free = (said: Said) => !first.some((one) => said.at < one.end && said.end > one.at);
  const levels = levelsIn(text, years).filter(free);
  const taken = [...first, ...levels];
  const placed = placedIn(text, taken).filter((said) => !passage.isProject || !isStock(said.name));
  return [...taken, ...placed].sort((left, right) => left.at - right.at);
}

interface Where {
  readonly stated: number | null;
  readonly passage: Passage;
  readonly period: Period | null;
}

function aims(text: string, { stated, passage, period }: Where): boolean {
  if (stated !== null) return period !== null || /到20\d{2}年/u.test(text);
  if (period === null || !passage.forward || done.test(text)) return false;
  return yearsIn(text, period).every((one) => one.kind === "aim");
}
