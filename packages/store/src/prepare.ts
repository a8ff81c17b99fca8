import { createHash, hash } from "node:crypto";
import { mapReferences, partialDay } from "@kangyu/fhir";
import { encodeKey, idOf, keyOfId } from "./keys.ts";
import type { Incoming, RecordKey, Resource, WriteOptions } from "./store.ts";

const SIMULATED_TAG = { system: "https://kangyu.example/fhir/tags", code: "simulated" };
const RESIDENT_ID = "urn:oid:2.16.156.10011.1.3";
const HEALTH_RECORD_NUMBER = "urn:oid:2.16.156.10011.1.2";

export function isSimulated(resource: Resource, options: WriteOptions): boolean {
  if (options.world === "simulated") return true;
  const tags = (resource.meta as { readonly tag?: readonly { system?: string; code?: string }[] } | undefined)?.tag;
  return tags?.some((tag) => tag.system === SIMULATED_TAG.system && tag.code === SIMULATED_TAG.code) ?? false;
}

/** Says that the resource is not to be believed: FHIR R4 `entered-in-error` in status or verificationStatus. */
export function enteredInError(resource: Resource): boolean {
  if (resource.status === "entered-in-error") return true;
  const status = resource.verificationStatus as { readonly coding?: readonly { code?: string }[] } | undefined;
  return status?.coding?.some((coding) => coding.code === "entered-in-error") ?? false;
}

/** Same digest, same content: what was received, not what was made of it. */
export function digestOf(resource: Resource): string {
  return hash("sha256", JSON.stringify(resource), "base64url").slice(0, 22);
}

/** Where an outside id stands in the alias table. */
export function aliasOf(reference: string, simulated: boolean, source: string): string {
  return `${simulated ? "s" : "r"}|${source}|${reference}`;
}

/** Number under which a record finds a resource that another system named. */
export function outsideOf(resource: Resource, source: string): number | null {
  if (resource.id === undefined) return null;
  const digest = createHash("sha256").update(`${source}|${resource.resourceType}/${resource.id}`).digest();
  return digest.readUIntBE(0, 6);
}

/** References under which a person may be spoken of: as it came, and by the Patient's own id. */
export function namesOf(incoming: Incoming): string[] {
  const { resource, subject } = incoming;
  const names = new Set(subject === null ? [] : [subject]);
  if (resource.resourceType === "Patient" && resource.id !== undefined) names.add(`Patient/${resource.id}`);
  return [...names];
}

/** The record key in a reference of ours, `Patient/<key>`; null for any other. */
export function ownKey(reference: string): RecordKey | null {
  const [type, id = ""] = reference.split("/");
  const own = type === "Patient" ? keyOfId(id) : null;
  return own?.suffix === "" ? own.record : null;
}

/** The suffix of an id that this record gave or a client minted for it; null for an outside id. */
export function ownSuffix(resource: Resource, record: RecordKey): string | null {
  if (resource.resourceType === "Patient") return "";
  const own = resource.id === undefined ? null : keyOfId(resource.id);
  return own !== null && own.record === record && own.suffix !== "" ? own.suffix : null;
}

/** The resource with our id, its person by record key, and its version. */
export function withOurIds(
  incoming: Incoming,
  ours: { readonly record: RecordKey; readonly suffix: string; readonly version: number },
): Resource {
  const person = `Patient/${encodeKey(ours.record)}`;
  const { resource, subject } = incoming;
  const mapped = subject === null ? resource : mapReferences(resource, (text) => (text === subject ? person : text));
  const meta = { ...(resource.meta as object | undefined), versionId: String(ours.version) };
  return { ...mapped, resourceType: resource.resourceType, id: idOf(ours.record, ours.suffix), meta };
}

interface HumanName {
  readonly use?: string;
  readonly text?: string;
  readonly family?: string;
  readonly given?: readonly string[];
}

const HAN = /\p{Script=Han}/u;

function nameText(names: readonly HumanName[] | undefined): string {
  const name = names?.find((each) => each.use === "official") ?? names?.[0];
  if (name === undefined) return "";
  if (name.text !== undefined && name.text !== "") return name.text;
  const parts = [name.family ?? "", ...(name.given ?? [])].filter((part) => part !== "");
  return HAN.test(parts.join("")) ? parts.join("") : [...parts.slice(1), ...parts.slice(0, 1)].join(" ");
}

interface Identifier {
  readonly system?: string;
  readonly value?: string;
}

const SEXES = new Set(["male", "female", "other"]);

/** What the record knows of its person, from the current version of the Patient. */
export function residentOf(resource: Resource, record: RecordKey, simulated: boolean) {
  const identifiers = (resource.identifier ?? []) as readonly Identifier[];
  const valueUnder = (system: string) => identifiers.find((each) => each.system === system)?.value ?? null;
  const telecom = (resource.telecom ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  const birth = typeof resource.birthDate === "string" ? partialDay(resource.birthDate)?.from : undefined;
  const death = typeof resource.deceasedDateTime === "string" ? partialDay(resource.deceasedDateTime)?.from : undefined;
  return {
    record,
    simulated,
    name: nameText(resource.name as readonly HumanName[] | undefined),
    sex: SEXES.has(String(resource.gender)) ? String(resource.gender) : "unknown",
    birth: birth ?? null,
    death: death ?? null,
    resident_id: valueUnder(RESIDENT_ID),
    health_record_number: valueUnder(HEALTH_RECORD_NUMBER),
    phone: telecom.find((each) => each.system === "phone")?.value ?? null,
  };
}

export type ResidentRecord = ReturnType<typeof residentOf>;
