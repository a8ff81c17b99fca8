import { type Passage, sentencesOf } from "./passages.ts";
import type { Period, PlanIndicator } from "./plan.ts";
import { amountOf } from "./printed-figure.ts";
import type { Said } from "./said.ts";
import { changesIn } from "./said-changes.ts";
import { levelsIn, placedIn } from "./said-levels.ts";
import { isNamed, isStock } from "./said-names.ts";
import { plainSentence, saysFigure } from "./said-text.ts";
import { yearBefore, yearsIn } from "./said-years.ts";
import { squeeze } from "./text.ts";
import { textRow } from "./text-row.ts";

/**
 * What the part of a plan before its aims says there was: rates, means, rates per head, and stocks of people and beds.
 * Such a row has a baseline and no targets. Counts of deeds, honours and money are no baselines; without a known period
 * nothing is one. Of a series of years in one sentence the last is kept.
 */
export function textBaselines(passages: readonly Passage[], period: Period | null): PlanIndicator[] {
  if (period === null) return [];
  return passages.flatMap((passage) => {
    if (passage.forward) return [];
    let carried: number | null = null;
    return sentencesOf(passage.text).flatMap((sentence) => {
      if (!saysFigure(sentence)) return [];
      const text = plainSentence(sentence);
      const years = yearsIn(text, period);
      carried = years.find((one) => one.kind === "past" && opens(text, one.at))?.year ?? carried;
      if (years.some((one) => one.kind === "aim" && one.year > period.from) || elsewhere.test(text)) return [];
      const last = new Map<string, PlanIndicator>();
      for (const said of reachedIn(text)) {
        const year = said.year ?? yearBefore(years, said.at, "past") ?? carried ?? period.from - 1;
        const baseline = amountOf(said.figure, year);
        if (baseline === null || year >= period.from || !isState(said)) continue;
        last.set(said.name, textRow(said, { passage, sentence: squeeze(sentence), baseline, targets: [] }));
      }
      return [...last.values()];
    });
  });
}

/** What is still to come, and what others ask for. */
const elsewhere = /将新增|^距|相差/u;

/** 2020年全区… at the head says the year of what follows; 自2015年印发方案 does not. */
const opens = (text: string, at: number) => /(?:^|[,:.、]|末|截至)$/u.test(text.slice(0, at)) || at === 0;

function reachedIn(text: string): Said[] {
  const changes = changesIn(text);
  const free = (said: Said) => !changes.some((one) => said.at < one.end && said.end > one.at);
  const levels = levelsIn(text).filter(free);
  return [...levels, ...placedIn(text, [...changes, ...levels])].sort((left, right) => left.at - right.at);
}

function isState({ name, unit }: Said): boolean {
  if (unit === "个百分点" || /平均水平|^增[幅速]$/u.test(name)) return false;
  if (/^(?:完成|时限|整改|办结)|成功率$|进度$/u.test(name)) return false;
  if (/人数$/u.test(name) && unit === "人") return false;
  return isNamed(name) || (isStock(name) && /^[张人名个]|^万人/u.test(unit ?? ""));
}
