import { type Day, mapReferences, parseReference, subjectOf } from "@kangyu/fhir";
import type { Incoming, Refusal, Resource } from "@kangyu/store";
import { resourceOfEntry, withContentId } from "./bundle-alias.ts";
import type { CheckForm } from "./check-form.ts";
import { implausible } from "./plausible.ts";
import type { IntakeProblemCode } from "./problems.ts";
import { withPlace } from "./residence.ts";
import type { RawRow } from "./split-lines.ts";
import type { Finding, Validate } from "./validator.ts";

/** What a row is judged by; the same for every row of a file. */
export interface RowContext {
  readonly validate: Validate;
  readonly checkForm: CheckForm;
  readonly decode: (bytes: Uint8Array) => string | null;
  /** Rows are entries of a Bundle, not resources. */
  readonly entries: boolean;
  readonly aliases: ReadonlyMap<string, string>;
  /** Where people live whose address is not one of ours; null leaves them without a residence. */
  readonly place: string | null;
  readonly isPlace: (code: string) => boolean;
  readonly today: Day;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type CheckedRow =
  | { readonly ok: true; readonly incoming: Incoming }
  | { readonly ok: false; readonly refusal: Refusal };

const LARGEST_ROW = 16 * 1024 * 1024;

/** Parses and judges one row: what can be written as it is, or why not, with the bytes. Never throws on data. */
export function checkRow(row: RawRow, context: RowContext): CheckedRow {
  if (row.bytes.length > LARGEST_ROW) return refuse(row, { code: "row-too-large", path: "", detail: "" });
  if (row.cut && row.bytes.length === 0) return refuse(row, { code: "file-truncated", path: "", detail: "" });
  const text = context.decode(row.bytes);
  if (text === null) return refuse(row, { code: "encoding", path: "", detail: "" });
  const parsed = parse(text);
  if (parsed === undefined) return refuse(row, { code: row.cut ? "half-line" : "not-json", path: "", detail: "" });
  const found = checkResource(parsed, context);
  if ("code" in found) return refuse(row, found);
  return { ok: true, incoming: { ...found, line: row.line } };
}

type Judged = Pick<Incoming, "resource" | "subject" | "knownFrom">;

function checkResource(parsed: unknown, context: RowContext): Judged | Finding {
  const given = context.entries ? resourceOfEntry(parsed) : parsed;
  const [first] = context.validate(given);
  if (first) return first;
  const resource = withContentId(prepared(given as Resource, context)) as Resource;
  const [doubt] = implausible(resource, context.today);
  if (doubt) return doubt;
  const [wrong] = context.checkForm(resource, context.today);
  if (wrong) return wrong;
  const subject = subjectOf(resource);
  const knownSince = knownFrom(resource, context.now);
  if (subject.kind === "unknown-type") return finding("unknown-type", "resourceType");
  if (subject.kind === "missing") return finding("no-subject", `${resource.resourceType}.${subject.element}`);
  if (subject.kind === "shared") return { resource, subject: null, knownFrom: knownSince };
  const { reference } = subject;
  const person = personOf(reference);
  const named =
    person === reference ? resource : mapReferences(resource, (text) => (text === reference ? person : text));
  return { resource: named, subject: person, knownFrom: knownSince };
}

function finding(code: IntakeProblemCode, path: string): Finding {
  return { code, path, detail: "" };
}

function prepared(resource: Resource, { aliases, place, isPlace }: RowContext): Resource {
  const placed = place === null ? resource : withPlace(resource, place, isPlace);
  if (aliases.size === 0) return placed;
  return mapReferences(placed, (reference) => aliases.get(reference) ?? reference);
}

/**
 * A person by type and id alone: the sender's address and version are left off. A row of a Bundle that is tried again
 * stands alone, and its person is found by the id that the urn carries.
 */
function personOf(reference: string): string {
  const parsed = parseReference(reference);
  if (parsed.kind === "literal") return `${parsed.type}/${parsed.id}`;
  return reference.startsWith("urn:uuid:") ? `Patient/${reference.slice("urn:uuid:".length)}` : reference;
}

/** When the sender knew it, where that is said and not after now; otherwise now. */
function knownFrom(resource: Resource, now: number): number {
  const { lastUpdated } = (resource.meta ?? {}) as { readonly lastUpdated?: unknown };
  const said = typeof lastUpdated === "string" ? Date.parse(lastUpdated) : Number.NaN;
  return Number.isFinite(said) && said < now ? said : now;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(row: RawRow, { code, path, detail }: Finding): CheckedRow {
  const refusal = { line: row.line, bytes: row.bytes, code, path: path === "" ? null : path, detail };
  return { ok: false, refusal };
}
