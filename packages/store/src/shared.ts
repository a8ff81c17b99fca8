import { arrayOf } from "./array-param.ts";
import { addRows, JsonText } from "./columns.ts";
import type { Transaction } from "./database.ts";
import type { Inside } from "./inside.ts";
import type { Ready } from "./ready.ts";
import { AliasTaken } from "./resolve.ts";
import type { WriteOptions, WriteOutcome } from "./store.ts";

interface Current {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly withdrawn: boolean;
}

export interface SharedRows {
  readonly incoming: readonly Ready[];
  readonly options: WriteOptions;
}

/** Registers are one per world and id: `r|Organization/x`. */
function sharedId({ type, id, simulated }: Ready): string {
  return `${simulated ? "s" : "r"}|${type}/${id ?? ""}`;
}

/** Takes rows one after another; of the same resource twice in one batch the last one stands. */
class SharedStage {
  readonly added = new Map<string, Readonly<Record<string, unknown>> & { readonly version: number }>();
  readonly closed: Current[] = [];
  readonly #current: Map<string, Current>;
  readonly #inside: Inside;
  readonly #options: WriteOptions;

  constructor(inside: Inside, options: WriteOptions, current: readonly Current[]) {
    this.#inside = inside;
    this.#options = options;
    this.#current = new Map(current.map((row) => [row.id, row]));
  }

  take(ready: Ready): WriteOutcome {
    const { digest, withdrawn, simulated } = ready;
    const id = sharedId(ready);
    const before = this.#current.get(id);
    const answer = { ok: true as const, record: null, id: ready.id ?? "" };
    if (before?.digest === digest && before.withdrawn === withdrawn)
      return { ...answer, version: before.version, changed: false };
    const staged = this.added.get(id);
    const version = staged?.version ?? (before?.version ?? 0) + 1;
    if (before !== undefined && staged === undefined) this.closed.push(before);
    this.added.set(id, { ...this.#row(ready), id, version, simulated, digest, withdrawn });
    this.#current.set(id, { id, version, digest, withdrawn });
    return { ...answer, version, changed: true };
  }

  #row({ type, text, line, knownFrom, reason }: Ready): object {
    return {
      type: this.#inside.terms.id(type),
      content: new JsonText(text),
      import_id: this.#options.importId,
      line,
      known_from: knownFrom,
      known_to: null,
      recorded_at: this.#inside.now(),
      operator: this.#options.actor.operator,
      reason,
    };
  }
}

const CURRENT = `select id, version, digest, withdrawn from shared_resource
  where id = any($1::text[]) and known_to is null order by id for update`;
const CLOSE = `update shared_resource as s set known_to = greatest(s.known_from, $3)
  from unnest($1::text[], $2::int[]) as c(id, version) where s.id = c.id and s.version = c.version`;

/**
 * Writes resources that are about nobody: organizations, places, staff. Throws `AliasTaken` where another transaction
 * added the same one at this moment.
 */
export async function writeShared(tx: Transaction, inside: Inside, rows: SharedRows): Promise<WriteOutcome[]> {
  const { incoming, options } = rows;
  if (incoming.length === 0) return [];
  const ids = incoming.map(sharedId);
  const current = await tx.rows<Current>(CURRENT, [arrayOf("text", ids)]);
  await inside.terms.ensure(incoming.map((each) => each.type));
  const stage = new SharedStage(inside, options, current);
  const outcomes = incoming.map((each) => stage.take(each));
  const [oldIds, versions] = [stage.closed.map((row) => row.id), stage.closed.map((row) => row.version)];
  if (oldIds.length > 0) tx.send(CLOSE, [arrayOf("text", oldIds), arrayOf("int", versions), inside.now()]);
  const added = [...stage.added.values()];
  if ((await addRows(tx, "shared_resource", added)) < added.length) throw new AliasTaken();
  return outcomes;
}
