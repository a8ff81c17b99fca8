import type { Day } from "@kangyu/fhir";
import { formChecker, makeJudge } from "@kangyu/intake";
import type { Catalogue, Store } from "@kangyu/store";
import type { FastifyBaseLogger } from "fastify";
import { measuresOf } from "./answers/figures.ts";
import { HeldAnswers } from "./answers/held.ts";
import { resumeReadings } from "./answers/plan-document-upload.ts";
import { buildApp } from "./app.ts";
import type { App } from "./app-type.ts";
import type { Context, District } from "./context.ts";
import { definitionsOf, factCodesOf } from "./definitions.ts";
import { readNationalValues } from "./drafting/national-values.ts";
import { FactDays } from "./fact-days.ts";
import { JobBoard } from "./jobs.ts";
import { readNotMeasured } from "./not-measured.ts";
import { readOperatorRoles } from "./operators.ts";
import { followingOf } from "./plan-work/following.ts";
import { keepNoting } from "./plan-work/notices.ts";
import { PlanDesk } from "./plan-work/plan-desk.ts";
import { takeOverSimulated } from "./plan-work/take-over.ts";
import { RecentFigures } from "./recent-figures.ts";
import { Registers } from "./registers.ts";
import { resumeImports } from "./resume-imports.ts";
import { reportSimulated } from "./simulated-reports.ts";

/** The only address that is listened on until sign-in exists. */
const LOOPBACK = "127.0.0.1";

export interface ServerOptions {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly district: District;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Folder of the built web application; null serves the API alone. */
  readonly webRoot: string | null;
  /** Folder that files are received into; made when it is missing. */
  readonly uploads: string;
  /** The civil day in the district's zone. */
  readonly today: () => Day;
  readonly now?: () => number;
  readonly logger?: FastifyBaseLogger;
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Stops answering, waits for running tasks and resolves; the store stays open. */
  close(): Promise<void>;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function contextOf(options: Omit<ServerOptions, "port">, stopping: AbortSignal): Context {
  const { store, catalogue, district, today, uploads } = options;
  const definitions = definitionsOf(catalogue, readNotMeasured(catalogue.dir));
  const now = options.now ?? Date.now;
  return {
    store,
    definitions,
    following: followingOf(catalogue),
    district,
    registers: new Registers(store, readOperatorRoles(catalogue.dir)),
    factDays: new FactDays(store, (programme) => factCodesOf(definitions, programme)),
    jobs: new JobBoard(),
    held: new HeldAnswers(),
    recent: new RecentFigures(store, measuresOf(definitions.indicators.values())),
    planDesk: new PlanDesk(stopping),
    national: readNationalValues(catalogue.dir),
    today,
    now,
    judge: once(() => makeJudge({ now, checkForm: formChecker(catalogue.programmes), catalogueDir: catalogue.dir })),
    stopping,
    uploads,
  };
}

export interface Application {
  readonly app: App;
  readonly context: Context;
  /** Stops imports between two transactions, waits for running tasks and closes; the store stays open. */
  close(): Promise<void>;
}

/** The application without a socket: what tests ask directly. */
export async function applicationOf(options: Omit<ServerOptions, "port">): Promise<Application> {
  const stop = new AbortController();
  const context = contextOf(options, stop.signal);
  const app = await buildApp({ context, webRoot: options.webRoot, logger: options.logger });
  async function close(): Promise<void> {
    stop.abort();
    await app.close();
    await context.jobs.settled();
  }
  return { app, context, close };
}

/** Starts answering on this machine only. Rejects with the socket's error (`EADDRINUSE`…) where it cannot listen. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { app, context, close } = await applicationOf(options);
  const url = await app.listen({ host: LOOPBACK, port: options.port });
  await resumeImports(context);
  await takeOverSimulated(context);
  await reportSimulated(context, options.catalogue.dir);
  await resumeReadings(context);
  keepNoting(context);
  return { url, close };
}
