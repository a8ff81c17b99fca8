/** A server in a process of its own, as `kangyu start` runs it: what it costs is measured apart from who asks. */
import { keepHouse, openSession, serveOn } from "@kangyu/cli";
import type { Asked, Told } from "./served.ts";

const [, , directory = ""] = process.argv;
const quiet = { values: [], flags: { data: directory }, console: { out: () => {}, tell: () => {} } };
const session = await openSession(quiet, { mode: "own" });
const server = await serveOn(0, session, null);
const house = keepHouse(session.store);
const tell = (told: Told) => process.send?.(told);

process.on("message", async (asked: Asked) => {
  if (asked === "count") {
    const { user, system } = process.cpuUsage();
    tell({ count: { statements: session.store.statements(), cpuSeconds: (user + system) / 1e6 } });
    return;
  }
  await server.close();
  await house.end();
  await session.close();
  process.disconnect();
});
tell({ url: server.url });
