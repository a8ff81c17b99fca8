/** Why an identifier is refused. The detail never repeats the identifier: it may be a person's. */
export interface IdentityProblem {
  readonly code: IdentityProblemCode;
  /** Which part is wrong, e.g. `check`, `birth`. */
  readonly path: string;
  readonly detail: string;
}

export const identityProblems = {
  length: "The number has the wrong length.",
  characters: "The number holds a character that does not belong there.",
  repealed: "15-digit resident IDs have been invalid since 2013-01-01.",
  birth: "The digits of the birth date are not a date.",
  check: "The check character does not fit the other characters.",
} as const;

export type IdentityProblemCode = keyof typeof identityProblems;

export interface Refused {
  readonly ok: false;
  readonly problem: IdentityProblem;
}

export function refused(code: IdentityProblemCode, path: string): Refused {
  return { ok: false, problem: { code, path, detail: identityProblems[code] } };
}
