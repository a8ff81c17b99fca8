/** Why the store refuses a row or a call. The server turns them into answers; intake puts them into the ledger. */
export const storeProblems = {
  "subject-missing": "the resource does not say whose it is",
  "subject-unknown": "no record stands behind the reference to the person",
  "resource-unknown": "there is no such resource to change or withdraw",
  "version-conflict": "somebody else changed the resource in the meantime",
  "not-written": "another row of the same transaction was refused",
  "idempotency-mismatch": "the key was used for another request before",
  "record-unknown": "there is no such record in this world",
  "link-circle": "the records stand for the same person already",
  "link-world": "a simulated record and a real one are never one person",
  "link-missing": "the record is not joined to another",
  "import-unknown": "there is no such import",
  "import-moved": "another reader has taken the import further",
  "plan-item-unknown": "the plan has no such task, project or photograph",
  "evaluation-unknown": "there is no such evaluation",
  "evaluation-signed": "the evaluation is signed or withdrawn and does not change any more",
  "ledger-unknown": "there is no such entry in the ledger",
  "document-unknown": "there is no such document",
  "answered-meanwhile": "somebody else answered this finding in the meantime",
  "bound-meanwhile": "somebody else decided on this row in the meantime",
  "draft-unknown": "there is no such draft of a plan",
} as const;

export type StoreProblem = keyof typeof storeProblems;

/** The one error of this room: a code of the table above, and never anything about a person. */
export class StoreError extends Error {
  readonly code: StoreProblem;
  constructor(code: StoreProblem) {
    super(storeProblems[code]);
    this.name = "StoreError";
    this.code = code;
  }
}

export function refused(code: StoreProblem, path: string | null = null) {
  return { ok: false as const, code, path, detail: storeProblems[code] };
}
