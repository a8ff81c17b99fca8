import { problemText, retryLedger } from "@kangyu/intake";
import type { Actor, LedgerEntry, World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { intake as contract } from "../contract/index.ts";
import { Refused } from "../refusals.ts";

type Row = z.infer<typeof contract.ledgerRow>;

export interface LedgerQuestion {
  readonly import?: string | undefined;
  readonly state?: Row["state"] | undefined;
  readonly world?: World | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Bytes as text where they are UTF-8, else as hexadecimal digits. */
function contentOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("hex");
  }
}

function shown(entry: LedgerEntry): Row {
  return {
    id: entry.id,
    import: entry.import,
    file: entry.file,
    line: entry.line,
    place: entry.place,
    at: new Date(entry.at).toISOString(),
    code: entry.code,
    path: entry.path,
    text: problemText(entry.code, entry.detail),
    content: contentOf(entry.bytes),
    digest: entry.digest,
    state: entry.state,
  };
}

/** Rows that were refused, with their bytes. */
export async function ledgerAnswer(
  context: Context,
  question: LedgerQuestion,
  actor: Actor,
): Promise<z.infer<typeof contract.ledger>> {
  const { import: run, state, world, after, limit } = question;
  const query = {
    limit,
    ...(run === undefined ? {} : { import: run }),
    ...(state === undefined ? {} : { state }),
    ...(world === undefined ? {} : { world }),
    ...(after === undefined ? {} : { after }),
  };
  const page = await context.store.ledger(query, actor);
  return { total: page.total, items: page.rows.map(shown), next: page.next };
}

async function openRow(context: Context, id: string, actor: Actor): Promise<LedgerEntry> {
  const entry = await context.store.ledgerEntry(id, actor);
  if (entry === null) throw new Refused("unknown-ledger-row");
  if (entry.state !== "open") throw new Refused("ledger-closed");
  return entry;
}

async function rowNow(context: Context, id: string, actor: Actor): Promise<Row> {
  const entry = await context.store.ledgerEntry(id, actor);
  if (entry === null) throw new Refused("unknown-ledger-row");
  return shown(entry);
}

/** Tries a row again with what a person made of it; where that is still wrong the row stays open and the reason is told. */
export async function retryRow(
  context: Context,
  { id, content }: { readonly id: string; readonly content: string },
  actor: Actor,
): Promise<Row> {
  await openRow(context, id, actor);
  const outcome = await retryLedger({ store: context.store, judge: context.judge(), actor, id, content });
  if (!outcome.ok) {
    const path = outcome.path === null ? {} : { path: outcome.path };
    throw new Refused("still-refused", { detail: outcome.code, text: outcome.text, ...path });
  }
  context.factDays.forget();
  return rowNow(context, id, actor);
}

/** Lays a row aside with a reason; its bytes stay. */
export async function dismissRow(
  context: Context,
  { id, reason }: { readonly id: string; readonly reason: string },
  actor: Actor,
): Promise<Row> {
  await openRow(context, id, actor);
  await context.store.dismiss(id, reason, actor);
  return rowNow(context, id, actor);
}
