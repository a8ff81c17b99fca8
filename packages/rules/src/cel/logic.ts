import type { Run } from "./scope.ts";
import { truth } from "./value.ts";

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

/** `a && b && c …` */
export function all(runs: readonly Run[]): Run {
  return (frame) => {
    let result: boolean | null = true;
    for (let i = 0; i < runs.length; i++) {
      const held = (runs[i] as Run)(frame);
      if (held === false) return false;
      if (held !== true) result = null;
    }
    return result;
  };
}

/** `a || b || c …` */
export function any(runs: readonly Run[]): Run {
  return (frame) => {
    let result: boolean | null = false;
    for (let i = 0; i < runs.length; i++) {
      const held = (runs[i] as Run)(frame);
      if (held === true) return true;
      if (held !== false) result = null;
    }
    return result;
  };
}

/** What is left of a connective whose other parts are settings or literals that do not decide. */
export function asTruth(run: Run): Run {
  return (frame) => truth(run(frame));
}

/** `test ? yes : no`; unknown when the test is. */
export function choice(test: Run, yes: Run, no: Run): Run {
  return (frame) => {
    const held = test(frame);
    return held === null ? null : held === true ? yes(frame) : no(frame);
  };
}
