import { type Actor, type Catalogue, loadCatalogue, migrate, openStore, type Store } from "@kangyu/store";
import { type OpenPostgres, openPostgres, type PostgresStage } from "@kangyu/store/cluster";
import type { Invocation } from "./command.ts";
import { catalogueFolder, databaseUrl, dataFolder } from "./places.ts";
import { loadRegisters } from "./registers.ts";

/** Who the command line acts as, in the audit. */
export const COMMAND_LINE: Actor = { operator: "command-line", institution: null };

/** The database opened and brought to this version, with the definitions. */
export interface Session {
  readonly directory: string;
  readonly database: OpenPostgres;
  readonly catalogue: Catalogue;
  readonly store: Store;
  /** Names of the migrations that were run. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export interface SessionOptions {
  /** See `openPostgres`. */
  readonly mode: "own" | "share";
  readonly onStage?: (stage: PostgresStage) => void;
}

/** The database for everything that a command asks of it: opened when it is first asked, and once. */
export interface SessionOnDemand {
  open(): Promise<Session>;
  /** Gives back what was opened, if anything was. */
  close(): Promise<void>;
}

export function sessionOnDemand(invocation: Invocation, options: SessionOptions): SessionOnDemand {
  let opened: Promise<Session> | null = null;
  return {
    open() {
      opened ??= openSession(invocation, options);
      return opened;
    },
    // What could not be opened has said so to who opened it.
    close: async () => (await opened?.catch(() => null))?.close(),
  };
}

/** Opens what every command on records needs; `close` gives all of it back. */
export async function openSession(invocation: Invocation, { mode, onStage }: SessionOptions): Promise<Session> {
  const directory = dataFolder(invocation);
  const options = { directory, databaseUrl: databaseUrl(), mode };
  const database = await openPostgres(onStage === undefined ? options : { ...options, onStage });
  try {
    const migrated = await migrate(database.adminUrl);
    const catalogue = await loadCatalogue(catalogueFolder);
    const store = await openStore({ url: database.url, catalogue });
    await loadRegisters(store, catalogue);
    const close = async () => {
      await store.close();
      await database.stop();
    };
    return { directory, database, catalogue, store, migrated, close };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
