import { addMonths, ageInMonths, ageInYears, parseDay } from "@kangyu/fhir";
import type { ASTNode } from "@marcbachmann/cel-js";
import { doneOf, missedOf, overdueNow, quartersWithout } from "../engine/counts.ts";
import type { Frame } from "../engine/frame.ts";
import { daysIn, entered, inState, since, yearsOf } from "../engine/intervals.ts";
import { fieldKnown, fieldOf } from "./field.ts";
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
type One = (value: Value, frame: Frame) => Value;
type Two = (left: Value, right: Value, frame: Frame) => Value;
type Three = (first: Value, second: Value, third: Value) => Value;

/** Functions that are unknown as soon as an argument is; one maker for each number of arguments, so that none makes a list of them. */
function one(apply: One): Maker {
  return ([arg], at) => {
    const run = at.compile(arg as ASTNode, at);
    return (frame) => {
      const value = run(frame);
      return value === null ? null : apply(value, frame);
    };
  };
}

function two(apply: Two): Maker {
  return (args, at) => {
    const [left, right] = args.map((arg) => at.compile(arg, at)) as [Run, Run];
    return (frame) => {
      const a = left(frame);
      const b = right(frame);
      return a === null || b === null ? null : apply(a, b, frame);
    };
  };
}

function three(apply: Three): Maker {
  return (args, at) => {
    const [first, second, third] = args.map((arg) => at.compile(arg, at)) as [Run, Run, Run];
    return (frame) => {
      const a = first(frame);
      const b = second(frame);
      const c = third(frame);
      return a === null || b === null || c === null ? null : apply(a, b, c);
    };
  };
}

type About = (frame: Frame, index: number) => Value;
/** Counts over a stretch of days, both included. */
type Counts = (frame: Frame, from: number, to: number) => Value;

/** A function about a state or step, named by a literal that is looked up when the definition is loaded. */
function about(kind: "states" | "steps", apply: About): Maker {
  return ([name], at) => {
    const position = lookUp(kind, name, at);
    return (frame) => apply(frame, position);
  };
}

/** As `about`, over a stretch of days, both included: `counting` makes what counts from the position of the name. */
function during(kind: "states" | "steps", counting: (position: number) => Counts): Maker {
  return ([name, ...rest], at) => {
    const count = counting(lookUp(kind, name, at));
    const [first, last] = rest.map((arg) => at.compile(arg, at)) as [Run, Run];
    return (frame) => {
      const from = first(frame);
      const to = last(frame);
      return typeof from === "number" && typeof to === "number" ? count(frame, from, to) : null;
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
    const field = fieldOf(arg as ASTNode, at);
    if (field !== null) return fieldKnown(field);
    const run = at.compile(arg as ASTNode, at);
    return (frame) => run(frame) !== null;
  },
  size: one((list) => (typeof list === "string" ? list.length : (list as List).to - (list as List).from)),
  latest: ([list], at) => {
    // Of the facts of the year only the last is looked at.
    const yearly = list?.op === "call" && list.args[0] === "inYear" ? (list.args[1][0] as ASTNode) : null;
    if (yearly !== null) return latestInYear(at.compile(yearly, at));
    return latestOf(at.compile(list as ASTNode, at));
  },
  first: one((list) => elementOf(list as List, (list as List).from)),
  inYear: one((list, frame) => sinceDay(list as List, frame.yearStart())),
  between: three((list, from, to) => stretch(list as List, from as number, to as number)),
  before: two((list, day) => upTo(list as List, (day as number) - 1)),
  onOrAfter: two((list, day) => sinceDay(list as List, day as number)),
  countDays: one((list) => differentDays(list as List)),
  date: one((text) => parseDay(text as string)),
  addDays: two((day, count) => (day as number) + (count as number)),
  addMonths: two((day, count) => addMonths(day as number, count as number)),
  daysBetween: two((from, to) => (to as number) - (from as number)),
  yearFrom: one((month, frame) => frame.yearFrom(month as number)),
  ageAt: one((day, frame) => (frame.birth === null ? null : ageInYears(frame.birth, day as number))),
  ageMonthsAt: one((day, frame) => (frame.birth === null ? null : ageInMonths(frame.birth, day as number))),
  inState: about("states", inState),
  since: about("states", since),
  entered: about("states", (frame, state) => listOf(entered(frame, state))),
  years: about("states", (frame, state) => listOf(yearsOf(frame, state))),
  daysIn: during("states", daysIn),
  overdue: about("steps", overdueNow),
  missed: during("steps", (step) => missedOf(step, null)),
  missedFor: ([name, reason, ...rest], at) => {
    const wanted = reason?.op === "value" ? String(reason.args) : null;
    if (wanted === null) throw new Unsupported("unsupported", "missedFor() without a literal reason");
    return during("steps", (step) => missedOf(step, wanted))([name as ASTNode, ...rest], at);
  },
  doneCount: during("steps", doneOf),
  quartersWithout: ([list, state, least], at) => {
    const count = quartersWithout(daysIn(lookUp("states", state, at)));
    const [rows, minimum] = [at.compile(list as ASTNode, at), at.compile(least as ASTNode, at)];
    // Facts of a quarter that is not over cannot change the answer: those of a plain list need no new look.
    const quiet = list?.op === "id" && !at.locals.has(list.args);
    return (frame) => {
      const next = frame.next;
      const read = rows(frame) as List | null;
      if (quiet) frame.next = next;
      const least = minimum(frame);
      return read === null || typeof least !== "number" ? null : count(frame, read, least);
    };
  },
  startsWith: two((text, part) => String(text).startsWith(String(part))),
  endsWith: two((text, part) => String(text).endsWith(String(part))),
  contains: two((text, part) => String(text).includes(String(part))),
};

function elementOf(list: List, position: number): Value {
  return position >= list.from && position < list.to ? (list.items[position] ?? null) : null;
}

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

/** The facts of a list up to a day, included. */
function upTo(list: List, day: number): List {
  let { to } = list;
  while (to > list.from && (list.items[to - 1] as Row).day > day) to--;
  return { items: list.items, from: list.from, to };
}

/** The facts of a list from one day to another, both included. */
function stretch(list: List, from: number, to: number): List {
  return sinceDay(upTo(list, to), from);
}

function latestOf(run: Run): Run {
  return (frame) => {
    const list = run(frame) as List | null;
    return list === null ? null : elementOf(list, list.to - 1);
  };
}

function latestInYear(run: Run): Run {
  return (frame) => {
    const list = run(frame) as List | null;
    if (list === null) return null;
    const start = frame.yearStart();
    const last = elementOf(list, list.to - 1) as Row | null;
    return last !== null && last.day >= start ? last : null;
  };
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
