import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";

export type Node = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly start: number;
  readonly end: number;
};

/** One file of TypeScript. `isTest` also holds for what only tests use. */
export interface Source {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  readonly room: string | null;
  readonly isTest: boolean;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly program: Node;
  readonly comments: readonly { readonly start: number; readonly end: number; readonly value: string }[];
}

export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

export interface Manifest {
  readonly file: string;
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Repository {
  readonly root: string;
  readonly rooms: readonly string[];
  readonly sources: readonly Source[];
  readonly manifests: readonly Manifest[];
}

/** Reads and parses every TypeScript file of the repository, and every package.json of a room. */
export function readRepository(root: string): Repository {
  const rooms = readdirSync(join(root, "packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, "packages", entry.name, "package.json")))
    .map((entry) => entry.name);
  const globs = ["packages/*/src/**/*.{ts,tsx}", "{scripts,bench,e2e}/**/*.ts", "*.ts"];
  const files = globs.flatMap((glob) => globSync(glob, { cwd: root })).map((file) => file.replaceAll("\\", "/"));
  const manifests = ["package.json", ...rooms.map((room) => `packages/${room}/package.json`)].map((file) => ({
    ...(JSON.parse(readFileSync(join(root, file), "utf8")) as Omit<Manifest, "file">),
    file,
  }));
  return { root, rooms, sources: files.sort().map((file) => readSource(root, file)), manifests };
}

function readSource(root: string, file: string): Source {
  const text = readFileSync(join(root, file), "utf8");
  const { program, comments, errors } = parseSync(file, text, {});
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const tree = program as unknown as Node;
  const room = /^packages\/([^/]+)\//.exec(file)?.[1] ?? null;
  const isTest = /\.test\.tsx?$|\/test-support\.tsx?$|\/fixtures\//.test(file) || room === "testing" || room === null;
  return { file, room, isTest, text, imports: [...importsOf(tree)], program: tree, comments };
}

/** Every module a file names: static and dynamic imports, re-exports, and types written as `import("…")`. */
function* importsOf(tree: Node): Generator<Import> {
  for (const node of nodesOf(tree)) {
    const from = stringOf(node.source) ?? stringOf((node.argument as Node | undefined)?.literal);
    if (node.type === "TSImportType" && from !== null) yield { from, typeOnly: true };
    else if (node.type === "ImportExpression" && from !== null) yield { from, typeOnly: false };
    else if (from !== null && /^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) {
      yield { from, typeOnly: isTypeOnly(node) };
    }
  }
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  const kinds = specifiers.map((each) => each.importKind ?? each.exportKind);
  return kinds.length > 0 && kinds.every((kind) => kind === "type");
}

function stringOf(value: unknown): string | null {
  const literal = value as { value?: unknown } | null | undefined;
  return typeof literal?.value === "string" ? literal.value : null;
}

/** Every node of a tree, parents first. */
export function* nodesOf(tree: unknown): Generator<Node> {
  if (Array.isArray(tree)) for (const each of tree) yield* nodesOf(each);
  else if (typeof tree === "object" && tree !== null) {
    if ("type" in tree && typeof tree.type === "string") yield tree as Node;
    for (const value of Object.values(tree)) if (typeof value === "object") yield* nodesOf(value);
  }
}

/** The text without its comments, so that prose may name what code may not. */
export function codeOf({ text, comments }: Source): string {
  let code = "";
  let at = 0;
  for (const { start, end } of comments) {
    code += text.slice(at, start);
    at = end;
  }
  return code + text.slice(at);
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
