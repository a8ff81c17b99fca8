import {
  areTexts,
  type DefinitionProblem,
  isRecord,
  isTranslated,
  isWhole,
  type Translated,
} from "../events/definition.ts";
import type { Grade } from "./grades.ts";

/** A rise that one channel saw, too weak to be a signal by itself. */
export interface WeakSignal {
  readonly id: string;
  readonly channel: string;
  readonly syndrome: string;
  readonly place: string;
  readonly day: number;
  readonly observed: number;
  /** What was expected; null where the channel has no baseline. */
  readonly baseline: number | null;
  /** Level that the channel itself gave, 1 the highest. */
  readonly level?: Grade | null;
  /** What is behind it, for the caller to open. */
  readonly cases?: readonly string[];
}

export interface SourceRule {
  readonly id: string;
  readonly name: Translated;
  readonly syndromes: readonly string[];
  /** Length of the window in days. */
  readonly days: number;
  /** Channels that must rise in it, in one place. */
  readonly channels: number;
  /** Channels that must all be among them. */
  readonly among?: readonly string[];
  /** Least observed over expected of a signal that counts. */
  readonly ratio: number;
  readonly level: Grade;
}

export interface SourceTable {
  readonly combine: "rules" | "max";
  readonly channels: Readonly<Record<string, Translated>>;
  readonly syndromes: Readonly<Record<string, Translated>>;
  readonly rules: readonly SourceRule[];
}

export type SourceProblem = DefinitionProblem<"multi-source">;

/** Reads a district's table of triggers (`catalogue/alerts/multi-source.yaml`); null with its faults where it has any. */
export function readSources(definition: unknown): {
  readonly table: SourceTable | null;
  readonly problems: readonly SourceProblem[];
} {
  const problems: SourceProblem[] = [];
  const wrong = (path: string, detail: string): void => {
    problems.push({ code: "multi-source", path, detail });
  };
  const { combine, channels, syndromes, rules } = isRecord(definition) ? definition : {};
  const value = isRecord(combine) ? combine.value : combine;
  if (value !== "rules" && value !== "max") wrong("combine", "rules or max is expected");
  for (const [path, names] of Object.entries({ channels, syndromes }))
    if (!isRecord(names) || !Object.values(names).every(isTranslated)) wrong(path, "names in zh and en are expected");
  if (!Array.isArray(rules) || rules.length === 0) wrong("rules", "a list of rules is expected");
  const known = {
    channels: Object.keys(isRecord(channels) ? channels : {}),
    syndromes: Object.keys(isRecord(syndromes) ? syndromes : {}),
  };
  for (const [i, rule] of (Array.isArray(rules) ? rules : []).entries())
    for (const detail of ruleFaults(rule, known)) wrong(`rules[${i}]`, detail);
  if (problems.length > 0) return { table: null, problems };
  return { table: { combine: value, channels, syndromes, rules } as SourceTable, problems };
}

function ruleFaults(
  rule: unknown,
  known: { readonly channels: readonly string[]; readonly syndromes: readonly string[] },
): string[] {
  if (!isRecord(rule) || typeof rule.id !== "string" || !isTranslated(rule.name))
    return ["an id and a name in zh and en are expected"];
  const { syndromes, days, channels, among = [], ratio, level } = rule;
  const faults: string[] = [];
  if (!areTexts(syndromes) || !syndromes.every((one) => known.syndromes.includes(one)))
    faults.push("unknown syndromes");
  if (!areTexts(among) || !among.every((one) => known.channels.includes(one))) faults.push("unknown channels in among");
  if (!isWhole(days) || !isWhole(channels)) faults.push("days and channels must be whole numbers above 0");
  if (typeof ratio !== "number" || ratio < 0) faults.push("ratio must be a number of at least 0");
  if (![1, 2, 3, 4].includes(Number(level))) faults.push("level must be from 1 to 4");
  return faults;
}

export interface CombinedSignal {
  readonly rule: string;
  readonly syndrome: string;
  readonly place: string;
  readonly level: Grade;
  readonly from: number;
  readonly to: number;
  /** Day on which enough channels had risen. */
  readonly reached: number;
  readonly channels: readonly string[];
  /** Ids of the weak signals, in the order of time. */
  readonly signals: readonly string[];
  readonly observed: number;
  /** Null where a channel has no baseline. */
  readonly expected: number | null;
  readonly cases: readonly string[];
  readonly why: Translated;
}

/**
 * Weak signals of one syndrome in one place within a window, from enough channels, make a signal by the district's table. One signal for each
 * place, syndrome and stretch of time: of the rules that fire the one of the highest level, or (`max`) the highest level of the weak signals.
 * Signals without a baseline count only for rules that ask for no rise over one (ratio up to 1). The order of the list does not matter.
 */
export function combineSignals(table: SourceTable, weak: readonly WeakSignal[]): CombinedSignal[] {
  const groups = Map.groupBy(weak, ({ place, syndrome }) => JSON.stringify([place, syndrome]));
  const found = [...groups.values()].flatMap((group) => {
    const fired = table.rules
      .flatMap((rule) => firedBy(table, rule, group))
      .sort((a, b) => a.level - b.level || a.from - b.from);
    const kept: CombinedSignal[] = [];
    for (const one of fired) if (!kept.some(({ from, to }) => one.from <= to && from <= one.to)) kept.push(one);
    return kept;
  });
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((a, b) => a.reached - b.reached || compare(a.place, b.place) || compare(a.syndrome, b.syndrome));
}

function firedBy(table: SourceTable, rule: SourceRule, group: readonly WeakSignal[]): CombinedSignal[] {
  const counted = group
    .filter(({ syndrome, ...one }) => rule.syndromes.includes(syndrome) && isRise(one, rule.ratio))
    .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  const runs: { first: number; last: number; reached: number }[] = [];
  let first = 0;
  for (const [last, { day }] of counted.entries()) {
    while ((counted[first]?.day ?? 0) <= day - rule.days) first++;
    if (!isEnough(rule, counted.slice(first, last + 1))) continue;
    const open = runs.at(-1);
    if (open !== undefined && first <= open.last) open.last = last;
    else runs.push({ first, last, reached: day });
  }
  return runs.map((run) => described(table, rule, { ...run, inside: counted.slice(run.first, run.last + 1) }));
}

function isRise({ observed, baseline }: Pick<WeakSignal, "observed" | "baseline">, ratio: number): boolean {
  return baseline === null ? ratio <= 1 : observed >= ratio * baseline;
}

function isEnough({ channels, among = [] }: SourceRule, inside: readonly WeakSignal[]): boolean {
  const seen = new Set(inside.map(({ channel }) => channel));
  return seen.size >= channels && among.every((channel) => seen.has(channel));
}

function described(
  table: SourceTable,
  rule: SourceRule,
  { inside, reached }: { readonly inside: readonly WeakSignal[]; readonly reached: number },
): CombinedSignal {
  const channels = [...new Set(inside.map(({ channel }) => channel))].sort();
  const levels = inside.map(({ level }) => level ?? 4);
  const [first] = inside;
  const names = (language: "zh" | "en", join: string) =>
    channels.map((channel) => table.channels[channel]?.[language] ?? channel).join(join);
  return {
    rule: rule.id,
    syndrome: first?.syndrome ?? "",
    place: first?.place ?? "",
    level: table.combine === "max" ? (Math.min(...levels) as Grade) : rule.level,
    from: first?.day ?? 0,
    to: inside.at(-1)?.day ?? 0,
    reached,
    channels,
    signals: inside.map(({ id }) => id),
    observed: inside.reduce((sum, { observed }) => sum + observed, 0),
    expected: inside.some(({ baseline }) => baseline === null)
      ? null
      : inside.reduce((sum, { baseline }) => sum + (baseline ?? 0), 0),
    cases: [...new Set(inside.flatMap(({ cases = [] }) => cases))].sort(),
    why: {
      zh: `${rule.days} 天内 ${channels.length} 个渠道升高：${names("zh", "、")}`,
      en: `${channels.length} channels rose within ${rule.days} days: ${names("en", ", ")}`,
    },
  };
}
