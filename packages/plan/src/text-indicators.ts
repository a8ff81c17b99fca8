import { fiveYearMentions } from "./five-year.ts";
import { type Passage, sentencesOf, wholeSentencesOf } from "./passages.ts";
import type { Period, PlanIndicator } from "./plan.ts";
import { amountOf } from "./printed-figure.ts";
import type { Said } from "./said.ts";
import { changesIn } from "./said-changes.ts";
import { countsIn } from "./said-counts.ts";
import { type Carried, levelsIn, placedIn } from "./said-levels.ts";
import { isStock } from "./said-names.ts";
import { sharesIn } from "./said-shares.ts";
import { plainSentence, saysFigure } from "./said-text.ts";
import { type Mention, yearBefore, yearList, yearsIn } from "./said-years.ts";
import { squeeze } from "./text.ts";
import { textRow } from "./text-row.ts";

const done =
  /已|了(?:[^解]|$)|(?<!由)目前|现有(?!基础|的)|截至|近年来|近[一二两三四五\d]年|以来|累计(?!不|达)|完成率达|同期|经过|共有|实有/u;

/**
 * Targets in running text. A figure counts only where it is tied to something that is measured, in the part of the plan
 * that speaks of aims or in a sentence that names a year of the plan. A row has a baseline where its sentence gives one.
 */
export function textIndicators(passages: readonly Passage[], period: Period | null): PlanIndicator[] {
  return passages.flatMap((passage) => {
    const told: Told = { carried: passage.until ?? null, list: [], isDated: false };
    return wholeSentencesOf(passage.text).flatMap((whole) =>
      saysFigure(whole) ? joined(rowsOf(whole, { passage, period, told })) : [],
    );
  });
}

/** What the sentences of a passage so far say of the next one. */
interface Told {
  carried: number | null;
  list: readonly number[];
  /** A goal with a figure came before, or a year with one where the document names no years of its own. */
  isDated: boolean;
}

/** The rows of what stands between full stops; its parts after ； go on with its year, its names and what it wants. */
function rowsOf(
  whole: string,
  { passage, period, told }: { readonly passage: Passage; readonly period: Period | null; readonly told: Told },
): PlanIndicator[] {
  const plain = plainSentence(whole);
  const isTold = done.test(plain);
  const isWanted = wanted.test(plain);
  let name: string | null = null;
  let isOpen = passage.until !== undefined || told.isDated;
  return sentencesOf(whole).flatMap((sentence) => {
    const text = plainSentence(sentence);
    const years = yearsIn(text, period);
    const stated = years.findLast((one) => one.kind === "aim")?.year ?? null;
    const isBy = opening.test(text) && isTill(text, period);
    if (isBy) told.carried = stated ?? told.carried;
    const named = yearList(text);
    if (named.length > 0 || years.length > 0) told.list = named;
    isOpen ||= isGoal(text, period);
    const isAim = aims(text, { stated, passage, period, isTold, isOpen });
    isOpen ||= period === null && isBy;
    const year = stated ?? told.carried ?? period?.to ?? null;
    const said = saidIn(text, passage, { years: told.list, name });
    told.isDated ||= said.length > 0 && (isGoal(text, period) || (period === null && isBy));
    name = said.at(-1)?.name ?? name;
    return said
      .filter(
        (said) =>
          (isAim && (isWanted || !isTurn(said, stated))) || (said.by === "count" && /将新增|可新增/u.test(text)),
      )
      .flatMap((said) => rowOf(said, { passage, sentence: squeeze(sentence), years, year, period }));
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
  readonly period: Period | null;
}

/** The row that a figure makes; after a year before the plan (2020年为27.4%，到2025年达到38%) it is a baseline. */
function rowOf(said: Said, { passage, sentence, years, year, period }: Around): PlanIndicator[] {
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
  const target = amountOf(said.figure, said.year ?? yearBefore(years, said.at, "aim") ?? year);
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

/** Words that lead to the year by which something is wanted; 提高到2019年的77.3岁 does not. */
const till = /(?<![截止高降升增加长低少缩展大小])[到至]20\d{2}年(?!的)/u;
const opening = /(?:^|[,:;“—(]|力争|争取|计划|预计|确保|明确|提出|要求)(?:到|至)(?:20\d{2}年|“?十.五)/u;
const goal = /(?:主要|核心|总体|具体|工作|预期|系列)(?:目标|指标)(?:任务)?(?:是|为|包括|如下)?[:,]/u;
const during = /十[一二三四五六七八九]?五”?(?:时期|期间)[^。;]{0,12}(?:要|将|力争|计划|确保|争取)/u;

/** 主要目标是：…, and “十四五”时期，我省要… in that plan: what follows is wanted. */
const isGoal = (text: string, period: Period | null): boolean =>
  goal.test(text) || (during.test(text) && fiveYearMentions(text).some(({ from }) => from === period?.from));

/** A document without years of its own wants something only by a year (到2030年); 到2022年提升至43.7%，完成了目标 tells. */
function isTill(text: string, period: Period | null): boolean {
  const found = text.match(till);
  if (period !== null) return found !== null || !done.test(text);
  return found?.index !== undefined && !done.test(text.slice(found.index));
}

interface Where {
  readonly stated: number | null;
  readonly passage: Passage;
  readonly period: Period | null;
  /** The whole sentence tells what there is or was. */
  readonly isTold: boolean;
  /** What was said before it begins aims: a year, a line over a list, 主要目标：. */
  readonly isOpen: boolean;
}

function aims(text: string, { stated, passage, period, isTold, isOpen }: Where): boolean {
  if (stated !== null) return isTill(text, period) || (stated === passage.until && !isTold);
  if (isTold || !(isOpen || (passage.forward && period !== null))) return false;
  return yearsIn(text, period).every((one) => one.kind === "aim");
}
