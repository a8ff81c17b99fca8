import type { Frame } from "../engine/frame.ts";
import type { Run, TimeName } from "./scope.ts";
import type { List, Scalar, Value } from "./value.ts";

type Two = (left: Value, right: Value) => Value;
type Numeric = (left: number, right: number) => Value;

const numeric: Readonly<Record<string, Numeric>> = {
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? null : a / b),
  "%": (a, b) => (b === 0 ? null : a % b),
};

const plain: Readonly<Record<string, Two>> = {
  "+": (a, b) => (typeof a === "string" ? a + String(b) : (a as number) + (b as number)),
  "<": (a, b) => (a as number) < (b as number),
  "<=": (a, b) => (a as number) <= (b as number),
  ">": (a, b) => (a as number) > (b as number),
  ">=": (a, b) => (a as number) >= (b as number),
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  in: (a, b) => contains(b as List, a),
};

/** An operator of two operands; unknown when either is. */
export function binary(op: string, left: Run, right: Run): Run {
  const calculate = (numeric[op] ?? plain[op]) as Two;
  return (frame) => {
    const a = left(frame);
    if (a === null) return null;
    const b = right(frame);
    return b === null ? null : calculate(a, b);
  };
}

type WithConstant = (left: Run, constant: Scalar) => Run;

/** Comparisons with a literal or a setting: most of what rules ask; one closure instead of three. */
const constants: Readonly<Record<string, WithConstant>> = {
  "<": (left, constant) => (frame) => {
    const a = left(frame);
    return a === null ? null : (a as number) < (constant as number);
  },
  "<=": (left, constant) => (frame) => {
    const a = left(frame);
    return a === null ? null : (a as number) <= (constant as number);
  },
  ">": (left, constant) => (frame) => {
    const a = left(frame);
    return a === null ? null : (a as number) > (constant as number);
  },
  ">=": (left, constant) => (frame) => {
    const a = left(frame);
    return a === null ? null : (a as number) >= (constant as number);
  },
  "==": (left, constant) => (frame) => {
    const a = left(frame);
    return a === null ? null : a === constant;
  },
};

/** As `binary`, where the right side is known when the definition is compiled; null for operators that gain nothing. */
export function withRight(op: string, left: Run, constant: Scalar): Run | null {
  return constants[op]?.(left, constant) ?? null;
}

/** `x in ['a', 'b']`: among literals. */
export function among(left: Run, values: readonly Value[]): Run {
  return (frame) => {
    const a = left(frame);
    return a === null ? null : values.includes(a);
  };
}

/** Membership: found is true; not found is unknown as long as an element is unknown. */
function contains(list: List, value: Value): boolean | null {
  let unknown = false;
  for (let i = list.from; i < list.to; i++) {
    if (list.items[i] === value) return true;
    if (list.items[i] === null) unknown = true;
  }
  return unknown ? null : false;
}

export interface TimeComparison {
  readonly op: string;
  readonly time: TimeName;
  /** The time stands on the right: `x <= day`. */
  readonly swapped: boolean;
  readonly other: Run;
}

/** `day >= x`, `age < 65`: besides the answer it notes the day on which the answer turns. */
export function timeComparison(comparison: TimeComparison): Run {
  const compare = plain[comparison.op] as Two;
  const { swapped, other, time } = comparison;
  const read = time === "day" ? boundOfDay : time === "age" ? boundOfAge(12) : boundOfAge(1);
  return (frame) => {
    const value = other(frame);
    if (typeof value !== "number") return null;
    // -1, 0 or 1: the time is before, at or after the value.
    const side = read(frame, value);
    if (side === null) return null;
    return swapped ? compare(0, side) : compare(side, 0);
  };
}

function boundOfDay(frame: Frame, value: number): number {
  if (frame.day < value) {
    frame.note(value);
    return -1;
  }
  if (frame.day > value) return 1;
  frame.note(value + 1);
  return 0;
}

function boundOfAge(months: number): (frame: Frame, value: number) => number | null {
  return (frame, value) => {
    const whole = Math.ceil(value);
    const reached = frame.birthday(whole * months);
    if (reached === null) return null;
    if (frame.day < reached) {
      frame.note(reached);
      return -1;
    }
    if (whole !== value) return 1;
    const after = frame.birthday((whole + 1) * months) as number;
    if (frame.day >= after) return 1;
    frame.note(after);
    return 0;
  };
}
