import {
  areTexts,
  type DefinitionProblem,
  isRecord,
  isTranslated,
  isWhole,
  type Translated,
} from "../events/definition.ts";

export interface ReportingClock {
  readonly id: string;
  readonly name: Translated;
  /** The instant at which it begins, in words. */
  readonly from: Translated;
  /** Hours where all facts of a line are among those named; the shortest of those that fit counts. */
  readonly lines: readonly { readonly hours: number; readonly of: Readonly<Record<string, readonly string[]>> }[];
}

export interface ClockTable {
  readonly clocks: readonly ReportingClock[];
}

export type ClockProblem = DefinitionProblem<"clock">;

/** Reads the reporting clocks (`catalogue/alerts/reporting-clocks.yaml`); null with its faults where it has any. */
export function readClocks(definition: unknown): {
  readonly table: ClockTable | null;
  readonly problems: readonly ClockProblem[];
} {
  const problems: ClockProblem[] = [];
  const { clocks, facts } = isRecord(definition) ? definition : {};
  const wrong = (path: string, detail: string): void => {
    problems.push({ code: "clock", path, detail });
  };
  if (!Array.isArray(clocks)) wrong("clocks", "a list of clocks is expected");
  for (const [i, clock] of (Array.isArray(clocks) ? clocks : []).entries()) {
    if (!isRecord(clock) || typeof clock.id !== "string" || !isTranslated(clock.name) || !isTranslated(clock.from))
      wrong(`clocks[${i}]`, "an id, a name and what it runs from, in zh and en, are expected");
    const lines: unknown[] = isRecord(clock) && Array.isArray(clock.lines) ? clock.lines : [];
    if (lines.length === 0) wrong(`clocks[${i}].lines`, "lines are expected");
    for (const [j, line] of lines.entries())
      for (const detail of lineFaults(line, isRecord(facts) ? facts : {})) wrong(`clocks[${i}].lines[${j}]`, detail);
  }
  return problems.length > 0 ? { table: null, problems } : { table: { clocks: clocks as ReportingClock[] }, problems };
}

function lineFaults(line: unknown, facts: Readonly<Record<string, unknown>>): string[] {
  if (!isRecord(line) || !isWhole(line.hours) || !isRecord(line.of)) return ["hours above 0 and of are expected"];
  return Object.entries(line.of).flatMap(([name, values]) => {
    const fact = facts[name];
    const known = isRecord(fact) && areTexts(fact.values) ? fact.values : [];
    const isKnown = areTexts(values) && values.every((value) => known.includes(value));
    return isKnown ? [] : [`${name} is no fact, or has no such value`];
  });
}

/** Minutes since 1970-01-01 00:00 by the district's clock: day · 1440 + minute of the day. */
export type Minute = number;

export type ClockFacts = Readonly<Record<string, string | null>>;

export interface Due {
  readonly clock: string;
  readonly hours: number;
  readonly due: Minute;
}

export type ClockGap =
  | { readonly reason: "no-clock" }
  /** No line of the clock fits: nothing is due. */
  | { readonly reason: "not-due" }
  /** A shorter limit hangs on facts that are not known; where nothing else fits, `atLatest` is null. */
  | { readonly reason: "missing-facts"; readonly missing: readonly string[]; readonly atLatest: Due | null };

/**
 * When a report is due that begins at `start`. A fact that is not known is told where it could shorten the limit: never silently the
 * longer one.
 */
export function dueOf(
  { clocks }: ClockTable,
  id: string,
  { facts, start }: { readonly facts: ClockFacts; readonly start: Minute },
): Due | ClockGap {
  const clock = clocks.find((one) => one.id === id);
  if (clock === undefined) return { reason: "no-clock" };
  const judged = clock.lines.map(({ hours, of }) => ({ hours, fit: fitOf(of, facts) }));
  const certain = Math.min(...judged.filter(({ fit }) => fit === true).map(({ hours }) => hours));
  const due = Number.isFinite(certain) ? { clock: id, hours: certain, due: start + certain * 60 } : null;
  const open = judged.flatMap(({ hours, fit }) => (hours < certain && typeof fit !== "boolean" ? fit : []));
  if (open.length > 0) return { reason: "missing-facts", missing: [...new Set(open)].sort(), atLatest: due };
  return due ?? { reason: "not-due" };
}

function fitOf(of: Readonly<Record<string, readonly string[]>>, facts: ClockFacts): boolean | string[] {
  const missing: string[] = [];
  for (const [name, values] of Object.entries(of)) {
    const fact = facts[name] ?? null;
    if (fact === null) missing.push(name);
    else if (!values.includes(fact)) return false;
  }
  return missing.length === 0 ? true : missing;
}

export interface Lateness {
  /** `open`: not reported and still in time; `overdue`: not reported and late. */
  readonly state: "timely" | "late" | "open" | "overdue";
  /** Minutes after the due instant; 0 in time. */
  readonly lateBy: number;
}

/** How late a report is; `done` null where there is none yet. The limit itself is in time. */
export function latenessOf(
  { due }: Due,
  { done, now }: { readonly done: Minute | null; readonly now: Minute },
): Lateness {
  const lateBy = Math.max(0, (done ?? now) - due);
  if (done !== null) return { state: lateBy > 0 ? "late" : "timely", lateBy };
  return { state: lateBy > 0 ? "overdue" : "open", lateBy };
}
