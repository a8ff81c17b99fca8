import { type Day, isoOfDay } from "@kangyu/fhir";
import { typingErrors } from "./distance.ts";
import { romanise } from "./pinyin.ts";
import { parseResidentId } from "./resident-id.ts";

/** What linkage reads of a record. Missing is null and counts neither way. */
export interface Candidate {
  readonly id: string | null;
  readonly name: string | null;
  readonly birth: Day | null;
  readonly sex: string | null;
  readonly phone: string | null;
}

export type LinkageField = "id" | "name" | "birth" | "sex" | "phone";
export type Agreement = "equal" | "close" | "different" | "missing";

export interface MatchReason {
  readonly field: LinkageField;
  readonly agreement: Agreement;
  /** Bits for (positive) or against (negative) the two being one person. */
  readonly bits: number;
}

export interface Match {
  /** Sum of the bits of all fields. */
  readonly bits: number;
  /** `same` may be linked after a look, `possible` is put before a person, `different` is not shown. */
  readonly verdict: "same" | "possible" | "different";
  readonly reasons: readonly MatchReason[];
}

/**
 * How often a field agrees in that way when two records are one person (`m`), and when they are not (`u`): the model of
 * Fellegi and Sunter (1969), bits = log2(m / u). The probabilities are assumed, not estimated from a district's records.
 */
const CHANCES: Readonly<
  Record<LinkageField, Readonly<Record<Exclude<Agreement, "missing">, readonly [number, number]>>>
> = {
  id: { equal: [0.97, 1e-7], close: [0.02, 1e-5], different: [0.01, 0.99999] },
  name: { equal: [0.93, 0.001], close: [0.05, 0.01], different: [0.02, 0.989] },
  birth: { equal: [0.96, 0.00004], close: [0.03, 0.003], different: [0.01, 0.997] },
  sex: { equal: [0.99, 0.5], close: [0.99, 0.5], different: [0.01, 0.5] },
  phone: { equal: [0.6, 0.0002], close: [0.05, 0.0005], different: [0.35, 0.9993] },
};

const SAME_BITS = 25;
const POSSIBLE_BITS = 12;

function compare<Value>(a: Value | null, b: Value | null, close: (a: Value, b: Value) => boolean): Agreement {
  if (a === null || b === null || a === "" || b === "") return "missing";
  if (a === b) return "equal";
  return close(a, b) ? "close" : "different";
}

/** Homophones and one wrong character of a longer name are close; two-character names need the same sound. */
function closeNames(a: string, b: string): boolean {
  const [left, right] = [romanise(a), romanise(b)];
  if (left.full !== "" && left.full === right.full) return true;
  return [...a].length > 2 && [...b].length > 2 && a[0] === b[0] && typingErrors(a, b) === 1;
}

function closeBirths(a: Day, b: Day): boolean {
  const [left, right] = [isoOfDay(a).replaceAll("-", ""), isoOfDay(b).replaceAll("-", "")];
  const swapped = left.slice(0, 4) + left.slice(6) + left.slice(4, 6) === right;
  return swapped || typingErrors(left, right) === 1;
}

function normalId(id: string | null): string | null {
  return id === null ? null : id.trim().toUpperCase();
}

function valid(id: string | null): boolean {
  return id !== null && parseResidentId(id).ok;
}

/**
 * How likely two records are one person, in bits, with the reason from each field. Two valid and different resident IDs
 * are two people, however much else agrees (twins): the verdict is then never `same`.
 */
export function matchScore(a: Candidate, b: Candidate): Match {
  const ids = [normalId(a.id), normalId(b.id)] as const;
  const agreements: readonly (readonly [LinkageField, Agreement])[] = [
    ["id", compare(ids[0], ids[1], (x, y) => typingErrors(x, y) === 1)],
    ["name", compare(a.name, b.name, closeNames)],
    ["birth", compare(a.birth, b.birth, closeBirths)],
    ["sex", compare(a.sex, b.sex, () => false)],
    ["phone", compare(a.phone, b.phone, (x, y) => typingErrors(x, y) === 1)],
  ];
  const reasons = agreements.map(([field, agreement]): MatchReason => {
    if (agreement === "missing") return { field, agreement, bits: 0 };
    const [m, u] = CHANCES[field][agreement];
    return { field, agreement, bits: Math.log2(m / u) };
  });
  const bits = reasons.reduce((sum, reason) => sum + reason.bits, 0);
  const twoNumbers = ids[0] !== ids[1] && valid(ids[0]) && valid(ids[1]);
  const verdict = bits >= SAME_BITS && !twoNumbers ? "same" : bits >= POSSIBLE_BITS ? "possible" : "different";
  return { bits, verdict, reasons };
}
