import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { architectureFaults } from "./scripts/architecture/check.ts";

const root = import.meta.dirname;

test("the code keeps to ARCHITECTURE.md and CONTRIBUTING.md", () => {
  const faults = architectureFaults(root, { rooms: 16, sources: 300 });
  expect(faults.map(({ rule, file, detail }) => `${rule}: ${file}: ${detail}`)).toEqual([]);
});

type Files = Readonly<Record<string, string>>;

const manifest = (room: string, dependencies: Readonly<Record<string, string>> = {}) =>
  JSON.stringify({ name: `@kangyu/${room}`, exports: { ".": "./src/index.ts" }, dependencies });

/** A small repository that keeps every rule. */
const clean: Files = {
  "ARCHITECTURE.md": [
    "| room | kind | what it does | may import |",
    "|---|---|---|---|",
    "| rules | pure | x | – |",
    "| store | node | x | rules |",
    "| server | node | x | rules, store |",
    "| web | web | x | rules |",
    "| testing | dev | x | store |",
  ].join("\n"),
  "package.json": JSON.stringify({ name: "kangyu", devDependencies: { vite: "8.0.0" } }),
  "packages/rules/package.json": manifest("rules"),
  "packages/rules/src/index.ts": 'export { double } from "./double.ts";\n',
  "packages/rules/src/double.ts": "export const double = (value: number) => value * 2;\n",
  "packages/store/package.json": manifest("store", { "@kangyu/rules": "0.1.0" }),
  "packages/store/src/index.ts": 'export { four } from "./four.ts";\n',
  "packages/store/src/four.ts": 'import { double } from "@kangyu/rules";\nexport const four = double(2);\n',
  "packages/server/package.json": JSON.stringify({
    name: "@kangyu/server",
    exports: { ".": "./src/index.ts", "./contract": "./src/contract.ts" },
  }),
  "packages/server/src/index.ts": "export {};\n",
  "packages/server/src/contract.ts": "export interface Board {}\n",
  "packages/web/package.json": manifest("web"),
  "packages/web/src/app.tsx": 'import type { Board } from "@kangyu/server/contract";\nexport const app: Board = {};\n',
  "packages/testing/package.json": manifest("testing"),
  "packages/testing/src/index.ts": "export {};\n",
  "catalogue/programmes/knee/programme.yaml": "title: {zh: 膝关节, en: Knee pain}\n",
  "catalogue/programmes/knee/cases.json": "[]\n",
  "catalogue/terminology/knee.yaml": "codes: [{code: M17}, {code: '239873007'}]\n",
};

function faultsWith(planted: Files, without: readonly string[] = []): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "kangyu-architecture-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries({ ...clean, ...planted })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const file of without) rmSync(join(folder, file), { recursive: true });
  return architectureFaults(folder, { rooms: 5, sources: 8 }).map(({ rule, file }) => `${rule} ${file}`);
}

test("a repository that keeps the rules has no fault", () => {
  expect(faultsWith({})).toEqual([]);
});

const long = (lines: number) => "// a line\n".repeat(lines);
const plants: readonly (readonly [string, string, Files])[] = [
  [
    "an arrow backwards",
    "arrow packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": 'import { four } from "@kangyu/store";\nexport const bad = four;\n' },
  ],
  [
    "an arrow backwards for a type",
    "arrow packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": 'export type Bad = import("@kangyu/store").Four;\n' },
  ],
  [
    "an arrow backwards, loaded late",
    "arrow packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": 'export const bad = () => import("@kangyu/store");\n' },
  ],
  [
    "an arrow backwards, passed on",
    "arrow packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": 'export { four } from "@kangyu/store";\n' },
  ],
  [
    "a dependency against an arrow",
    "arrow packages/rules/package.json",
    { "packages/rules/package.json": manifest("rules", { "@kangyu/store": "0.1.0" }) },
  ],
  [
    "an import that package.json does not name",
    "undeclared packages/server/src/bad.ts",
    { "packages/server/src/bad.ts": 'import { four } from "@kangyu/store";\nexport const bad = four;\n' },
  ],
  [
    "testing outside a test",
    "arrow packages/store/src/bad.ts",
    { "packages/store/src/bad.ts": 'import "@kangyu/testing";\n' },
  ],
  [
    "a way round the door",
    "side-door packages/store/src/bad.ts",
    { "packages/store/src/bad.ts": 'import "@kangyu/rules/src/double.ts";\n' },
  ],
  [
    "a way through the wall",
    "reach-out packages/store/src/bad.ts",
    { "packages/store/src/bad.ts": 'import "../../rules/src/double.ts";\n' },
  ],
  [
    "values of the server in the web",
    "types-only packages/web/src/bad.ts",
    { "packages/web/src/bad.ts": 'import { Board } from "@kangyu/server/contract";\nexport const bad = Board;\n' },
  ],
  [
    "the server itself in the web",
    "arrow packages/web/src/bad.ts",
    { "packages/web/src/bad.ts": 'import type { x } from "@kangyu/server";\nexport type Bad = typeof x;\n' },
  ],
  ["state in a pure room", "pure packages/rules/src/bad.ts", { "packages/rules/src/bad.ts": "export let bad = 0;\n" }],
  [
    "a clock in a pure room",
    "pure packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": "export const bad = () => new Date();\n" },
  ],
  [
    "chance in a pure room",
    "pure packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": "export const bad = () => Math.random();\n" },
  ],
  ["files in a pure room", "pure packages/rules/src/bad.ts", { "packages/rules/src/bad.ts": 'import "node:fs";\n' }],
  [
    "a long file",
    "file-length packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": `export const bad = () => 1;\n${long(400)}` },
  ],
  ["a long file of nothing", "file-length packages/rules/src/bad.ts", { "packages/rules/src/bad.ts": long(401) }],
  [
    "a long function",
    "function-length packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": `export const bad = () => {\n${long(60)}};\n` },
  ],
  [
    "many parameters",
    "parameters packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": "export function bad(a: 1, b: 1, c: 1, d: 1) { return [a, b, c, d]; }\n" },
  ],
  [
    "a name in camel case",
    "kebab-case packages/rules/src/badName.ts",
    { "packages/rules/src/badName.ts": "export {};\n" },
  ],
  [
    "an index at no door",
    "door packages/rules/src/sub/index.ts",
    { "packages/rules/src/sub/index.ts": "export {};\n" },
  ],
  [
    "a door that exports all",
    "door packages/rules/src/index.ts",
    { "packages/rules/src/index.ts": 'export * from "./double.ts";\n' },
  ],
  ["work left over", "left-over packages/rules/src/bad.ts", { "packages/rules/src/bad.ts": "// TODO later\n" }],
  [
    "a programme's id in an engine",
    "names-a-programme packages/rules/src/bad.ts",
    { "packages/rules/src/bad.ts": 'export const bad = "knee/visit";\n' },
  ],
  [
    "a programme's title in the web",
    "names-a-programme packages/web/src/bad.tsx",
    { "packages/web/src/bad.tsx": "export const bad = <p>膝关节</p>;\n" },
  ],
  [
    "a code in the store",
    "names-a-programme packages/store/src/bad.ts",
    { "packages/store/src/bad.ts": 'export const bad = ["M17.1"];\n' },
  ],
  [
    "a programme without cases",
    "cases catalogue/programmes/hip",
    { "catalogue/programmes/hip/programme.yaml": "title: {zh: 髋, en: Hip}\n" },
  ],
  [
    "a range for a version",
    "exact-version package.json",
    { "package.json": JSON.stringify({ name: "kangyu", dependencies: { vite: "^8.0.0" } }) },
  ],
  ["a room for odds and ends", "room-name packages/utils", { "packages/utils/package.json": manifest("utils") }],
  [
    "a room that the table does not know",
    "table ARCHITECTURE.md",
    { "packages/extra/package.json": manifest("extra") },
  ],
  [
    "a circle in the table",
    "table ARCHITECTURE.md",
    {
      "ARCHITECTURE.md": `${clean["ARCHITECTURE.md"]}`.replace(
        "| rules | pure | x | – |",
        "| rules | pure | x | server |",
      ),
    },
  ],
];

test.each(plants)("planted: %s", (_, fault, files) => {
  expect(faultsWith(files)).toContain(fault);
});

test("planted: a repository with less in it than there should be", () => {
  expect(faultsWith({}, ["packages/store/src/four.ts", "packages/rules/src/double.ts"])).toContain("floor .");
});

test("a table of data may be as long as its data", () => {
  const table = `export const good = {\n${'  "a key": "a text",\n'.repeat(400)}};\n`;
  expect(faultsWith({ "packages/rules/src/good.ts": table })).toEqual([]);
});

test("prose may name what code may not, and a test may name both", () => {
  const planted = {
    "packages/rules/src/good.ts": "// the knee programme, M17\nexport const good = 1;\n",
    "packages/rules/src/good.test.ts": 'import "@kangyu/testing";\nexport const good = "knee";\n',
  };
  expect(faultsWith(planted)).toEqual([]);
});
