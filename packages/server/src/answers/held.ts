import { createHash } from "node:crypto";
import { Refused } from "../refusals.ts";

interface Held {
  readonly digest: string;
  readonly answer: Promise<unknown>;
}

const KEPT = 2_000;

/**
 * Answers of recent writes by idempotency key, so that a second submission gets the first answer whole. The store
 * remembers longer and over restarts that the write happened; this only remembers what was said about it.
 */
export class HeldAnswers {
  readonly #held = new Map<string, Held>();

  /** The answer of the first call with this key; a different request under the same key is refused. */
  async once<Answer>(key: string, request: unknown, work: () => Promise<Answer>): Promise<Answer> {
    const digest = createHash("sha256").update(JSON.stringify(request)).digest("base64");
    const known = this.#held.get(key);
    if (known !== undefined) {
      if (known.digest !== digest) throw new Refused("idempotency-mismatch");
      return (await known.answer) as Answer;
    }
    const answer = work();
    this.#held.set(key, { digest, answer });
    const [oldest] = this.#held.keys();
    if (this.#held.size > KEPT && oldest !== undefined) this.#held.delete(oldest);
    // What was refused or failed wrote nothing: the same key may be tried again.
    answer.catch(() => this.#held.delete(key));
    return answer;
  }
}
