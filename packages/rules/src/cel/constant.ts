import type { ASTNode } from "@marcbachmann/cel-js";
import type { Compiling } from "./scope.ts";
import type { Scalar } from "./value.ts";

/** What a literal or a setting is, whatever life is looked at; undefined for anything else. */
export function constantOf(node: ASTNode, at: Compiling): Scalar | undefined {
  if (node.op === "value") {
    const value: unknown = node.args;
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "string") return at.scope.slots.word(value);
    return typeof value === "number" || typeof value === "boolean" ? value : undefined;
  }
  if (node.op !== ".") return undefined;
  const [target, name] = node.args;
  return isSettings(target, at) ? (at.scope.settings[name] as Scalar | undefined) : undefined;
}

export function isSettings(node: ASTNode, at: Compiling): boolean {
  return node.op === "id" && node.args === "settings" && !at.locals.has("settings");
}
