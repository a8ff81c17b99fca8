import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault.ts";
import type { Manifest, Repository, Source } from "./source.ts";

/** A row of the table of rooms in ARCHITECTURE.md. */
export interface RoomRow {
  readonly room: string;
  readonly kind: "pure" | "node" | "web" | "dev";
  readonly mayImport: readonly string[];
}

const ROW = /^\| ([a-z-]+) \| (pure|node|web|dev) \| [^|]* \| ([a-z, –-]+) \|$/;
const OURS = /^@kangyu\/([^/]+)(\/.*)?$/;

/** Reads the table of rooms. */
export function readRooms(root: string): readonly RoomRow[] {
  const lines = readFileSync(join(root, "ARCHITECTURE.md"), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [, room, kind, names] = ROW.exec(line) ?? [];
    if (room === undefined || kind === undefined || names === undefined) return [];
    const mayImport = names === "–" ? [] : names.split(", ");
    return [{ room, kind: kind as RoomRow["kind"], mayImport }];
  });
}

/** Rooms, table and arrows: the table names the rooms there are, has no circle, and every import follows it. */
export function arrowFaults(repository: Repository, rows: readonly RoomRow[]): readonly Fault[] {
  return [
    ...tableFaults(repository, rows),
    ...repository.sources.flatMap((source) => importFaults(source, repository, rows)),
    ...repository.manifests.flatMap((manifest) => manifestFaults(manifest, rows)),
  ];
}

function tableFaults({ rooms }: Repository, rows: readonly RoomRow[]): readonly Fault[] {
  const fault = (detail: string): Fault => ({ rule: "table", file: "ARCHITECTURE.md", detail });
  const named = rows.map(({ room }) => room);
  const reach = (room: string, seen: readonly string[]): boolean =>
    (rows.find((row) => row.room === room)?.mayImport ?? []).some(
      (next) => seen.includes(next) || reach(next, [...seen, next]),
    );
  return [
    ...rooms.filter((room) => !named.includes(room)).map((room) => fault(`${room} is not in the table`)),
    ...named.filter((room) => !rooms.includes(room)).map((room) => fault(`${room} is no room`)),
    ...rows.filter(({ room }) => reach(room, [room])).map(({ room }) => fault(`${room} is in a circle of arrows`)),
  ];
}

function importFaults(source: Source, { manifests }: Repository, rows: readonly RoomRow[]): readonly Fault[] {
  const row = rows.find(({ room }) => room === source.room);
  if (row === undefined) return [];
  const manifest = manifests.find(({ file }) => file === `packages/${row.room}/package.json`);
  return source.imports.flatMap(({ from, typeOnly }) => {
    const fault = (rule: string, detail: string): Fault => ({ rule, file: source.file, detail });
    if (from.startsWith(".")) return leavesRoom(source.file, from) ? [fault("reach-out", from)] : [];
    const [, room, path] = OURS.exec(from) ?? [];
    if (room === undefined || room === row.room) return [];
    if (path !== undefined && doorOf(manifests, room, path) === undefined) return [fault("side-door", from)];
    if (row.kind === "web" && from === "@kangyu/server/contract") {
      return typeOnly ? [] : [fault("types-only", `${from} is imported for more than its types`)];
    }
    if (source.isTest && room === "testing") return [];
    if (!row.mayImport.includes(room)) return [fault("arrow", `${row.room} may not import ${room}`)];
    const declared = { ...manifest?.dependencies, ...manifest?.devDependencies };
    return `@kangyu/${room}` in declared ? [] : [fault("undeclared", `${room} is not in package.json`)];
  });
}

function doorOf(manifests: readonly Manifest[], room: string, path: string): unknown {
  return manifests.find(({ name }) => name === `@kangyu/${room}`)?.exports?.[`.${path}`];
}

function leavesRoom(file: string, from: string): boolean {
  const parts = file.split("/").slice(0, -1);
  for (const step of from.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return parts.slice(0, 2).join("/") !== file.split("/").slice(0, 2).join("/");
}

function manifestFaults({ file, dependencies = {} }: Manifest, rows: readonly RoomRow[]): readonly Fault[] {
  const row = rows.find(({ room }) => file === `packages/${room}/package.json`);
  if (row === undefined) return [];
  return Object.keys(dependencies).flatMap((name) => {
    const room = OURS.exec(name)?.[1];
    return room === undefined || row.mayImport.includes(room)
      ? []
      : [{ rule: "arrow", file, detail: `${row.room} may not depend on ${room}` }];
  });
}
