import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Fault } from "./fault.ts";
import { codeOf, type Manifest, type Repository } from "./source.ts";

const FORBIDDEN_ROOMS = ["common", "utils", "util", "shared", "core", "types", "helpers", "lib", "misc"];
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
/** Engines, store and web run any programme: none may know one by name. */
const KNOWS_NO_PROGRAMME = ["rules", "store", "web", "server", "jobs", "intake"];

/** Room names, versions, and programmes or codes named where any must do. */
export function nameFaults(repository: Repository): readonly Fault[] {
  return [
    ...repository.rooms
      .filter((room) => FORBIDDEN_ROOMS.includes(room))
      .map((room) => ({ rule: "room-name", file: `packages/${room}`, detail: room })),
    ...repository.manifests.flatMap(versionFaults),
    ...programmeFaults(repository),
    ...caseFaults(repository.root),
  ];
}

function versionFaults(manifest: Manifest): readonly Fault[] {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => ({ rule: "exact-version", file: manifest.file, detail: `${name} ${version}` }));
}

function programmeFaults({ root, sources }: Repository): readonly Fault[] {
  const words = clinicalWords(root);
  return sources
    .filter(({ room, isTest }) => !isTest && KNOWS_NO_PROGRAMME.includes(room ?? ""))
    .flatMap((source) => {
      const code = codeOf(source);
      return words
        .filter((word) => code.includes(word) && boundary(word).test(code))
        .map((word) => ({ rule: "names-a-programme", file: source.file, detail: word }));
    });
}

function boundary(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`);
}

/** Ids and titles of the programmes and the codes of the value sets: what only the catalogue may say. */
function clinicalWords(root: string): readonly string[] {
  const words = new Set<string>();
  for (const id of foldersOf(join(root, "catalogue/programmes"))) {
    words.add(id);
    const file = join(root, "catalogue/programmes", id, "programme.yaml");
    if (!existsSync(file)) continue;
    const { title } = parse(readFileSync(file, "utf8")) as { title?: { zh?: string; en?: string } };
    for (const text of [title?.zh, title?.en]) if (text !== undefined) words.add(text);
  }
  for (const code of terminologyCodes(join(root, "catalogue/terminology"))) words.add(code);
  return [...words];
}

/** Every value of a key `code` in the value sets, where it is long enough to be nothing else. */
function terminologyCodes(folder: string): readonly string[] {
  const codes: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) collect(each);
    else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        const text = String(each);
        if (key === "code" && (/^[A-Z]\d\d/.test(text) || /^\d{6,}$/.test(text))) codes.push(text);
        else collect(each);
      }
    }
  };
  if (existsSync(folder)) {
    for (const name of readdirSync(folder)) {
      if (/\.(ya?ml|json)$/.test(name)) collect(parse(readFileSync(join(folder, name), "utf8")));
    }
  }
  return codes;
}

function caseFaults(root: string): readonly Fault[] {
  const folder = join(root, "catalogue/programmes");
  return foldersOf(folder).flatMap((id) => {
    const missing = ["programme.yaml", "cases.json"].filter((name) => !existsSync(join(folder, id, name)));
    return missing.map((name) => ({ rule: "cases", file: `catalogue/programmes/${id}`, detail: `no ${name}` }));
  });
}

function foldersOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
