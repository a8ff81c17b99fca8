import { join } from "node:path";
import { type Command, type ExitCode, type Invocation, wholeFlag } from "../command.ts";
import { dataFlag, dataFolder } from "../places.ts";
import { openSession, type Session } from "../session.ts";
import { keepHouse } from "../start/housekeeping.ts";
import { Interrupted, type Interruption, listenForInterruption, unlessInterrupted } from "../start/interruption.ts";
import { listenOn } from "../start/listen.ts";
import { prepareRecords, type Wanted } from "../start/prepare-records.ts";
import { type Stage, stageDisplay } from "../start/progress.ts";
import { serveOn } from "../start/serve-on.ts";
import { builtWeb } from "../start/web-build.ts";

export const start: Command = {
  path: ["start"],
  group: "run",
  summary: "start the database and the server; the first time with a simulated district",
  description: [
    "Opens the database in .kangyu/ (making it the first time), brings it to this version, simulates a district the",
    "first time, and serves the application on this machine only. Prints a line with Ready and the address when it can",
    "be used. Ctrl-C stops it; what was entered is kept.",
  ].join(" "),
  examples: [
    "kangyu start",
    "kangyu start --empty",
    "kangyu start --residents 1000000 --data /srv/kangyu --port 8090",
    "DATABASE_URL=postgresql://me:secret@db.example/kangyu kangyu start",
  ],
  flags: [
    { flags: "--empty", description: "without the simulated district" },
    { flags: "--residents <number>", description: "how many people to simulate the first time (default: 20000)" },
    { flags: "--seed <number>", description: "which simulated district: the same number gives the same people" },
    {
      flags: "--port <number>",
      description: "where to serve; 0 takes any free one (default: 8080, or the next free one)",
    },
    dataFlag,
  ],
  async run(invocation) {
    const wanted: Wanted = {
      empty: invocation.flags.empty === true,
      residents: wholeFlag(invocation, "residents", { least: 1, most: 10_000_000 }),
      seed: wholeFlag(invocation, "seed", { least: 0, most: 2 ** 31 - 1 }),
    };
    const port = wholeFlag(invocation, "port", { least: 0, most: 65_535 });
    const interruption = listenForInterruption({ tell: invocation.console.tell });
    try {
      return await serve(invocation, { wanted, port, interruption });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      invocation.console.out("\n已停止 Stopped\n");
      return 0;
    } finally {
      interruption.over();
    }
  },
};

interface Serving {
  readonly wanted: Wanted;
  readonly port: number | undefined;
  readonly interruption: Interruption;
}

async function serve(invocation: Invocation, { wanted, port, interruption }: Serving): Promise<ExitCode> {
  const show = stageDisplay(invocation.console, process.stdout.isTTY === true);
  const session = await openDatabase(invocation, show("database"));
  interruption.atOnce(session.database.abandon);
  const held = <Value>(work: Promise<Value>) => unlessInterrupted(interruption, work);
  const { signal } = interruption;
  let stopServer = async () => {};
  try {
    const web = builtWeb({ spare: session.directory, log: join(session.directory, "web-build.log"), signal });
    web.catch(() => undefined); // Looked at when its turn comes.
    await held(prepareRecords({ session, wanted, show, signal }));
    const stage = show("web");
    const { root, built } = await held(web);
    stage.end(built ? "built" : "up to date");
    const listening = listenOn(port, (at) => serveOn(at, session, root));
    // Interrupted meanwhile, it would go on listening.
    stopServer = async () => (await listening.catch(() => null))?.close();
    const server = await held(listening);
    const house = keepHouse(session.store);
    stopServer = async () => {
      await server.close();
      await house.end();
    };
    session.database.announce(server.url);
    invocation.console.out(`Ready  ${server.url}\n`);
    await interruption.came;
    return 0;
  } finally {
    await stopServer();
    await session.close();
  }
}

async function openDatabase(invocation: Invocation, stage: Stage): Promise<Session> {
  const session = await openSession(invocation, { mode: "own", onStage: (name) => stage.note(name) });
  const { major } = session.database;
  stage.end(`PostgreSQL ${major}, ${session.migrated.length} migrations, ${dataFolder(invocation)}`);
  return session;
}
