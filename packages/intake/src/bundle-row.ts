import { aliasesOfEntry } from "./bundle-alias.ts";
import { DocumentSplitter } from "./split-document.ts";
import type { RawRow } from "./split-lines.ts";

const KEY = Buffer.from('"resourceType"');
const BUNDLE = /^"resourceType"\s*:\s*"Bundle"/;
const WORD = 64;

/** Whether a line is itself a Bundle, by its first `resourceType`, without parsing it. */
export function isBundleRow({ bytes }: RawRow): boolean {
  const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = row.indexOf(KEY);
  return at >= 0 && BUNDLE.test(row.toString("latin1", at, at + WORD));
}

export interface BundleRow {
  /** Its entries with their own bytes, under the number of the line. */
  readonly entries: readonly RawRow[];
  /** How the entries call one another. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Takes a line that is a Bundle apart. */
export function bundleRow(
  row: RawRow,
  encoding: "utf-8" | "gb18030",
  decode: (bytes: Uint8Array) => string | null,
): BundleRow {
  const splitter = new DocumentSplitter(encoding);
  const entries = [...splitter.push(row.bytes), ...splitter.finish()].map((entry) => ({
    ...entry,
    line: row.line,
    cut: entry.cut && row.cut,
  }));
  const aliases = new Map(entries.flatMap(({ bytes }) => aliasesOfEntry(parsed(decode(bytes)))));
  return { entries, aliases };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

/** The place of a finding inside the Bundle: `Observation.status` becomes `Bundle.entry[2].resource.status`. */
export function placeInBundle(path: string, index: number): string {
  const entry = `Bundle.entry[${index}]`;
  return path === "" ? entry : path.replace(/^[A-Z][A-Za-z]*/, `${entry}.resource`);
}
