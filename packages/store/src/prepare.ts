import { hash } from "node:crypto";
import { partialDay } from "@kangyu/fhir";
import { searchTokens } from "@kangyu/identity";
import { keyOfId } from "./keys.ts";
import type { Incoming, RecordKey, Resource, WriteOptions } from "./store.ts";

const SIMULATED_TAG = { system: "https://kangyu.example/fhir/tags", code: "simulated" };
const RESIDENT_ID = "urn:oid:2.16.156.10011.1.3";
const HEALTH_RECORD_NUMBER = "urn:oid:2.16.156.10011.1.2";

export function isSimulated(resource: Resource, options: Pick<WriteOptions, "world">): boolean {
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

/** Where an outside id stands in the alias table. */
export function aliasOf(reference: string, simulated: boolean, source: string): string {
  return `${simulated ? "s" : "r"}|${source}|${reference}`;
}

/** Number under which a record finds a resource that another system named. */
export function outsideOf(resource: Resource, source: string): number | null {
  if (resource.id === undefined) return null;
  return hash("sha256", `${source}|${resource.resourceType}/${resource.id}`, "buffer").readUIntBE(0, 6);
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
export function ownSuffix(
  { type, id }: { readonly type: string; readonly id: string | null },
  record: RecordKey,
): string | null {
  if (type === "Patient") return "";
  const own = id === null ? null : keyOfId(id);
  return own !== null && own.record === record && own.suffix !== "" ? own.suffix : null;
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
  const name = nameText(resource.name as readonly HumanName[] | undefined);
  const residentId = valueUnder(RESIDENT_ID);
  const healthRecordNumber = valueUnder(HEALTH_RECORD_NUMBER);
  const phone = telecom.find((each) => each.system === "phone")?.value ?? null;
  const numbers = [phone, healthRecordNumber].filter((number) => number !== null);
  return {
    record,
    simulated,
    name,
    sex: SEXES.has(String(resource.gender)) ? String(resource.gender) : "unknown",
    birth: birth ?? null,
    death: death ?? null,
    resident_id: residentId,
    health_record_number: healthRecordNumber,
    phone,
    /** What they are found by. */
    tokens: searchTokens(name, residentId, numbers),
  };
}

export type ResidentRecord = ReturnType<typeof residentOf>;
