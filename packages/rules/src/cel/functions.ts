import { addMonths, ageInMonths, ageInYears, parseDay } from "@kangyu/fhir";
import type { ASTNode } from "@marcbachmann/cel-js";
import { doneCount, missedCount, overdueNow, quartersWithout } from "../engine/counts.ts";
import { FOREVER, type Frame } from "../engine/frame.ts";
import { daysIn, entered, inState, since, yearsOf } from "../engine/intervals.ts";
import { type Compiling, type Run, Unsupported } from "./scope.ts";
import { type List, listOf, type Row, type Value } from "./value.ts";

/** CEL signatures of what the language adds, for the type check. */
export const signatures: readonly string[] = [
  "known(dyn): bool",
  "latest(list<A>): A",
  "first(list<A>): A",
  "inYear(list<A>): list<A>",
  "between(list<A>, date, date): list<A>",
  "before(list<A>, date): list<A>",
  "onOrAfter(list<A>, date): list<A>",
  "countDays(list<A>): int",
  "date(string): date",
  "addDays(date, double): date",
  "addDays(date, int): date",
  "addMonths(date, double): date",
  "addMonths(date, int): date",
  "daysBetween(date, date): double",
  "yearFrom(double): date",
  "yearFrom(int): date",
  "ageAt(date): double",
  "ageMonthsAt(date): double",
  "inState(string): bool",
  "since(string): date",
  "entered(string): list<date>",
  "years(string): list<date>",
  "daysIn(string, date, date): double",
  "overdue(string): bool",
  "missed(string, date, date): int",
  "missedFor(string, string, date, date): int",
  "doneCount(string, date, date): int",
  "quartersWithout(list<A>, string, double): int",
  "quartersWithout(list<A>, string, int): int",
];

type Maker = (args: readonly ASTNode[], at: Compiling) => Run;
type Known = (frame: Frame, args: readonly Value[]) => Value;

/** A function that is unknown as soon as an argument is. */
function strict(apply: Known): Maker {
  return (args, at) => {
    const [a, b, c] = args.map((arg) => at.compile(arg, at));
    if (b === undefined) return strictOne(a as Run, apply);
    return (frame) => {
      const values = [(a as Run)(frame), b(frame)];
      if (c !== undefined) values.push(c(frame));
      return values.includes(null) ? null : apply(frame, values);
    };
  };
}

function strictOne(run: Run, apply: Known): Run {
  return (frame) => {
    const value = run(frame);
    return value === null ? null : apply(frame, [value]);
  };
}

/** A function about a state or step, named by a literal that is looked up when the definition is loaded. */
function about(kind: "states" | "steps", apply: (frame: Frame, index: number, args: readonly Value[]) => Value): Maker {
  return ([name, ...rest], at) => {
    const position = lookUp(kind, name, at);
    const runs = rest.map((arg) => at.compile(arg, at));
    if (runs.length === 0) return (frame) => apply(frame, position, []);
    return (frame) => {
      const values = runs.map((run) => run(frame));
      return values.includes(null) ? null : apply(frame, position, values);
    };
  };
}

function lookUp(kind: "states" | "steps", name: ASTNode | undefined, at: Compiling): number {
  const text = name?.op === "value" ? String(name.args) : "?";
  const position = at.scope[kind].get(text);
  if (position === undefined) throw new Unsupported(kind === "states" ? "unknown-state" : "unknown-step", text);
  return position;
}

const functions: Readonly<Record<string, Maker>> = {
  known: ([arg], at) => {
    const run = at.compile(arg as ASTNode, at);
    return (frame) => run(frame) !== null;
  },
  size: strict((_, [list]) => (typeof list === "string" ? list.length : (list as List).to - (list as List).from)),
  latest: strict((_, [list]) =>
    (list as List).to > (list as List).from ? ((list as List).items[(list as List).to - 1] ?? null) : null,
  ),
  first: strict((_, [list]) =>
    (list as List).to > (list as List).from ? ((list as List).items[(list as List).from] ?? null) : null,
  ),
  inYear: strict((frame, [list]) => sinceDay(list as List, frame.yearStart())),
  between: strict((_, [list, from, to]) => stretch(list as List, from as number, to as number)),
  before: strict((_, [list, day]) => stretch(list as List, -FOREVER, (day as number) - 1)),
  onOrAfter: strict((_, [list, day]) => sinceDay(list as List, day as number)),
  countDays: strict((_, [list]) => differentDays(list as List)),
  date: strict((_, [text]) => parseDay(text as string)),
  addDays: strict((_, [day, count]) => (day as number) + (count as number)),
  addMonths: strict((_, [day, count]) => addMonths(day as number, count as number)),
  daysBetween: strict((_, [from, to]) => (to as number) - (from as number)),
  yearFrom: strict((frame, [month]) => frame.yearFrom(month as number)),
  ageAt: strict((frame, [day]) => (frame.birth === null ? null : ageInYears(frame.birth, day as number))),
  ageMonthsAt: strict((frame, [day]) => (frame.birth === null ? null : ageInMonths(frame.birth, day as number))),
  inState: about("states", (frame, state) => inState(frame, state)),
  since: about("states", (frame, state) => since(frame, state)),
  entered: about("states", (frame, state) => listOf(entered(frame, state))),
  years: about("states", (frame, state) => listOf(yearsOf(frame, state))),
  daysIn: about("states", (frame, state, [from, to]) => daysIn(frame, state, from as number, to as number)),
  overdue: about("steps", (frame, step) => overdueNow(frame, step)),
  missed: about("steps", (frame, step, [from, to]) => missedCount(frame, { step, from, to } as Counting)),
  missedFor: about("steps", (frame, step, [reason, from, to]) =>
    missedCount(frame, { step, reason, from, to } as Counting),
  ),
  doneCount: about("steps", (frame, step, [from, to]) => doneCount(frame, { step, from, to } as Counting)),
  quartersWithout: ([list, state, least], at) => {
    const position = lookUp("states", state, at);
    const [rows, days] = [at.compile(list as ASTNode, at), at.compile(least as ASTNode, at)];
    return (frame) => {
      const [read, minimum] = [rows(frame) as List | null, days(frame)];
      return read === null || typeof minimum !== "number"
        ? null
        : quartersWithout(frame, read, { state: position, minimum });
    };
  },
  startsWith: strict((_, [text, part]) => (text as string).startsWith(part as string)),
  endsWith: strict((_, [text, part]) => (text as string).endsWith(part as string)),
  contains: strict((_, [text, part]) => (text as string).includes(part as string)),
};

type Counting = Parameters<typeof missedCount>[1];

export function callFunction(name: string, args: readonly ASTNode[], at: Compiling): Run {
  const maker = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (maker === undefined) throw new Unsupported("unsupported", `${name}()`);
  return maker(args, at);
}

/** The facts of a list from a day on; lists are ordered by day. */
function sinceDay(list: List, day: number): List {
  let from = list.to;
  while (from > list.from && (list.items[from - 1] as Row).day >= day) from--;
  return { items: list.items, from, to: list.to };
}

/** The facts of a list from one day to another, both included. */
function stretch(list: List, from: number, to: number): List {
  const tail = sinceDay(list, from);
  let end = tail.to;
  while (end > tail.from && (list.items[end - 1] as Row).day > to) end--;
  return { items: list.items, from: tail.from, to: end };
}

/** Two visits on one day are one (G4). */
function differentDays(list: List): number {
  let [count, last] = [0, Number.NaN];
  for (let i = list.from; i < list.to; i++) {
    const { day } = list.items[i] as Row;
    if (day !== last) count++;
    last = day;
  }
  return count;
}
