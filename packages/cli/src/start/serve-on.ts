import { join } from "node:path";
import { type RunningServer, startServer } from "@kangyu/server";
import { geographyOf } from "@kangyu/simulate";
import { simulationTables } from "../registers.ts";
import type { Session } from "../session.ts";
import { today } from "../today.ts";

/** Serves a session on a port of this machine (0: a free one); `webRoot` null serves the API alone. */
export function serveOn(port: number, session: Session, webRoot: string | null): Promise<RunningServer> {
  const { store, catalogue, directory } = session;
  const { jurisdiction, name } = geographyOf(simulationTables());
  const uploads = join(directory, "incoming");
  return startServer({ store, catalogue, district: { jurisdiction, name }, port, webRoot, uploads, today });
}
