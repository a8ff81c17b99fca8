import type { Run } from "./scope.ts";
import { truth, type Value } from "./value.ts";

/** `a && b`: false decides, then unknown, then true (Kleene). */
export function both(left: Run, right: Run): Run {
  return (frame) => {
    const a = left(frame);
    if (a === false) return false;
    const b = right(frame);
    return b === false ? false : a === true && b === true ? true : null;
  };
}

/** `a || b`: true decides, then unknown, then false (Kleene). */
export function either(left: Run, right: Run): Run {
  return (frame) => {
    const a = left(frame);
    if (a === true) return true;
    const b = right(frame);
    return b === true ? true : a === false && b === false ? false : null;
  };
}

/** A connective of which one side is a setting or a literal: settings are fixed when a definition is compiled. */
export function withConstant(op: "&&" | "||", constant: Value, other: Run): Run {
  const deciding = op === "||";
  if (constant === deciding) return () => deciding;
  return (frame) => truth(other(frame));
}

/** `test ? yes : no`; unknown when the test is. */
export function choice(test: Run, yes: Run, no: Run): Run {
  return (frame) => {
    const held = test(frame);
    return held === null ? null : held === true ? yes(frame) : no(frame);
  };
}
