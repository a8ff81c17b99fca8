import pg from "pg";
import { ClusterProblem, systemCode } from "./problems.ts";

/** Row security, generated columns and the rest of the schema are written for this version and newer. */
const OLDEST_MAJOR = 15;
const CONNECT_MS = 8_000;

/** Checks a PostgreSQL that somebody else runs: that it answers, lets us in, and is new enough. Gives its major version. */
export async function checkDatabaseUrl(databaseUrl: string): Promise<number> {
  const address = shownAddress(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (!(major >= OLDEST_MAJOR)) {
      throw new ClusterProblem("url-too-old", { address, found: major, needed: OLDEST_MAJOR });
    }
    return major;
  } catch (error) {
    if (error instanceof ClusterProblem) throw error;
    throw new ClusterProblem("url-unreachable", { address, reason: reasonOf(error) });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host, port and database, without user and password. */
function shownAddress(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) throw new ClusterProblem("url-malformed", {});
  return `${url.host || "localhost"}${url.pathname}`;
}

function reasonOf(error: unknown): string {
  // Trying both addresses of a name fails with several errors at once and an empty message.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = systemCode(first);
  const message = first instanceof Error ? first.message : "";
  return (code !== null && /^E[A-Z]+$/.test(code) ? code : message) || "no answer";
}
