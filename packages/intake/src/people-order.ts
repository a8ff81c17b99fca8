import { parseReference, subjectOf } from "@kangyu/fhir";

/** Watches the order of rows: does a row speak of a person before the row that is the person? */
export class PeopleOrder {
  readonly #seen = new Set<string>();
  broken = false;

  /** `resource` as parsed; what is none is passed over. `resolve` reads references inside a Bundle. */
  add(resource: unknown, resolve: (reference: string) => string = (reference) => reference): void {
    if (this.broken) return;
    const subject = subjectOf(resource);
    if (subject.kind !== "person") return;
    const reference = resolve(subject.reference);
    if ((resource as { readonly resourceType: string }).resourceType === "Patient") this.#seen.add(reference);
    else {
      const parsed = parseReference(reference);
      this.broken = parsed.kind !== "literal" || !this.#seen.has(`${parsed.type}/${parsed.id}`);
    }
  }
}

const KEY = Buffer.from('"resourceType"');
const PATIENT = /^"resourceType"\s*:\s*"Patient"/;
const WORD = 64;

/**
 * Whether a row is a person, by its first `resourceType`, without parsing it. The same row always gets the same
 * answer, so that each row is read in exactly one pass.
 */
export function isPersonRow(bytes: Uint8Array): boolean {
  const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = row.indexOf(KEY);
  return at >= 0 && PATIENT.test(row.toString("latin1", at, at + WORD));
}
