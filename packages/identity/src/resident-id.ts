import { type Day, dayOfCivil, daysInMonth, isoOfDay, parseDay } from "@kangyu/fhir";
import { type Refused, refused } from "./problems.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = "10X98765432";
const SHAPE = /^[1-9]\d{16}[\dX]$/;
/** Prefixes of the residence permits for people from Hong Kong, Macao and Taiwan (same format and check). */
const PERMITS: Readonly<Record<string, ResidentIdKind>> = {
  "810000": "hong-kong",
  "820000": "macao",
  "830000": "taiwan",
};

export type ResidentIdKind = "resident" | "hong-kong" | "macao" | "taiwan" | "foreign-permanent";

export interface ResidentId {
  readonly ok: true;
  /** 18 characters, X in upper case. */
  readonly id: string;
  readonly kind: ResidentIdKind;
  /** Division of first issue; may be a repealed code and is therefore not looked up anywhere. */
  readonly division: string;
  readonly birth: Day;
  readonly sex: "male" | "female";
}

/**
 * Check character of the first 17 digits (GB 11643-1999: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, modulo 11).
 * The caller passes digits only.
 */
export function residentIdCheck(body: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += (body.charCodeAt(index) - 48) * (WEIGHTS[index] as number);
  return CHECKS[sum % 11] as string;
}

function kindOf(id: string): ResidentIdKind {
  if (id.startsWith("9")) return "foreign-permanent";
  return PERMITS[id.slice(0, 6)] ?? "resident";
}

/**
 * Reads an 18-character resident ID (GB 11643-1999), a residence permit for people from Hong Kong, Macao or Taiwan
 * (810000/820000/830000) or a foreign permanent resident's number of 2023 (first digit 9). White space around and a
 * small x are forgiven. Refuses 15 digits (invalid since 2013-01-01), impossible births and a wrong check character.
 */
export function parseResidentId(text: string): ResidentId | Refused {
  const id = text.trim().toUpperCase();
  if (/^\d{15}$/.test(id)) return refused("repealed", "length");
  if (id.length !== 18) return refused("length", "length");
  if (!SHAPE.test(id)) return refused("characters", "characters");
  const birth = parseDay(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`);
  if (birth === null) return refused("birth", "birth");
  if (residentIdCheck(id) !== id[17]) return refused("check", "check");
  const sex = (id.charCodeAt(16) - 48) % 2 === 1 ? "male" : "female";
  return { ok: true, id, kind: kindOf(id), division: id.slice(0, 6), birth, sex };
}

/** Builds a resident ID. `serial` is 0 to 999; its last digit is odd for men and even for women (GB 11643-1999). */
export function buildResidentId(parts: { division: string; birth: Day; serial: number }): string {
  const body = `${parts.division}${isoOfDay(parts.birth).replaceAll("-", "")}${String(parts.serial).padStart(3, "0")}`;
  return body + residentIdCheck(body);
}

/**
 * The 18-character form of a 15-digit ID from before 2000, for matching old records only: such IDs have been invalid
 * since 2013-01-01. Inserts the century 19 and adds the check character.
 */
export function upgradeResidentId15(text: string): ResidentId | Refused {
  const old = text.trim();
  if (old.length !== 15) return refused("length", "length");
  if (!/^[1-9]\d{14}$/.test(old)) return refused("characters", "characters");
  const [year, month, date] = [Number(`19${old.slice(6, 8)}`), Number(old.slice(8, 10)), Number(old.slice(10, 12))];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return refused("birth", "birth");
  return parseResidentId(
    buildResidentId({
      division: old.slice(0, 6),
      birth: dayOfCivil(year, month, date),
      serial: Number(old.slice(12)),
    }),
  );
}
