import type { ASTNode } from "@marcbachmann/cel-js";
import type { Frame } from "../engine/frame.ts";
import type { Compiling, Run } from "./scope.ts";
import { type Place, placeOf, type Scalar, type Value, valueAt } from "./value.ts";

const OF_THE_FACT = new Set(["day", "until", "code", "institution"]);

/**
 * The place of a value of the fact at hand: `it.sbp`, or `sbp` where names are its values; null for anything else. It is what
 * rules ask most, so what they ask of it is read in place.
 */
export function fieldOf(node: ASTNode, at: Compiling): Place | null {
  if (node.op === "id") {
    return at.scope.fields.has(node.args) && !at.locals.has(node.args) ? placeOf(node.args, at.scope.slots) : null;
  }
  if (node.op !== ".") return null;
  const [target, name] = node.args;
  const it = target.op === "id" && target.args === "it" && !at.locals.has("it") && at.scope.names.has("it");
  return it && !OF_THE_FACT.has(name) ? placeOf(name, at.scope.slots) : null;
}

function read(frame: Frame, place: Place): Value {
  const row = frame.it;
  if (row === null) return null;
  const known = row.known[place.slot];
  return known !== undefined ? known : valueAt(row, place, frame);
}

export function fieldRun(place: Place): Run {
  return (frame) => read(frame, place);
}

export function fieldKnown(place: Place): Run {
  return (frame) => read(frame, place) !== null;
}

/** `known(it.sbp) && known(it.dbp)` */
export function allKnown(places: readonly Place[]): Run {
  return (frame) => {
    for (let i = 0; i < places.length; i++) if (read(frame, places[i] as Place) === null) return false;
    return true;
  };
}

/** `known(target) ? target : other` */
export function fieldOr(place: Place, other: Run): Run {
  return (frame) => read(frame, place) ?? other(frame);
}

export function fieldAmong(place: Place, values: readonly Value[]): Run {
  return (frame) => {
    const value = read(frame, place);
    return value === null ? null : values.includes(value);
  };
}

type Compare = (place: Place, constant: Scalar) => Run;

const comparisons: Readonly<Record<string, Compare>> = {
  "<": (place, constant) => (frame) => {
    const value = read(frame, place);
    return value === null ? null : (value as number) < (constant as number);
  },
  "<=": (place, constant) => (frame) => {
    const value = read(frame, place);
    return value === null ? null : (value as number) <= (constant as number);
  },
  ">": (place, constant) => (frame) => {
    const value = read(frame, place);
    return value === null ? null : (value as number) > (constant as number);
  },
  ">=": (place, constant) => (frame) => {
    const value = read(frame, place);
    return value === null ? null : (value as number) >= (constant as number);
  },
  "==": (place, constant) => (frame) => {
    const value = read(frame, place);
    return value === null ? null : value === constant;
  },
};

/** `it.sbp >= 180`: a value of the fact at hand with a literal or a setting; null for operators that gain nothing. */
export function fieldCompared(op: string, place: Place, constant: Scalar): Run | null {
  return comparisons[op]?.(place, constant) ?? null;
}
