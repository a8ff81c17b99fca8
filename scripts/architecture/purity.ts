import type { RoomRow } from "./arrows.ts";
import type { Fault } from "./fault.ts";
import { lineAt, type Node, nodesOf, type Repository, type Source } from "./source.ts";

/** What would give a pure function another answer tomorrow, or on another machine. */
const IMPURE = new Set(["Date", "performance", "process", "fetch", "setTimeout", "setInterval", "localStorage"]);

/** Pure rooms: no module-level state, no clock, no chance, no machine. */
export function purityFaults({ sources }: Repository, rows: readonly RoomRow[]): readonly Fault[] {
  const pure = rows.filter(({ kind }) => kind === "pure").map(({ room }) => room);
  return sources.filter(({ room, isTest }) => !isTest && pure.includes(room ?? "")).flatMap(faultsOf);
}

function faultsOf(source: Source): readonly Fault[] {
  const fault = (detail: string, node: Node): Fault => ({
    rule: "pure",
    file: source.file,
    detail: `${detail}, line ${lineAt(source.text, node.start)}`,
  });
  const machine = source.imports.filter(({ from }) => from.startsWith("node:"));
  return [
    ...machine.map(({ from }) => ({ rule: "pure", file: source.file, detail: from })),
    ...statementsOf(source.program)
      .filter(isVariable)
      .map((node) => fault("module-level let", node)),
    ...namesOf(source.program).map(({ name, node }) => fault(name, node)),
  ];
}

function statementsOf(program: Node): readonly Node[] {
  return (program.body as readonly Node[]).map((node) => (node.declaration as Node | null | undefined) ?? node);
}

function isVariable(node: Node): boolean {
  return node.type === "VariableDeclaration" && node.kind !== "const";
}

function namesOf(program: Node): readonly { name: string; node: Node }[] {
  const found: { name: string; node: Node }[] = [];
  const skipped = new Set<unknown>();
  for (const node of nodesOf(program)) {
    // `x.process` and `{ process: … }` name a property, not the machine's; types are not there when code runs.
    if (node.type === "MemberExpression" && node.computed === false) {
      skipped.add(node.property);
      const [object, property] = [node.object as Node, node.property as Node];
      if (object.name === "Math" && property.name === "random") found.push({ name: "Math.random", node });
    }
    if (node.type === "Property" || node.type.startsWith("TS")) skipped.add(node.key);
    if (node.type === "TSTypeReference") skipped.add(node.typeName);
    const name = node.name;
    if (node.type === "Identifier" && typeof name === "string" && IMPURE.has(name) && !skipped.has(node)) {
      found.push({ name, node });
    }
  }
  return found;
}
