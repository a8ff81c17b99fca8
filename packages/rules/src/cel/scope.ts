import type { ASTNode, Environment } from "@marcbachmann/cel-js";
import type { Frame } from "../engine/frame.ts";
import type { Slots, Value } from "./value.ts";

/** A compiled expression. Total: it never throws, what it cannot tell is `null`. */
export type Run = (frame: Frame) => Value;

/** The names an expression may use, their types, and how each is read. */
export interface Scope {
  readonly environment: Environment;
  readonly names: ReadonlyMap<string, Run>;
  /** Constants: settings are fixed when a definition is compiled. */
  readonly settings: Readonly<Record<string, Value>>;
  /** Position of each state and step, by name. */
  readonly states: ReadonlyMap<string, number>;
  readonly steps: ReadonlyMap<string, number>;
  /** Where values of facts stand in their rows. */
  readonly slots: Slots;
  /** Names that are values of the fact at hand, `it`. */
  readonly fields: ReadonlySet<string>;
}

/** A scope with further names, each with its CEL type. */
export function extend(scope: Scope, extra: readonly (readonly [name: string, type: string, run: Run])[]): Scope {
  const environment = scope.environment.clone();
  const names = new Map(scope.names);
  for (const [name, type, run] of extra) {
    environment.registerVariable(name, type);
    names.set(name, run);
  }
  return { ...scope, environment, names };
}

export interface Compiling {
  readonly scope: Scope;
  /** Names bound by macros, with their slot. */
  readonly locals: ReadonlyMap<string, number>;
  /** Compiles a part of the expression. */
  readonly compile: (node: ASTNode, at: Compiling) => Run;
}

/** Readings of the day itself, whose comparisons know when they turn. */
export type TimeName = "day" | "age" | "ageMonths";

/** Says which part of an expression the language does not offer. */
export class Unsupported extends Error {
  readonly code: "unsupported" | "unknown-state" | "unknown-step" | "unknown-setting";
  constructor(code: Unsupported["code"], detail: string) {
    super(detail);
    this.code = code;
  }
}
