import { type Refused, refused } from "./problems.ts";

/** 31 characters: no I, O, S, V, Z (GB 32100-2015). */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character of the first 17 characters of a unified social credit code (GB 32100-2015); null for other characters. */
export function creditCodeCheck(body: string): string | null {
  let sum = 0;
  for (let index = 0; index < 17; index++) {
    const value = ALPHABET.indexOf(body[index] ?? "?");
    if (value < 0) return null;
    sum += value * (WEIGHTS[index] as number);
  }
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}

/** Check character of the 8 characters of an organisation code (GB 11714): 10 is X, 11 is 0; null for other characters. */
export function organisationCodeCheck(body: string): string | null {
  let sum = 0;
  for (let index = 0; index < 8; index++) {
    const value = ORGANISATION_ALPHABET.indexOf(body[index] ?? "?");
    if (value < 0) return null;
    sum += value * (ORGANISATION_WEIGHTS[index] as number);
  }
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

export interface CreditCode {
  readonly ok: true;
  readonly code: string;
  /** 1 establishment organ, 5 civil affairs, 9 market regulation, Y other; newer letters exist. */
  readonly authority: string;
  readonly division: string;
  /** Characters 9 to 17: the organisation code (GB 11714). */
  readonly organisation: string;
}

/**
 * Reads a unified social credit code (GB 32100-2015): 18 characters, its own check character. The check character of the
 * organisation code inside is not required: codes given out since 2015 do not all keep it.
 */
export function parseCreditCode(text: string): CreditCode | Refused {
  const code = text.trim().toUpperCase();
  if (code.length !== 18) return refused("length", "length");
  const check = creditCodeCheck(code);
  if (check === null || !/^\d{6}$/.test(code.slice(2, 8))) return refused("characters", "characters");
  if (check !== code[17]) return refused("check", "check");
  return { ok: true, code, authority: code.slice(0, 1), division: code.slice(2, 8), organisation: code.slice(8, 17) };
}

/** Builds a unified social credit code from authority, class, 6-digit division and the 8 characters of the organisation. */
export function buildCreditCode(parts: {
  authority: string;
  kind: string;
  division: string;
  body: string;
}): string | null {
  const organisation = organisationCodeCheck(parts.body);
  if (organisation === null) return null;
  const body = `${parts.authority}${parts.kind}${parts.division}${parts.body}${organisation}`;
  const check = creditCodeCheck(body);
  return check === null ? null : body + check;
}
