import { dayOfInstant } from "@kangyu/fhir";
import type { Actor, Store } from "@kangyu/store";
import { checkRow } from "./check-row.ts";
import type { Judge } from "./judge.ts";
import { problemText } from "./problems.ts";

export type RetryOutcome =
  | { readonly ok: true; readonly id: string; readonly changed: boolean }
  | {
      readonly ok: false;
      readonly code: string;
      readonly path: string | null;
      readonly text: { readonly zh: string; readonly en: string };
    };

export interface Retry {
  readonly store: Store;
  readonly judge: Judge;
  readonly actor: Actor;
  /** Id of the ledger row. */
  readonly id: string;
  /** The corrected resource (or Bundle entry) as text; the bytes kept in the ledger where absent. */
  readonly content?: string;
}

/**
 * Tries one row of the ledger again, corrected in place. What is right now is written at once with everything that
 * follows from it, and the row is resolved; what is still wrong leaves the row open and says why.
 */
export async function retryLedger({ store, judge, actor, id, content }: Retry): Promise<RetryOutcome> {
  const entry = await store.ledgerEntry(id, actor);
  if (entry === null || entry.state !== "open") return refused("ledger-closed", null, null);
  const run = await store.importRun(entry.import, actor);
  const bytes = content === undefined ? entry.bytes : Buffer.from(content, "utf8");
  const places = new Set((await store.places()).map((place) => place.code));
  const now = judge.now();
  const checked = checkRow(
    { bytes, line: entry.line ?? 0, end: 0, cut: false },
    {
      ...judge,
      decode: (given) => new TextDecoder().decode(given),
      entries: isEntry(bytes),
      aliases: new Map(),
      place: run?.place ?? null,
      isPlace: (code) => places.has(code),
      today: dayOfInstant(now, judge.offsetMinutes),
      now,
    },
  );
  if (!checked.ok) return refused(checked.refusal.code, checked.refusal.path, checked.refusal.detail);
  const options = {
    world: entry.world,
    actor,
    source: run?.source ?? "",
    importId: entry.import,
    place: run?.place ?? null,
  };
  const [outcome] = await store.write([checked.incoming], options);
  if (!outcome?.ok) return refused(outcome?.code ?? "not-written", outcome?.path ?? null, outcome?.detail ?? null);
  await store.resolve(id, null, actor);
  return { ok: true, id: outcome.id, changed: outcome.changed };
}

function refused(code: string, path: string | null, detail: string | null): RetryOutcome {
  return { ok: false, code, path, text: problemText(code, detail) };
}

/** A Bundle's row is an entry, with the resource inside. */
function isEntry(bytes: Uint8Array): boolean {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString("utf8")) as object;
    return "resource" in value && !("resourceType" in value);
  } catch {
    return false;
  }
}
