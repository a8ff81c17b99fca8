import type { ASTNode } from "@marcbachmann/cel-js";
import type { Frame } from "../engine/frame.ts";
import { type Compiling, type Run, Unsupported } from "./scope.ts";
import { and, type List, listOf, type Value } from "./value.ts";

const MACROS = ["exists", "all", "exists_one", "filter", "map"] as const;
type Macro = (typeof MACROS)[number];

export function isMacro(name: string): name is Macro {
  return (MACROS as readonly string[]).includes(name);
}

type Loop = (list: List, each: (item: Value) => Value) => Value;

/** Unknown elements: `all` follows Kleene; a list that cannot be told is unknown as a whole. */
const loops: Readonly<Record<Exclude<Macro, "exists">, Loop>> = {
  all: (list, each) => {
    let result: boolean | null = true;
    for (let i = list.from; i < list.to && result !== false; i++) result = and(result, each(list.items[i] as Value));
    return result;
  },
  exists_one: (list, each) => {
    let [found, unknown] = [0, false];
    for (let i = list.from; i < list.to; i++) {
      const truth = each(list.items[i] as Value);
      if (truth === true) found++;
      else if (truth === null) unknown = true;
    }
    return found > 1 ? false : unknown ? null : found === 1;
  },
  filter: (list, each) => {
    const kept: Value[] = [];
    for (let i = list.from; i < list.to; i++) {
      const truth = each(list.items[i] as Value);
      if (truth === null) return null;
      if (truth === true) kept.push(list.items[i] as Value);
    }
    return listOf(kept);
  },
  map: (list, each) => {
    const made: Value[] = [];
    for (let i = list.from; i < list.to; i++) made.push(each(list.items[i] as Value));
    return listOf(made);
  },
};

/** Compiles `list.exists(x, …)` and its kin; the element lives in a slot of the frame. */
export function callMacro(call: { name: Macro; target: Run; args: readonly ASTNode[] }, at: Compiling): Run {
  const [variable, body, more] = call.args;
  if (variable?.op !== "id" || body === undefined || more !== undefined)
    throw new Unsupported("unsupported", call.name);
  if (at.locals.has(variable.args)) throw new Unsupported("unsupported", `${variable.args} bound twice`);
  const slot = at.locals.size;
  const run = at.compile(body, { ...at, locals: new Map(at.locals).set(variable.args, slot) });
  if (call.name === "exists") return exists(call.target, run, slot);
  const loop = loops[call.name];
  return (frame: Frame) => {
    const list = call.target(frame) as List | null;
    if (list === null) return null;
    return loop(list, (item) => {
      frame.locals[slot] = item;
      return run(frame);
    });
  };
}

/** The macro that rules use most, without a call more for each element. Kleene: found is true, else one unknown makes it so. */
function exists(target: Run, run: Run, slot: number): Run {
  return (frame) => {
    const list = target(frame) as List | null;
    if (list === null) return null;
    let result: boolean | null = false;
    for (let i = list.from; i < list.to; i++) {
      frame.locals[slot] = list.items[i] as Value;
      const truth = run(frame);
      if (truth === true) return true;
      if (truth !== false) result = null;
    }
    return result;
  };
}
