import { arrayOf } from "./array-param.ts";
import { insertOf, JsonText, type Statement, sendRows } from "./columns.ts";
import type { Transaction } from "./database.ts";
import { rowsOfFacts, type WrittenFact } from "./facts.ts";
import type { Inside } from "./inside.ts";
import { idOf, newSuffix } from "./keys.ts";
import type { LoadedRecord, PackedFact } from "./load.ts";
import { ownSuffix, type ResidentRecord } from "./prepare.ts";
import { refused } from "./problems.ts";
import { contentText, factsOfReady, type Ready } from "./ready.ts";
import type { RecordKey, WriteOptions, WriteOutcome } from "./store.ts";

/** The current version of a resource, as far as the next one must know it. */
interface Current {
  readonly record: RecordKey;
  readonly suffix: string;
  readonly version: number;
  readonly digest: string;
  readonly withdrawn: boolean;
  readonly outside: number | null;
  readonly known_from: number;
  readonly import_id: string | null;
}

interface Version {
  readonly current: Current;
  readonly ready: Ready;
  known_to: number | null;
}

export interface Person {
  readonly ready: Ready;
  readonly record: RecordKey;
}

/** Everything one transaction writes about resources, gathered before the first insert. */
export class Stage {
  readonly changed = new Set<RecordKey>();
  readonly #inside: Inside;
  readonly #options: WriteOptions;
  readonly #bySuffix = new Map<string, Current>();
  readonly #byOutside = new Map<string, Current>();
  readonly #older = new Set<string>();
  readonly #versions = new Map<Current, Version>();
  readonly #closed: { record: RecordKey; suffix: string; version: number; known_to: number }[] = [];
  #resourceRows: readonly object[] = [];
  #factRows: readonly WrittenFact[] = [];
  readonly #residents = new Map<RecordKey, ResidentRecord | null>();

  constructor(inside: Inside, options: WriteOptions) {
    this.#inside = inside;
    this.#options = options;
  }

  /**
   * Reads the current versions of the resources that come. The records are locked. `offset 0` keeps the planner from
   * turning the join around, whatever it thinks of the tables' sizes.
   */
  async read(tx: Transaction, people: readonly Person[]): Promise<void> {
    const bySuffix: { record: RecordKey; suffix: string }[] = [];
    const byOutside: { record: RecordKey; outside: number }[] = [];
    for (const { ready, record } of people) {
      const suffix = ownSuffix(ready, record);
      if (suffix !== null) bySuffix.push({ record, suffix });
      else if (ready.outside !== null) byOutside.push({ record, outside: ready.outside });
    }
    const columns = "r.record, r.suffix, r.version, r.digest, r.withdrawn, r.outside, r.known_from, r.import_id";
    const found = await Promise.all([
      bySuffix.length === 0
        ? []
        : tx.rows<Current>(
            `select ${columns} from unnest($1::bigint[], $2::text[]) as w(record, suffix) cross join lateral
              (select * from resource where record = w.record and suffix = w.suffix and known_to is null offset 0) r`,
            [
              arrayOf(
                "bigint",
                bySuffix.map((row) => row.record),
              ),
              arrayOf(
                "text",
                bySuffix.map((row) => row.suffix),
              ),
            ],
          ),
      byOutside.length === 0
        ? []
        : tx.rows<Current>(
            `select ${columns} from unnest($1::bigint[], $2::bigint[]) as w(record, outside) cross join lateral
              (select * from resource where record = w.record and outside = w.outside and known_to is null
                and outside is not null offset 0) r`,
            [
              arrayOf(
                "bigint",
                byOutside.map((row) => row.record),
              ),
              arrayOf(
                "bigint",
                byOutside.map((row) => row.outside),
              ),
            ],
          ),
    ]);
    for (const current of found.flat()) this.#keep(current);
    await this.#readOlder(tx, this.#options.replay ? found.flat() : found[1]);
  }

  /** Digests of versions that were corrected or withdrawn on screen since they came from outside; all in a replay. */
  async #readOlder(tx: Transaction, currents: readonly Current[]): Promise<void> {
    const { replay = false } = this.#options;
    const edited = currents.filter((current) => (replay || current.import_id === null) && current.version > 1);
    if (edited.length === 0) return;
    const rows = await tx.rows<{ record: RecordKey; suffix: string; digest: string }>(
      `select r.record, r.suffix, r.digest from unnest($1::bigint[], $2::text[]) as w(record, suffix) cross join lateral
        (select * from resource where record = w.record and suffix = w.suffix and known_to is not null offset 0) r`,
      [
        arrayOf(
          "bigint",
          edited.map((row) => row.record),
        ),
        arrayOf(
          "text",
          edited.map((row) => row.suffix),
        ),
      ],
    );
    for (const row of rows) this.#older.add(`${row.record}-${row.suffix}-${row.digest}`);
  }

  #keep(current: Current): void {
    this.#bySuffix.set(`${current.record}-${current.suffix}`, current);
    if (current.outside !== null) this.#byOutside.set(`${current.record}-${current.outside}`, current);
  }

  /** Takes one row: a new version, nothing new, or a refusal. */
  take({ ready, record }: Person): WriteOutcome {
    const own = ownSuffix(ready, record);
    const outside = own === null ? ready.outside : null;
    const current = own === null ? this.#byOutside.get(`${record}-${outside}`) : this.#bySuffix.get(`${record}-${own}`);
    if (ready.baseVersion !== undefined && ready.baseVersion !== (current?.version ?? 0))
      return refused(current === undefined ? "resource-unknown" : "version-conflict");
    if (ready.withdrawal && current === undefined) return refused("resource-unknown");
    const { digest, withdrawn, knownFrom } = ready;
    const suffix = current?.suffix ?? own ?? newSuffix(this.#inside.now());
    const same = current?.digest === digest && current.withdrawn === withdrawn;
    // What was corrected here is not undone by the file that it came from, sent once more.
    if (current !== undefined && (same || this.#older.has(`${record}-${suffix}-${digest}`)))
      return { ok: true, record, id: idOf(record, suffix), version: current.version, changed: false };
    const version = (current?.version ?? 0) + 1;
    if (current !== undefined) this.#close(current, knownFrom);
    this.#add(ready, {
      record,
      suffix,
      version,
      digest,
      withdrawn,
      outside: current?.outside ?? outside,
      known_from: knownFrom,
      import_id: this.#options.importId,
    });
    return { ok: true, record, id: idOf(record, suffix), version, changed: true };
  }

  #close(current: Current, knownFrom: number): void {
    const knownTo = Math.max(current.known_from, knownFrom);
    const staged = this.#versions.get(current);
    if (staged === undefined) {
      const { record, suffix, version } = current;
      this.#closed.push({ record, suffix, version, known_to: knownTo });
    } else staged.known_to = knownTo;
  }

  #add(ready: Ready, next: Current): void {
    this.#versions.set(next, { current: next, ready, known_to: null });
    this.#keep(next);
    this.changed.add(next.record);
    if (ready.type !== "Patient") return;
    const { record } = next;
    this.#residents.set(record, ready.resident === null ? null : { ...ready.resident, record });
  }

  /** Makes the rows of what was taken; a refusal before costs nothing. */
  async prepare(): Promise<void> {
    const { terms } = this.#inside;
    const engine = this.#inside.engine();
    const made = [...this.#versions.values()].map((version) => ({
      ...version,
      facts: factsOfReady(version.ready, version.current, engine),
    }));
    await terms.ensure(new Set(made.flatMap(({ ready, facts }) => [ready.type, ...facts.map((fact) => fact.code)])));
    this.#resourceRows = made.map((version) => this.#rowOf(version, terms.id(version.ready.type)));
    this.#factRows = made.flatMap(({ current, known_to, ready, facts }) => {
      const { record, suffix, version } = current;
      const { simulated, type } = ready;
      return rowsOfFacts(facts, { record, suffix, version, type: terms.id(type), simulated, knownTo: known_to }, terms);
    });
  }

  #rowOf({ current, ready, known_to }: Version, type: number): object {
    return {
      ...current,
      known_to,
      type,
      simulated: ready.simulated,
      content: new JsonText(contentText(ready, current)),
      line: ready.line,
      recorded_at: this.#inside.now(),
      operator: this.#options.actor.operator,
      reason: ready.reason,
    };
  }

  /** Sends the rows at once: what is sent after reads them. */
  send(tx: Transaction, fresh: ReadonlyMap<RecordKey, unknown>): void {
    this.#sendClosed(tx);
    sendRows(tx, "resource", this.#resourceRows);
    sendRows(tx, "fact", this.#factRows);
    sendResidents(tx, this.#residents, fresh);
  }

  /** A record as it was read, with the facts of what was taken instead of those that stop being known. */
  amended(known: LoadedRecord): LoadedRecord {
    const gone = new Set(this.#closed.filter((row) => row.record === known.record).map((row) => row.suffix));
    const facts = known.facts.filter(([suffix]) => !gone.has(suffix));
    return { ...known, facts: [...facts, ...this.#factRows.map(packed)] };
  }

  /** Sends off that older versions and their facts stop being known. */
  close(tx: Transaction): void {
    this.#sendClosed(tx);
  }

  /** The rows to insert, no Patient among them. */
  insertions(): Statement[] {
    const facts = this.#factRows.length === 0 ? [] : [insertOf("fact", this.#factRows)];
    return [insertOf("resource", this.#resourceRows), ...facts];
  }

  #sendClosed(tx: Transaction): void {
    if (this.#closed.length === 0) return;
    const params = [
      arrayOf(
        "bigint",
        this.#closed.map((row) => row.record),
      ),
      arrayOf(
        "text",
        this.#closed.map((row) => row.suffix),
      ),
      arrayOf(
        "int",
        this.#closed.map((row) => row.version),
      ),
      arrayOf(
        "bigint",
        this.#closed.map((row) => row.known_to),
      ),
    ];
    const closing = (table: string) => `update ${table} as t set known_to = c.known_to
      from unnest($1::bigint[], $2::text[], $3::int[], $4::bigint[]) as c(record, suffix, version, known_to)
      where t.record = c.record and t.suffix = c.suffix and t.version = c.version`;
    tx.send(closing("resource"), params);
    tx.send(closing("fact"), params);
  }
}

/** A fact as `loadRecords` reads it once it is written. */
function packed(row: WrittenFact): PackedFact {
  const values = JSON.parse(row.values.text) as PackedFact[7];
  return [row.suffix, row.type, row.code, row.day, row.until, row.institution, row.known_from, values];
}

/**
 * Puts the identity of records as it is now, and the tokens by which they are found. Null: nobody stands there. Of `fresh`
 * records nothing stands yet.
 */
export function sendResidents(
  tx: Transaction,
  residents: ReadonlyMap<RecordKey, ResidentRecord | null>,
  fresh: ReadonlyMap<RecordKey, unknown> = new Map(),
): void {
  const old = [...residents.keys()].filter((record) => !fresh.has(record));
  const rows = [...residents.values()].filter((row) => row !== null);
  if (old.length > 0) {
    const keys = arrayOf("bigint", old);
    tx.send("delete from resident where record = any($1::bigint[])", [keys]);
    tx.send("delete from resident_token where record = any($1::bigint[])", [keys]);
  }
  sendRows(tx, "resident", rows);
  sendRows(
    tx,
    "resident_token",
    rows.flatMap(({ record, simulated, tokens }) => tokens.map((token) => ({ record, simulated, token }))),
  );
}
