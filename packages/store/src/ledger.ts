import { claimsOf } from "./database.ts";
import { addToLedger, noteAudit } from "./imports.ts";
import type { Inside } from "./inside.ts";
import { StoreError } from "./problems.ts";
import type { Actor, LedgerEntry, LedgerQuery, Page, Refusal } from "./store.ts";

interface LedgerRow {
  readonly id: string;
  readonly import_id: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly place: string | null;
  readonly simulated: boolean;
  readonly at: number;
  readonly code: string;
  readonly path: string | null;
  readonly detail: string;
  readonly bytes: Buffer;
  readonly digest: string;
  readonly state: LedgerEntry["state"];
  readonly note: string | null;
}

const SELECT = `select l.*, i.file, i.place from ledger l left join import_run i on i.id = l.import_id`;

function entryOf({ import_id, simulated, file, ...row }: LedgerRow): LedgerEntry {
  return { ...row, import: import_id, file: file ?? "", world: simulated ? "simulated" : "real" };
}

/** Puts refused rows of an import into the ledger and counts them; returns their ids. */
export function refuse(
  inside: Inside,
  importId: string,
  rows: { readonly refusals: readonly Refusal[]; readonly actor: Actor },
): Promise<string[]> {
  return inside.database.transaction(claimsOf(rows.actor, "both"), async (tx) => {
    const [run] = await tx.rows<{ simulated: boolean }>("select simulated from import_run where id = $1", [importId]);
    if (run === undefined) throw new StoreError("import-unknown");
    const ids = addToLedger(tx, inside, { importId, simulated: run.simulated, refusals: rows.refusals });
    await tx.run("update import_run set refused = refused + $2 where id = $1", [importId, ids.length]);
    return ids;
  });
}

export function ledger(
  inside: Inside,
  query: LedgerQuery,
  actor: Actor,
): Promise<Page<LedgerEntry> & { readonly total: number }> {
  const simulated = query.world === undefined ? null : query.world === "simulated";
  const filter =
    "($1::text is null or l.import_id = $1) and ($2::text is null or l.state = $2) and ($3::boolean is null or l.simulated = $3)";
  const params = [query.import ?? null, query.state ?? null, simulated];
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const [counted, rows] = await Promise.all([
      tx.rows<{ total: number }>(`select count(*) as total from ledger l where ${filter}`, params),
      tx.rows<LedgerRow>(`${SELECT} where ${filter} and ($4::text is null or l.id > $4) order by l.id limit $5`, [
        ...params,
        query.after ?? null,
        query.limit + 1,
      ]),
    ]);
    const page = rows.slice(0, query.limit);
    const next = rows.length > page.length ? (page.at(-1)?.id ?? null) : null;
    return { rows: page.map(entryOf), next, total: counted[0]?.total ?? 0 };
  });
}

export function ledgerEntry(inside: Inside, id: string, actor: Actor): Promise<LedgerEntry | null> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const [row] = await tx.rows<LedgerRow>(`${SELECT} where l.id = $1`, [id]);
    return row === undefined ? null : entryOf(row);
  });
}

export interface Settled {
  readonly state: "resolved" | "dismissed";
  readonly note: string | null;
  readonly actor: Actor;
}

/** Closes an open entry; the bytes stay. */
export function settle(inside: Inside, id: string, { state, note, actor }: Settled): Promise<void> {
  return inside.database.transaction(claimsOf(actor, "both"), async (tx) => {
    const [row] = await tx.rows<{ simulated: boolean }>(
      "update ledger set state = $2, note = $3 where id = $1 returning simulated",
      [id, state, note],
    );
    if (row === undefined) throw new StoreError("ledger-unknown");
    noteAudit(tx, inside, { actor, action: `ledger-${state}`, target: id, simulated: row.simulated });
  });
}
