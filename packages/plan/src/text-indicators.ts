import { type Passage, sentencesOf, wholeSentencesOf } from "./passages.ts";
import type { Period, PlanIndicator } from "./plan.ts";
import { amountOf } from "./printed-figure.ts";
import type { Said } from "./said.ts";
import { againIn } from "./said-again.ts";
import { isAim, isBounded, isGoal, leadsTo, startOfAim, tells } from "./said-aims.ts";
import { changesIn } from "./said-changes.ts";
import { countsIn } from "./said-counts.ts";
import { type Carried, levelsIn, placedIn } from "./said-levels.ts";
import { isStock } from "./said-names.ts";
import { sharesIn } from "./said-shares.ts";
import { plainSentence, saysFigure } from "./said-text.ts";
import { type Mention, yearBefore, yearList, yearsIn } from "./said-years.ts";
import { squeeze } from "./text.ts";
import { textRow } from "./text-row.ts";

/**
 * Targets in running text. A figure counts only where it is tied to something that is measured, in the part of the plan
 * that speaks of aims or in a sentence that names a year of the plan. A row has a baseline where its sentence gives one.
 */
export function textIndicators(passages: readonly Passage[], period: Period | null): PlanIndicator[] {
  return passages.flatMap((passage) => {
    const told: Told = { carried: passage.until ?? null, list: [], isDated: false, isNear: false, names: [] };
    return wholeSentencesOf(passage.text).flatMap((whole) => {
      if (saysFigure(whole)) return joined(rowsOf(whole, { passage, period, told }));
      told.isDated ||= isGoal(whole, period);
      return [];
    });
  });
}

/** What the sentences of a passage so far say of the next one. */
interface Told {
  carried: number | null;
  list: readonly number[];
  /** What the figures of the sentence before were said of. */
  names: readonly string[];
  /** A goal with a figure came before, or a year with one where the document names no years of its own. */
  isDated: boolean;
  /** A year came before in such a document, with no figure: only what has a bound goes on with it. */
  isNear: boolean;
}

/** The rows of what stands between full stops; its parts after ； go on with its year, its names and what it wants. */
function rowsOf(
  whole: string,
  { passage, period, told }: { readonly passage: Passage; readonly period: Period | null; readonly told: Told },
): PlanIndicator[] {
  const plain = plainSentence(whole);
  let isTold = tells(plain);
  const isWanted = wanted.test(plain);
  let name: string | null = null;
  let isOpen = passage.until !== undefined || told.isDated || (told.isNear && isBounded(plain));
  return sentencesOf(whole).flatMap((sentence) => {
    const text = plainSentence(sentence);
    const years = yearsIn(text, period);
    const stated = years.findLast((one) => one.kind === "aim")?.year ?? null;
    const isBy = stated !== null && leadsTo(text, period);
    const isMeant = isGoal(text, period);
    const carried = isBy ? null : told.carried;
    if (isBy || isMeant) told.carried = stated ?? told.carried;
    const named = yearList(text);
    if (named.length > 0 || years.length > 0) told.list = named;
    isOpen ||= isMeant;
    // What was told before 目标：or 到2030年 does not tell of what follows it.
    if (isMeant || isBy) isTold = tells(plain.slice(Math.max(0, plain.indexOf(text)) + startOfAim(text)));
    const isWantedHere = isAim(text, { stated, passage, period, isTold, isOpen });
    isOpen ||= isBy;
    const year = stated ?? told.carried ?? period?.to ?? null;
    const again = againIn(text, told.names);
    const said = again.length > 0 ? again : saidIn(text, passage, { years: told.list, name });
    if (said.length > 0) told.names = said.map((one) => one.name);
    told.isNear ||= period === null && isBy;
    told.isDated ||= isMeant || (period === null && isBy && said.length > 0);
    name = said.at(-1)?.name ?? name;
    return said
      .filter(
        (said) =>
          (isWantedHere && (isWanted || !isTurn(said, stated))) || (said.by === "count" && /将新增|可新增/u.test(text)),
      )
      .flatMap((said) => rowOf(said, { passage, sentence: squeeze(sentence), years, year, carried, period }));
  });
}

const wanted = /以上|以下|以内|左右|达到|控制在|不低于|不超过|不少于/u;

/** 由52%上升到61% alone, no year and no bound, tells what was reached; a list of such pairs (分别) is an aim. */
function isTurn({ from, figure, year, isListed }: Said, stated: number | null): boolean {
  return (
    !isListed &&
    from !== null &&
    from.year === null &&
    year === null &&
    stated === null &&
    /\d\D{0,4}$/u.test(figure) &&
    !/以上|以下|以内|左右/u.test(figure)
  );
}

interface Around {
  readonly passage: Passage;
  readonly sentence: string;
  readonly years: readonly Mention[];
  readonly year: number | null;
  /** The year of the sentence before, where the sentence names its own only behind the figure. */
  readonly carried: number | null;
  readonly period: Period | null;
}

/** The row that a figure makes; after a year before the plan (2020年为27.4%，到2025年达到38%) it is a baseline. */
function rowOf(said: Said, { passage, sentence, years, year, carried, period }: Around): PlanIndicator[] {
  const last = years.findLast((one) => one.at <= said.at);
  if (
    last?.kind === "past" &&
    said.year === null &&
    said.from === null &&
    said.by !== "change" &&
    said.by !== "count"
  ) {
    const baseline = amountOf(said.figure, last.year);
    return baseline === null ? [] : [textRow(said, { passage, sentence, baseline, targets: [] })];
  }
  const target = amountOf(said.figure, said.year ?? yearBefore(years, said.at, "aim") ?? carried ?? year);
  if (target === null || target.year === null) return [];
  const before = said.from?.year ?? (period === null ? null : period.from - 1);
  const baseline = said.from === null ? null : amountOf(said.from.figure, before);
  return [textRow(said, { passage, sentence, baseline, targets: [target] })];
}

/** A baseline and the targets that follow it of the same name are one row; 该比例 is the name before it. */
function joined(rows: readonly PlanIndicator[]): PlanIndicator[] {
  const found: PlanIndicator[] = [];
  for (const row of rows) {
    const noun = row.name.match(/^(?:该|上述|这一)(.+)$/u)?.[1];
    const meant = noun === undefined ? undefined : found.findLast(({ name }) => name.endsWith(noun))?.name;
    const named = meant === undefined ? row : { ...row, name: meant };
    const last = found.at(-1);
    const at = found.findIndex((one) => isOfOther(one, named));
    const same = found[at];
    if (last?.targets.length === 0 && named.targets.length > 0 && last.name === named.name && named.baseline === null)
      found[found.length - 1] = { ...named, baseline: last.baseline };
    else if (same !== undefined) found[at] = { ...same, targets: [...same.targets, ...named.targets] };
    else found.push(named);
  }
  return found;
}

/** What one sentence says of an indicator for another year: 到2022年和2030年分别不低于22%和30% is one row with two targets. */
function isOfOther(row: PlanIndicator, next: PlanIndicator): boolean {
  const years = new Set(row.targets.map(({ year }) => year));
  return (
    row.name === next.name &&
    row.unit === next.unit &&
    row.source.quote === next.source.quote &&
    next.baseline === null &&
    years.size > 0 &&
    next.targets.every(({ year }) => !years.has(year))
  );
}

/** Everything a sentence says in figures, each figure once. */
function saidIn(text: string, passage: Passage, carried: Carried): Said[] {
  const changes = changesIn(text, carried.years);
  const shares = sharesIn(text);
  const counts = passage.isProject ? [] : countsIn(text);
  const first = [...changes, ...shares, ...counts];
  const free = (said: Said) => !first.some((one) => said.at < one.end && said.end > one.at);
  const levels = levelsIn(text, carried).filter(free);
  const taken = [...first, ...levels];
  const placed = placedIn(text, taken).filter((said) => !passage.isProject || !isStock(said.name));
  return [...taken, ...placed].sort((left, right) => left.at - right.at);
}
