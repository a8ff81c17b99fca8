import type { ASTNode } from "@marcbachmann/cel-js";
import { FOREVER } from "../engine/frame.ts";
import { constantOf, isSettings } from "./constant.ts";
import { allKnown, fieldAmong, fieldCompared, fieldOf, fieldOr, fieldRun } from "./field.ts";
import { callFunction } from "./functions.ts";
import { all, any, asTruth, both, choice, either } from "./logic.ts";
import { callMacro, isMacro } from "./macros.ts";
import { among, binary, timeComparison, withRight } from "./operators.ts";
import { type Compiling, type Run, type TimeName, Unsupported } from "./scope.ts";
import { type List, listOf, not, type Place, placeOf, type Row, type Scalar, type Value, valueAt } from "./value.ts";

/** Turns a checked CEL tree into a closure over a frame. Throws `Unsupported` for what the language leaves out. */
export function compileNode(node: ASTNode, at: Compiling): Run {
  const field = fieldOf(node, at);
  if (field !== null) return fieldRun(field);
  switch (node.op) {
    case "value":
      return constant(node.args);
    case "id":
      return identifier(node.args, at);
    case ".":
      return select(node.args, at);
    case "[]":
      return index(compileNode(node.args[0], at), compileNode(node.args[1], at));
    case "list": {
      const items = node.args.map((item) => compileNode(item, at));
      if (node.args.every(({ op }) => op === "value")) {
        const values = listOf(node.args.map(({ args }) => (typeof args === "bigint" ? Number(args) : (args as Value))));
        return () => values;
      }
      return (frame) => listOf(items.map((item) => item(frame)));
    }
    case "?:": {
      const [test, yes, no] = node.args.map((part) => compileNode(part, at)) as [Run, Run, Run];
      const known = knownField(node.args[0], at);
      if (known !== null && known.slot === fieldOf(node.args[1], at)?.slot) return fieldOr(known, no);
      return choice(test, yes, no);
    }
    case "&&":
    case "||":
      return connective(node.op, node, at);
    case "!_": {
      const operand = compileNode(node.args, at);
      return (frame) => not(operand(frame));
    }
    case "-_": {
      const operand = compileNode(node.args, at);
      return (frame) => {
        const value = operand(frame);
        return typeof value === "number" ? -value : null;
      };
    }
    case "call":
      return callFunction(node.args[0], node.args[1], at);
    case "rcall": {
      const [name, target, args] = node.args;
      if (isMacro(name)) return callMacro({ name, target: compileNode(target, at), args }, at);
      return callFunction(name, [target, ...args], at);
    }
    default:
      return operator(node, at);
  }
}

const COMPARISONS = new Set(["<", "<=", ">", ">=", "==", "!="]);

function operator(node: ASTNode, at: Compiling): Run {
  const { op } = node;
  if (op !== "in" && !COMPARISONS.has(op) && !["+", "-", "*", "/", "%"].includes(op)) {
    throw new Unsupported("unsupported", op);
  }
  const [left, right] = node.args as [ASTNode, ASTNode];
  if (COMPARISONS.has(op)) {
    const time = timeName(left, at) ?? timeName(right, at);
    if (time !== null) {
      const swapped = timeName(left, at) === null;
      return timeComparison({ op, time, swapped, other: compileNode(swapped ? left : right, at) });
    }
  }
  return (
    emptiness(op, left, { right, at }) ??
    constantRight(op, left, { right, at }) ??
    binary(op, compileNode(left, at), compileNode(right, at))
  );
}

/** An operator whose right side is fixed when the definition is compiled; null where it is not, or nothing is gained. */
function constantRight(op: string, left: ASTNode, { right, at }: { right: ASTNode; at: Compiling }): Run | null {
  const field = fieldOf(left, at);
  if (op === "in") {
    const values = right.op === "list" ? right.args.map((item) => constantOf(item, at)) : [undefined];
    if (values.includes(undefined)) return null;
    return field === null ? among(compileNode(left, at), values as Scalar[]) : fieldAmong(field, values as Scalar[]);
  }
  const constant = constantOf(right, at);
  if (constant === undefined) return null;
  return field === null ? withRight(op, compileNode(left, at), constant) : fieldCompared(op, field, constant);
}

/**
 * `size(facts) > 0` and `== 0`, also with `inYear(facts)`: once there is a fact, further facts change nothing, so that only the
 * year's end is noted. Null for anything else.
 */
function emptiness(op: string, left: ASTNode, { right, at }: { right: ASTNode; at: Compiling }): Run | null {
  const zero = right.op === "value" && Number(right.args) === 0;
  if (!zero || (op !== ">" && op !== "==") || left.op !== "call" || left.args[0] !== "size") return null;
  const list = left.args[1][0] as ASTNode;
  const yearly = list.op === "call" && list.args[0] === "inYear";
  const facts = yearly ? (list.args[1][0] as ASTNode) : list;
  if (facts.op !== "id" || at.locals.has(facts.args)) return null;
  const run = compileNode(list, at);
  return (frame) => {
    const { next } = frame;
    const found = run(frame) as List | null;
    if (found === null) return null;
    const empty = found.to <= found.from;
    if (!empty) {
      frame.next = next;
      if (yearly) frame.yearStart();
    }
    return empty === (op === "==");
  };
}

function timeName(node: ASTNode, at: Compiling): TimeName | null {
  if (node.op !== "id" || at.locals.has(node.args)) return null;
  return node.args === "day" || node.args === "age" || node.args === "ageMonths" ? node.args : null;
}

function constant(value: unknown): Run {
  if (typeof value === "bigint") return constant(Number(value));
  if (typeof value !== "number" && typeof value !== "string" && typeof value !== "boolean") {
    throw new Unsupported("unsupported", "null and bytes; use known(x)");
  }
  return () => value;
}

function identifier(name: string, at: Compiling): Run {
  const slot = at.locals.get(name);
  if (slot !== undefined) return (frame) => frame.locals[slot] ?? null;
  const run = at.scope.names.get(name);
  if (run === undefined) throw new Unsupported("unsupported", name);
  return run;
}

function select([target, name]: readonly [ASTNode, string], at: Compiling): Run {
  if (isSettings(target, at)) {
    const value = at.scope.settings[name];
    if (value === undefined) throw new Unsupported("unknown-setting", name);
    return () => value;
  }
  const from = compileNode(target, at);
  if (name === "day") return (frame) => (from(frame) as Row | null)?.day ?? null;
  if (name === "until") return untilOf(from);
  if (name === "code") return (frame) => (from(frame) as Row | null)?.code ?? null;
  if (name === "institution") return (frame) => (from(frame) as Row | null)?.source.institution ?? null;
  const place = placeOf(name, at.scope.slots);
  return (frame) => {
    const row = from(frame) as Row | null;
    return row === null ? null : valueAt(row, place, frame);
  };
}

/** The exclusive end of a fact; one that is open lasts for ever, so that comparisons with it are known. */
function untilOf(from: Run): Run {
  return (frame) => {
    const row = from(frame) as Row | null;
    return row === null ? null : (row.source.until ?? FOREVER);
  };
}

function index(target: Run, position: Run): Run {
  return (frame) => {
    const [list, at] = [target(frame) as List | null, position(frame)];
    if (list === null || typeof at !== "number") return null;
    return at >= 0 && list.from + at < list.to ? (list.items[list.from + at] as Value) : null;
  };
}

function connective(op: "&&" | "||", node: ASTNode, at: Compiling): Run {
  const deciding = op === "||";
  const runs: Run[] = [];
  const parts = chain(op, node);
  const places = parts.flatMap((part) => knownField(part, at) ?? []);
  if (op === "&&" && places.length === parts.length) return allKnown(places);
  for (const part of parts) {
    const fixed = constantOf(part, at);
    if (fixed === deciding) return () => deciding;
    if (typeof fixed !== "boolean") runs.push(compileNode(part, at));
  }
  if (runs.length === 0) return () => !deciding;
  if (runs.length === 1) return asTruth(runs[0] as Run);
  if (runs.length > 2) return (deciding ? any : all)(runs);
  return (deciding ? either : both)(runs[0] as Run, runs[1] as Run);
}

/** The place of `known(it.sbp)`; null for anything else. */
function knownField(node: ASTNode, at: Compiling): Place | null {
  const asked = node.op === "call" && node.args[0] === "known" ? node.args[1][0] : undefined;
  return asked === undefined ? null : fieldOf(asked, at);
}

/** The parts of `a && b && c`: Kleene's connectives may be read in one row. */
function chain(op: "&&" | "||", node: ASTNode): ASTNode[] {
  if (node.op !== op) return [node];
  const [left, right] = node.args as [ASTNode, ASTNode];
  return [...chain(op, left), ...chain(op, right)];
}
