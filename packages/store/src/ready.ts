import { hash } from "node:crypto";
import { type Fact, type FactValue, mapReferences } from "@kangyu/fhir";
import { jsonText } from "./columns.ts";
import type { Engine } from "./engine.ts";
import { encodeKey, idOf } from "./keys.ts";
import { enteredInError, isSimulated, namesOf, outsideOf, type ResidentRecord, residentOf } from "./prepare.ts";
import type { Incoming, RecordKey, Resource, WriteOptions } from "./store.ts";

/** A fact as it will stand, but for the record that it is of; its values as JSON text. */
export interface ReadyFact extends Omit<Fact, "values" | "origin" | "knownTo"> {
  readonly values: string;
}

/**
 * A resource made ready to be written: everything that can be said of it without the database. It holds texts and
 * numbers only, so that it can be made in one thread and written by another, and no step after this reads JSON.
 */
export interface Ready {
  readonly type: string;
  /** The id that it came with. */
  readonly id: string | null;
  readonly subject: string | null;
  /** References under which its person may be spoken of. */
  readonly names: readonly string[];
  readonly outside: number | null;
  readonly simulated: boolean;
  readonly withdrawn: boolean;
  /** True: a withdrawal, and not only a resource that says itself that it is in error. */
  readonly withdrawal: boolean;
  readonly digest: string;
  /** The resource as JSON, with the references and the id that it came with. */
  readonly text: string;
  /** Its `meta` as JSON, null where it has none. */
  readonly meta: string | null;
  readonly hasStatus: boolean;
  /** Digest of the definitions that the facts were made by. */
  readonly engine: string;
  /** Null: the facts speak of ids that only the record gives, and are made when it is known. */
  readonly facts: readonly ReadyFact[] | null;
  /** Of a Patient: who it is, under record 0. */
  readonly resident: ResidentRecord | null;
  readonly knownFrom: number;
  readonly line: number | null;
  readonly baseVersion: number | undefined;
  readonly reason: string | null;
  readonly bytes: Uint8Array | null;
}

/** Stands for every id that the record will give while facts are made without it. */
const OWN = "\u0001own\u0001";

/** What a resource is made ready with. */
export interface Readying {
  readonly engine: Engine;
  readonly options: Pick<WriteOptions, "world" | "source">;
}

/** Of nobody: it stands in a register. */
function isShared({ resource, subject }: Incoming): boolean {
  return subject === null && resource.resourceType !== "Patient";
}

export function readyOf(incoming: Incoming, { engine, options }: Readying): Ready {
  const { resource, subject, knownFrom, line, baseVersion, reason, bytes } = incoming;
  const received = JSON.stringify(resource);
  const withdrawn = incoming.withdrawn ?? enteredInError(resource);
  const simulated = isSimulated(resource, options);
  const meta = typeof resource.meta === "object" && resource.meta !== null ? jsonText(resource.meta) : null;
  return {
    type: resource.resourceType,
    id: resource.id ?? null,
    subject,
    names: namesOf(incoming),
    outside: outsideOf(resource, options.source ?? ""),
    simulated,
    withdrawn,
    withdrawal: incoming.withdrawn === true,
    // Same digest, same content: what was received, not what was made of it.
    digest: hash("sha256", received, "base64url").slice(0, 22),
    text: jsonText(resource, received),
    meta: meta === "{}" ? null : meta,
    hasStatus: "status" in resource,
    engine: engine.digest,
    facts: withdrawn || isShared(incoming) ? [] : factsWithoutRecord(incoming, engine),
    resident: resource.resourceType === "Patient" && !withdrawn ? residentOf(resource, 0, simulated) : null,
    knownFrom,
    line,
    baseVersion,
    reason: reason ?? null,
    bytes: bytes ?? null,
  };
}

function factsWithoutRecord({ resource, subject, knownFrom }: Incoming, engine: Engine): ReadyFact[] | null {
  const mapped = mapReferences(resource, (text) => (text === subject ? `Patient/${OWN}` : text));
  const meta = { ...(resource.meta as object | undefined), versionId: OWN };
  const facts = engine.facts(
    { ...mapped, resourceType: resource.resourceType, id: OWN, meta },
    { knownFrom, origin: "" },
  );
  return facts.some(speaksOfRecord) ? null : facts.map(readyFact);
}

function speaksOfRecord({ values, institution }: Fact): boolean {
  if (institution?.includes(OWN)) return true;
  for (const name in values) {
    const value = values[name];
    if (typeof value === "string" && value.includes(OWN)) return true;
  }
  return false;
}

export function readyFact({ code, day, until, institution, knownFrom, values }: Fact): ReadyFact {
  return { code, day, until, institution, knownFrom, values: jsonText(present(values)) };
}

/** What is missing is not written: half the fields of a form are empty, and a value that is not there is read as missing. */
function present(values: Fact["values"]): Record<string, FactValue> {
  const kept: Record<string, FactValue> = {};
  for (const name in values) {
    const value = values[name];
    if (value !== undefined && value !== null) kept[name] = value;
  }
  return kept;
}

/** What the record makes of a resource: its own id, its person by record key, its version. */
export interface Ours {
  readonly record: RecordKey;
  readonly suffix: string;
  readonly version: number;
}

/**
 * The content of a version as JSON text. What is ours follows what was received: of a name that stands twice in an object
 * jsonb keeps the last.
 */
export function contentText(ready: Ready, { record, suffix, version }: Ours): string {
  const { text, subject, meta } = ready;
  const mapped = subject === null ? text : text.replaceAll(referenceText(subject), referenceText(personOf(record)));
  const ownMeta = `${meta === null ? "{" : `${meta.slice(0, -1)},`}"versionId":"${version}"}`;
  const status = ready.withdrawn && ready.hasStatus ? ',"status":"entered-in-error"' : "";
  return `${mapped.slice(0, -1)}${status},"id":"${idOf(record, suffix)}","meta":${ownMeta}}`;
}

function personOf(record: RecordKey): string {
  return `Patient/${encodeKey(record)}`;
}

/** The element as it stands in JSON text. A quotation mark inside a text is escaped, so this is found nowhere else. */
function referenceText(reference: string): string {
  return `"reference":${JSON.stringify(reference)}`;
}

/** The facts of a version under its own ids: those made before, or made now where the definitions have changed since. */
export function factsOfReady(ready: Ready, ours: Ours, engine: Engine): readonly ReadyFact[] {
  if (ready.facts !== null && ready.engine === engine.digest) return ready.facts;
  if (ready.withdrawn) return [];
  const content = JSON.parse(contentText(ready, ours)) as Resource;
  const origin = `${ready.type}/${idOf(ours.record, ours.suffix)}`;
  return engine.facts(content, { knownFrom: ready.knownFrom, origin }).map(readyFact);
}
