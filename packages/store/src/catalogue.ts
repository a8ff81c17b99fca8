import { hash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CompiledViews, compileViews, factsOf, parseDay } from "@kangyu/fhir";
import {
  type Compiled,
  checkProgramme,
  compileProgramme,
  evaluate,
  type Programme,
  parseProgramme,
  spellsOf,
  type ValueSet,
  viewOfForm,
} from "@kangyu/rules";
import { parse } from "yaml";
import type { Engine } from "./engine.ts";
import type { DefinitionFile } from "./registers.ts";

export interface Problem {
  readonly code: string;
  /** File and place in it. */
  readonly path: string;
  readonly detail: string;
}

export interface Catalogue {
  /** Folder it was read from: worker threads read it again. */
  readonly dir: string;
  /** Every version, oldest first; several versions of one id are in force one after another. */
  readonly programmes: readonly Compiled[];
  /** Programmes that the district runs, by id; the others are checked and can be read, and nobody is evaluated by them. */
  readonly inUse: readonly string[];
  readonly valueSets: Readonly<Record<string, ValueSet>>;
  readonly views: CompiledViews;
  /** Of the views in use, forms' own among them: facts that were made by others have to be made anew. */
  readonly viewsDigest: string;
  /** Indicators and plans as they stand in the files: their rooms parse them. */
  readonly indicators: readonly Readonly<Record<string, unknown>>[];
  readonly plans: readonly Readonly<Record<string, unknown>>[];
  readonly definitions: readonly DefinitionFile[];
  readonly engine: Engine;
  /** What could not be used, and why. A definition with a problem is left out. */
  readonly problems: readonly Problem[];
}

/** The district's choices: settings by programme, then by name. */
export type Choices = Readonly<Record<string, Readonly<Record<string, number | boolean | string>>>>;

interface File {
  readonly path: string;
  readonly content: unknown;
  readonly digest: string;
}

async function readFiles(dir: string, endings: readonly string[]): Promise<File[]> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const wanted = names.filter((name) => endings.some((ending) => name.endsWith(ending))).sort();
  return Promise.all(
    wanted.map(async (name) => {
      const text = await readFile(join(dir, name), "utf8");
      return { path: name, content: parse(text) as unknown, digest: hash("sha256", text, "hex") };
    }),
  );
}

/**
 * Reads programmes, terminology, views, indicators and plans from a catalogue folder, checks them and makes the engine
 * that the store derives with. Never fails on a definition: what is wrong with it is in `problems`.
 */
export async function loadCatalogue(dir: string, choices: Choices = {}): Promise<Catalogue> {
  const [districtFiles, programmeFiles, sets, viewFiles, indicatorFiles, planFiles] = await Promise.all([
    readFiles(dir, ["district.yaml"]),
    readFiles(join(dir, "programmes"), [".yaml"]),
    readFiles(join(dir, "terminology"), [".yaml"]),
    readFiles(join(dir, "views"), [".json"]),
    readFiles(join(dir, "indicators"), [".yaml"]),
    readFiles(join(dir, "plans"), [".yaml"]),
  ]);
  const problems: Problem[] = [];
  const valueSets = Object.fromEntries(sets.map((file) => [(file.content as ValueSet).id, file.content as ValueSet]));
  const programmes = programmeFiles
    .flatMap((file) => compiledOf(file, { valueSets, choices, problems }) ?? [])
    .sort((a, b) => (a.programme.inForce.from < b.programme.inForce.from ? -1 : 1));
  const viewsAsWritten = [
    ...viewFiles.map((file) => file.content),
    ...formViews(programmes.map((compiled) => compiled.programme)),
  ];
  const viewsDigest = hash("sha256", JSON.stringify(viewsAsWritten), "hex");
  const { views, problems: viewProblems } = compileViews(viewsAsWritten);
  problems.push(...viewProblems.map((problem) => ({ ...problem, path: `views: ${problem.path}` })));
  const inUse = inUseOf(districtFiles, programmes);
  const definitions = [
    ...districtFiles.map((file) => definitionOf("district", file)),
    ...programmeFiles.map((file) => definitionOf("programme", file)),
    ...sets.map((file) => definitionOf("value-set", file)),
    ...viewFiles.map((file) => definitionOf("view", file)),
    ...indicatorFiles.map((file) => definitionOf("indicator", file)),
    ...planFiles.map((file) => definitionOf("plan", file)),
  ];
  const digest = hash("sha256", definitions.map((each) => each.digest).join() + JSON.stringify(choices), "hex");
  const indicators = indicatorFiles.map((file) => file.content as Record<string, unknown>);
  const plans = planFiles.map((file) => file.content as Record<string, unknown>);
  const running = programmes.filter(({ programme }) => inUse.includes(programme.id));
  const engine = engineOf({ programmes: running, views, digest });
  return { dir, programmes, inUse, valueSets, views, viewsDigest, indicators, plans, definitions, engine, problems };
}

/** What `district.yaml` says the district runs; every programme where there is no such file. */
function inUseOf(files: readonly File[], programmes: readonly Compiled[]): string[] {
  const file = files.find(({ path }) => path === "district.yaml");
  const listed = (file?.content as { readonly programmes?: unknown } | undefined)?.programmes;
  const all = [...new Set(programmes.map(({ programme }) => programme.id))];
  return Array.isArray(listed) ? all.filter((id) => listed.includes(id)) : all;
}

interface Compiling {
  readonly valueSets: Readonly<Record<string, ValueSet>>;
  readonly choices: Choices;
  readonly problems: Problem[];
}

function compiledOf(file: File, { valueSets, choices, problems }: Compiling): Compiled | null {
  const parsed = parseProgramme(file.content);
  const where = (list: readonly Problem[]) =>
    list.map((problem) => ({ ...problem, path: `programmes/${file.path}: ${problem.path}` }));
  if (!parsed.ok) {
    problems.push(...where(parsed.problems));
    return null;
  }
  const settings = choices[parsed.programme.id];
  const options = settings === undefined ? { valueSets } : { valueSets, settings };
  const found = checkProgramme(parsed.programme, options);
  problems.push(...where(found));
  return found.length === 0 ? compileProgramme(parsed.programme, options) : null;
}

/** One view for each form, from the latest version that has it: a visit is one fact whatever version it is judged by. */
function formViews(programmes: readonly Programme[]): unknown[] {
  const views = new Map<string, unknown>();
  for (const programme of programmes)
    for (const form of Object.keys(programme.forms ?? {}))
      views.set(`${programme.id}/${form}`, viewOfForm(programme, form));
  return [...views.values()];
}

function definitionOf(kind: string, file: File): DefinitionFile {
  const content = file.content as Readonly<Record<string, unknown>>;
  const inForce = content.inForce as { readonly from?: string; readonly to?: string | null } | undefined;
  return {
    kind,
    id: String(content.id ?? content.name ?? file.path),
    version: String(content.version ?? "1"),
    inForceFrom: inForce?.from ?? null,
    inForceTo: inForce?.to ?? null,
    content,
    digest: file.digest,
  };
}

export interface EngineParts {
  readonly programmes: readonly Compiled[];
  readonly views: CompiledViews;
  readonly digest: string;
}

/** The store's engine of compiled definitions. A version's spells stand only on the days it is in force. */
export function engineOf({ programmes, views, digest }: EngineParts): Engine {
  const versions = programmes.map((compiled) => {
    const { from, to } = compiled.programme.inForce;
    const last = to === null ? null : parseDay(to);
    return { compiled, from: parseDay(from) ?? 0, to: last === null ? null : last + 1 };
  });
  return {
    digest,
    facts: (resource, known) => factsOf(views, resource, known),
    spells: (subject, horizon) =>
      versions.flatMap(({ compiled, from, to }) => {
        const timeline = evaluate(compiled, subject, horizon);
        return spellsOf([timeline], subject).flatMap((spell) => {
          const start = Math.max(spell.from, from);
          const end = to !== null && (spell.to === null || spell.to > to) ? to : spell.to;
          return end !== null && start >= end ? [] : [{ ...spell, from: start, to: end }];
        });
      }),
  };
}
