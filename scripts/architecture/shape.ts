import { basename } from "node:path";
import type { Fault } from "./fault.ts";
import { lineAt, type Node, nodesOf, type Repository, type Source } from "./source.ts";

const MOST_LINES = 400;
const MOST_FUNCTION_LINES = 60;
/** Of what a room or a file offers; one more inside a file, where a loop that runs millions of times hands things on. */
const MOST_PARAMETERS = { offered: 3, inside: 4 };
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.(ts|tsx)$/;
const LEFT_OVER = /\b(TODO|FIXME|HACK)\b|@ts-ignore|@ts-nocheck/;
const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** Names and sizes of files and functions, doors, and what should not have been left behind. */
export function shapeFaults({ sources, manifests }: Repository): readonly Fault[] {
  const doors = manifests.flatMap(({ file, exports = {} }) =>
    Object.values(exports).map((door) => file.replace("package.json", String(door).replace("./", ""))),
  );
  return sources.flatMap((source) => [...fileFaults(source, doors), ...functionFaults(source), ...leftOver(source)]);
}

function fileFaults(source: Source, doors: readonly string[]): readonly Fault[] {
  const { file, text } = source;
  const fault = (rule: string, detail: string): Fault => ({ rule, file, detail });
  const lines = text.split("\n").length - 1;
  const isDoor = doors.includes(file);
  return [
    ...(KEBAB.test(basename(file)) ? [] : [fault("kebab-case", basename(file))]),
    ...(lines > MOST_LINES && !isTable(source) ? [fault("file-length", `${lines} lines`)] : []),
    ...(basename(file) === "index.ts" && source.room !== null && !isDoor ? [fault("door", "index.ts at no door")] : []),
    ...(isDoor && exportsAll(source) ? [fault("door", "a door names what it exports")] : []),
  ];
}

/** A table of data declares values and has nothing that runs: texts, codes, reference values. */
function isTable({ program }: Source): boolean {
  const nodes = [...nodesOf(program)];
  return nodes.some(({ type }) => type === "VariableDeclaration") && nodes.every(({ type }) => !FUNCTIONS.has(type));
}

function exportsAll({ program }: Source): boolean {
  return (program.body as readonly Node[]).some(({ type }) => type === "ExportAllDeclaration");
}

function functionFaults(source: Source): readonly Fault[] {
  const faults: Fault[] = [];
  const offered = offeredFunctions(source.program);
  for (const node of nodesOf(source.program)) {
    if (!FUNCTIONS.has(node.type)) continue;
    const lines = lineAt(source.text.slice(node.start, node.end), Number.POSITIVE_INFINITY);
    const from = () => `line ${lineAt(source.text, node.start)}`;
    const parameters = (node.params as readonly unknown[] | undefined)?.length ?? 0;
    // A test's outer function is a chapter, not a step.
    if (lines >= MOST_FUNCTION_LINES && !source.isTest) {
      faults.push({ rule: "function-length", file: source.file, detail: `${lines} lines from ${from()}` });
    }
    const most = offered.has(node) ? MOST_PARAMETERS.offered : MOST_PARAMETERS.inside;
    if (parameters > most && !isCallback(node)) {
      faults.push({ rule: "parameters", file: source.file, detail: `${parameters} parameters, ${from()}` });
    }
  }
  return faults;
}

function offeredFunctions(program: Node): ReadonlySet<unknown> {
  return new Set((program.body as readonly Node[]).map((node) => node.declaration));
}

/** A function handed to somebody else's interface has the parameters that interface has. */
function isCallback({ type }: Node): boolean {
  return type !== "FunctionDeclaration";
}

function leftOver(source: Source): readonly Fault[] {
  return source.comments
    .filter(({ value }) => LEFT_OVER.test(value))
    .map(({ start }) => ({ rule: "left-over", file: source.file, detail: `line ${lineAt(source.text, start)}` }));
}
