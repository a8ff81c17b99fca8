import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { aliasesOfEntry, resourceOfEntry } from "./bundle-alias.ts";
import { type DetectedEncoding, decoderOf, detectEncoding } from "./encoding.ts";
import { headOf, isGzip, rowBytes, unpacked } from "./file-bytes.ts";
import { PeopleOrder } from "./people-order.ts";
import type { IntakeProblemCode } from "./problems.ts";
import { DocumentSplitter } from "./split-document.ts";

/** What a file turned out to be, after one quick pass over it. */
export interface FilePlan {
  readonly path: string;
  readonly format: "lines" | "bundle" | "array" | "single";
  readonly gzip: boolean;
  readonly detected: DetectedEncoding;
  /** Bytes on disk; null where rows are counted in unpacked or converted bytes. */
  readonly totalBytes: number | null;
  /**
   * Length of one pass in the bytes that rows are counted in, where the file is read twice because it speaks of people
   * before it brings them: first the people, then the rest, whose positions follow on. Null: read once.
   */
  readonly passBytes: number | null;
  /** SHA-256 of the bytes on disk. */
  readonly digest: string;
  /** How references inside a Bundle are to be read: `fullUrl` and `Type?identifier=…` to `Type/id`. */
  readonly aliases: ReadonlyMap<string, string>;
}

export type Inspection =
  | { readonly ok: true; readonly plan: FilePlan }
  | { readonly ok: false; readonly code: IntakeProblemCode };

const SAMPLE = 1 << 20;
const LINES_TRIED = 20;

/** Recognises a file by its bytes, never by its name: gzip, encoding, NDJSON or one JSON document. */
export async function inspectFile(path: string): Promise<Inspection> {
  const gzip = isGzip(await headOf(path, 2));
  const sample = await sampleOf(path, gzip);
  if (sample.length === 0) return { ok: false, code: "file-empty" };
  const detected = detectEncoding(sample);
  if (detected === null) return { ok: false, code: "file-encoding" };
  const text = new TextDecoder(detected.encoding).decode(sample.subarray(detected.mark));
  const shape = shapeOf(text);
  if (shape === null) return { ok: false, code: text.trim() === "" ? "file-empty" : "file-format" };
  const converted = detected.encoding.startsWith("utf-16");
  const { size } = await stat(path);
  const file = { path, gzip, detected, totalBytes: gzip || converted ? null : size, digest: await digestOf(path) };
  if (shape === "lines") {
    const passBytes = linesInOrder(text) ? null : (file.totalBytes ?? (await lengthOf(file)));
    return { ok: true, plan: { ...file, passBytes, format: "lines", aliases: new Map() } };
  }
  const { format, aliases, inOrder, length } = await readDocument(file);
  if (format === null) return { ok: false, code: "file-format" };
  return { ok: true, plan: { ...file, passBytes: inOrder ? null : length, format, aliases } };
}

/** Judged on the beginning of the file: a file that is sorted by type, or not at all, shows it there. */
function linesInOrder(sample: string): boolean {
  const order = new PeopleOrder();
  for (const line of sample.split("\n")) order.add(parsed(line));
  return !order.broken;
}

async function lengthOf(file: Pick<FilePlan, "path" | "gzip" | "detected">): Promise<number> {
  let length = 0;
  for await (const chunk of rowBytes(unpacked(file.path, file.gzip), file.detected)) length += chunk.length;
  return length;
}

async function sampleOf(path: string, gzip: boolean): Promise<Uint8Array> {
  if (!gzip) return headOf(path, SAMPLE);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unpacked(path, true)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= SAMPLE) break;
  }
  return Buffer.concat(chunks);
}

/** NDJSON has a whole object in one of its first lines; a document has none, unless it is one line long. */
function shapeOf(text: string): "lines" | "document" | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const [first = ""] = lines;
  for (const line of lines.slice(0, LINES_TRIED)) {
    const value = parsed(line);
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) return lines.length === 1 ? "document" : null;
    if ((value as { readonly resourceType?: unknown }).resourceType === "Bundle" && lines.length === 1)
      return "document";
    if ("resourceType" in value || line === first) return "lines";
  }
  const start = first.trimStart();
  if (/^\s*(\{\s*"|\{\s*$|\[)/.test(first))
    return lines.length > 1 && /^\{.*\}$/.test(first.trim()) ? "lines" : "document";
  return start.startsWith("{") ? "lines" : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of unpacked(path, false)) hash.update(chunk);
  return hash.digest("hex");
}

/** One pass over a document: what it is, how its entries call one another, whether people come first. */
async function readDocument(file: Pick<FilePlan, "path" | "gzip" | "detected">) {
  const encoding = file.detected.encoding === "gb18030" ? "gb18030" : "utf-8";
  const splitter = new DocumentSplitter(encoding);
  const decode = decoderOf(encoding);
  const aliases = new Map<string, string>();
  const order = new PeopleOrder();
  let length = 0;
  for await (const chunk of rowBytes(unpacked(file.path, file.gzip), file.detected)) {
    for (const row of splitter.push(chunk)) {
      const entry = parsed(decode(row.bytes) ?? "");
      for (const [alias, reference] of aliasesOfEntry(entry)) aliases.set(alias, reference);
      const resource = splitter.root === "array" ? entry : resourceOfEntry(entry);
      order.add(resource, (reference) => aliases.get(reference) ?? reference);
    }
    length += chunk.length;
  }
  return { format: formatOf(splitter), aliases, inOrder: !order.broken, length };
}

function formatOf({ root, resourceType }: DocumentSplitter): FilePlan["format"] | null {
  if (root === "array") return "array";
  if (root === null || resourceType === null) return null;
  return resourceType === "Bundle" ? "bundle" : "single";
}
