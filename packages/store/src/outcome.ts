import type { Statement } from "./columns.ts";
import type { Inside } from "./inside.ts";
import type { Change } from "./spells.ts";
import type { Moved, WriteOutcome } from "./store.ts";

export type Accepted = Extract<WriteOutcome, { readonly ok: true }>;

const PLACE_DIGITS = 12;

/** The deltas of a write in words, for whoever wants to say which figures it changed. */
export function movedBy({ terms }: Inside, changes: readonly Change[]): Moved[] {
  return changes.map(({ measure, state, reason, place, institution, day, amount }) => ({
    measure: terms.text(measure),
    state: terms.text(state),
    reason: terms.text(reason),
    place: String(place).padStart(PLACE_DIGITS, "0"),
    institution: institution === null ? null : terms.text(institution),
    day,
    amount,
  }));
}

/** The answer to a request under an idempotency key. */
export interface Kept {
  /** Operator and key. */
  readonly key: string;
  /** Of what was asked: the same key for something else is refused. */
  readonly digest: string;
  readonly outcomes: readonly WriteOutcome[];
  readonly simulated: boolean;
}

const KEEP = "insert into idempotency (key, simulated, at, digest, outcome) values ($1, $2, $3::bigint, $4, $5::jsonb)";

/** Keeps an answer, so that the same request is told the same again. */
export function keptAnswer({ key, simulated, digest, outcomes }: Kept, inside: Inside): Statement {
  return { sql: KEEP, params: [key, simulated, inside.now(), digest, JSON.stringify(outcomes)] };
}
