import type { ASTNode } from "@marcbachmann/cel-js";
import { FOREVER } from "../engine/frame.ts";
import { constantOf, isSettings } from "./constant.ts";
import { callFunction } from "./functions.ts";
import { both, choice, either, withConstant } from "./logic.ts";
import { callMacro, isMacro } from "./macros.ts";
import { among, binary, timeComparison, withRight } from "./operators.ts";
import { type Compiling, type Run, type TimeName, Unsupported } from "./scope.ts";
import { type List, listOf, not, type Row, reader, type Scalar, type Value } from "./value.ts";

/** Turns a checked CEL tree into a closure over a frame. Throws `Unsupported` for what the language leaves out. */
export function compileNode(node: ASTNode, at: Compiling): Run {
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
      return choice(test, yes, no);
    }
    case "&&":
    case "||":
      return connective(node.op, node.args, at);
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
    constantRight(op, compileNode(left, at), { right, at }) ??
    binary(op, compileNode(left, at), compileNode(right, at))
  );
}

function constantRight(op: string, left: Run, { right, at }: { right: ASTNode; at: Compiling }): Run | null {
  if (op === "in") {
    const values = right.op === "list" ? right.args.map((item) => constantOf(item, at)) : [undefined];
    return values.some((value) => value === undefined || Number.isNaN(value)) ? null : among(left, values as Scalar[]);
  }
  const constant = constantOf(right, at);
  return constant === undefined ? null : withRight(op, left, constant);
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
  if (at.scope.fields.has(name)) {
    const read = reader(name, at.scope.slots);
    return (frame) => (frame.it === null ? null : read(frame.it, frame));
  }
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
  if (name === "code" || name === "institution") return (frame) => (from(frame) as Row | null)?.source[name] ?? null;
  const read = reader(name, at.scope.slots);
  return (frame) => {
    const row = from(frame) as Row | null;
    return row === null ? null : read(row, frame);
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

function connective(op: "&&" | "||", [left, right]: readonly [ASTNode, ASTNode], at: Compiling): Run {
  const [first, second] = [constantOf(left, at), constantOf(right, at)];
  if (typeof first === "boolean") return withConstant(op, first, compileNode(right, at));
  if (typeof second === "boolean") return withConstant(op, second, compileNode(left, at));
  return (op === "&&" ? both : either)(compileNode(left, at), compileNode(right, at));
}
