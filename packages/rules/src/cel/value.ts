import type { Day } from "@kangyu/fhir";
import type { Frame } from "../engine/frame.ts";

/** `null` is *unknown*. Days are numbers too; the type check keeps them apart from other numbers. */
export type Scalar = number | string | boolean | null;

/** What a row is read from: a fact, or a form that is being filled in. */
export interface Source {
  readonly day: Day;
  /** Exclusive; `null` where it is open or of one day. */
  readonly until: Day | null;
  readonly code: string;
  readonly institution: string | null;
  readonly origin: string;
  readonly values: Readonly<Record<string, Scalar | List>>;
  /** Milliseconds since the epoch. */
  readonly knownFrom: number;
}

/** A fact as a definition sees it: its values by slot, derived ones included, each worked out when first asked for. */
export class Row {
  readonly day: Day;
  readonly code: string;
  readonly source: Source;
  readonly layout: Layout | null;
  /** Values already asked for, by slot. */
  readonly known: (Value | undefined)[];

  /** `code` is that of the source: the text that expressions hold, so that comparing it is comparing one address. */
  constructor(source: Source, layout: Layout | null, code: string = source.code) {
    this.day = source.day;
    this.code = code;
    this.source = source;
    this.layout = layout;
    this.known = layout === null ? [] : layout.blank.slice();
  }
}

/** How the values of one kind of fact are made that do not simply stand in it, by slot. One layout, one way to read a fact. */
export interface Layout {
  readonly rules: readonly (LateRule | undefined)[];
  /** The values of a row of which nothing was asked yet. */
  readonly blank: readonly undefined[];
}

export type LateRule = (row: Row, frame: Frame) => Value;

/** Places for the values that a definition reads: one a name, whatever kind of fact it is read from. */
export class Slots {
  readonly #slots = new Map<string, number>();
  readonly #words = new Map<string, string>();

  of(name: string): number {
    const slot = this.#slots.get(name) ?? this.#slots.size;
    this.#slots.set(name, slot);
    return slot;
  }

  /** One and the same text for equal texts. */
  word(text: string): string {
    const word = this.#words.get(text) ?? text;
    this.#words.set(text, word);
    return word;
  }

  get names(): readonly string[] {
    return [...this.#slots.keys()];
  }
}

/** Where rows hold a value, and what it is called in their facts. */
export interface Place {
  readonly slot: number;
  readonly name: string;
}

export function placeOf(name: string, slots: Slots): Place {
  return { slot: slots.of(name), name };
}

/** One value of a row, unknown where there is none. What is kept with a row is asked for once; a form's is read anew. */
export function valueAt(row: Row, { slot, name }: Place, frame: Frame): Value {
  const { layout } = row;
  if (layout === null) return row.source.values[name] ?? null;
  const known = row.known[slot];
  if (known !== undefined) return known;
  const rule = layout.rules[slot];
  const value = rule === undefined ? (row.source.values[name] ?? null) : rule(row, frame);
  row.known[slot] = value;
  return value;
}

/** A stretch of an array, so that "the facts up to today" and "those of this year" copy nothing. */
export interface List {
  readonly items: readonly Value[];
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export type Value = Scalar | Row | List;

export function listOf(items: readonly Value[]): List {
  return { items, from: 0, to: items.length };
}

/** Kleene: false decides, then unknown, then true. */
export function and(left: Value, right: Value): boolean | null {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

/** What is neither true nor false is unknown. */
export function truth(value: Value): boolean | null {
  return value === true ? true : value === false ? false : null;
}

export function not(value: Value): boolean | null {
  return value === null ? null : value !== true;
}
