import { addMonths, civilOfDay, type Day, dayOfCivil } from "@kangyu/fhir";
import type { List, Row, Value } from "../cel/value.ts";

/** One stretch in which a state lasted. */
export interface Interval {
  readonly from: Day;
  /** Exclusive; `FOREVER` where it is open. */
  to: Day;
  readonly reason: string;
  readonly cause: Row | null;
}

/** Something owed: when it opens, from when it is late, what did it. */
export interface Obligation {
  readonly opens: Day;
  readonly overdue: Day;
  /** From this day it can no longer be made good. */
  readonly ends: Day;
  /** From this day it is owed no more (the state ended). */
  readonly voided: Day;
  readonly reason: string;
  readonly cause: Row | null;
  readonly done: Row | null;
  /** From this day to `opens` an attempt that did not count stands (a dose given too early). */
  readonly invalidFrom: Day | null;
}

/** A day that never comes. */
export const FOREVER = 1e9;
const NO_ROWS: readonly Row[] = [];
const EMPTY: List = { items: [], from: 0, to: 0 };

/**
 * What an expression sees while it is evaluated on one day. Every read that depends on the day notes the next day on
 * which the answer can differ (`next`), so that the evaluator jumps there instead of walking day by day.
 */
export class Frame {
  day: Day = 0;
  next: Day = FOREVER;
  readonly birth: Day | null;
  readonly sex: string;
  readonly rows: readonly (readonly Row[])[];
  readonly settings: Readonly<Record<string, Value>>;
  states: Interval[][] = [];
  steps: (readonly Obligation[])[] = [];
  /** Of each step what became overdue, in order of the day it did. */
  lapsed: (readonly Obligation[])[] = [];
  it: Row | null = null;
  previous: Row | null = null;
  readonly locals: Value[] = [];
  /** On a walk from day to day, forward: what was asked before and the day up to which it holds, by place. */
  walking = false;
  readonly answers: Value[] = [];
  readonly holdUntil: Day[] = [];
  /** Of each binding the facts up to the day looked at last. */
  private readonly visible: List[];
  /** First days of the quarters of the year, and of the next year. */
  private readonly quarters: [Day, Day, Day, Day, Day] = [0, 0, 0, 0, 0];

  constructor(
    subject: { readonly birth: Day | null; readonly sex: string },
    rows: readonly (readonly Row[])[],
    settings: Readonly<Record<string, Value>>,
  ) {
    this.birth = subject.birth;
    this.sex = subject.sex;
    this.rows = rows;
    this.settings = settings;
    this.visible = rows.map((items) => ({ items, from: 0, to: 0 }));
  }

  /** Goes to a day; what was noted is forgotten. */
  at(day: Day): void {
    this.day = day;
    this.next = FOREVER;
  }

  /** Begins a walk: whatever was asked before is asked anew. */
  walk(places: number): void {
    this.walking = true;
    for (let place = 0; place < places; place++) this.holdUntil[place] = -FOREVER;
  }

  note(day: Day): void {
    if (day > this.day && day < this.next) this.next = day;
  }

  /** The facts of a binding up to the day. */
  list(binding: number): List {
    const items = this.rows[binding] ?? NO_ROWS;
    const before = this.visible[binding] ?? EMPTY;
    let { to } = before;
    while (to > 0 && (items[to - 1] as Row).day > this.day) to--;
    while (to < items.length && (items[to] as Row).day <= this.day) to++;
    if (to < items.length) this.note((items[to] as Row).day);
    if (to === before.to && before.items === items) return before;
    const list = { items, from: 0, to };
    this.visible[binding] = list;
    return list;
  }

  yearStart(): Day {
    const quarters = this.year();
    this.note(quarters[4]);
    return quarters[0];
  }

  /** First days of the four quarters of the day's calendar year, and of the next year; nothing is noted. */
  year(): readonly [Day, Day, Day, Day, Day] {
    const { quarters } = this;
    if (this.day < quarters[0] || this.day >= quarters[4]) {
      const { year } = civilOfDay(this.day);
      const first = dayOfCivil(year, 1, 1);
      const next = dayOfCivil(year + 1, 1, 1);
      quarters[0] = first;
      // Only the first quarter changes its length in leap years.
      quarters[1] = next - 275;
      quarters[2] = next - 184;
      quarters[3] = next - 92;
      quarters[4] = next;
    }
    return quarters;
  }

  /** 31 December. */
  yearEnd(): Day {
    this.yearStart();
    return this.quarters[4] - 1;
  }

  /** The latest first day of `month` (1 to 12), for years that do not begin in January. */
  yearFrom(month: number): Day {
    const { year, month: now } = civilOfDay(this.day);
    const start = dayOfCivil(now >= month ? year : year - 1, month, 1);
    this.note(dayOfCivil(now >= month ? year + 1 : year, month, 1));
    return start;
  }

  quarterStart(): Day {
    const quarters = this.year();
    let i = 3;
    while (i > 0 && this.day < (quarters[i] as Day)) i--;
    this.note(quarters[i + 1] as Day);
    return quarters[i] as Day;
  }

  /** The day on which the person is `months` months old; unknown without a birth date. */
  birthday(months: number): Day | null {
    return this.birth === null ? null : addMonths(this.birth, months);
  }
}
