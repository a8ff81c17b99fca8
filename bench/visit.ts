import { fork } from "node:child_process";
import { join } from "node:path";
import type { Session } from "@kangyu/cli";
import { isoOfDay } from "@kangyu/fhir";
import { rebuildInThreads } from "@kangyu/jobs";
import { type Client, client } from "./http.ts";
import { milliseconds, perSecond, type Row } from "./report.ts";
import type { Served, Spent } from "./served.ts";
import type { Writing, Written } from "./writers.ts";

interface People {
  readonly people: Writing["people"];
  readonly next: string | null;
}

async function managed(bureau: Client, wanted: number, asOf: string): Promise<Writing["people"]> {
  const found: Writing["people"][number][] = [];
  for (let after = ""; found.length < wanted; ) {
    const answer = await bureau.get(
      `/api/indicators/hypertension-control/people?world=simulated&asOf=${asOf}&limit=200${after}`,
    );
    const page = JSON.parse(answer.body) as People;
    found.push(...page.people.map(({ key, institution, state }) => ({ key, institution, state })));
    if (page.next === null) break;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
  return found;
}

/** Lets writers of another process save visits. */
function written(writing: Writing): Promise<Written> {
  const child = fork(join(import.meta.dirname, "writers.ts"));
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`the writers ended with ${code} before they were done`)));
    child.send(writing);
  });
}

const OFFERED = 300;

export interface VisitBench {
  readonly served: Served;
  readonly today: number;
  readonly writers: number;
  readonly visits: number;
}

/** Visits saved over HTTP, each to another resident, fsync on: by one writer, then by many at once. */
export async function visit({ served, today, writers, visits }: VisitBench): Promise<Row[]> {
  const day = isoOfDay(today);
  const people = await managed(client(served.url, "planner"), visits, day);
  // Plans are made and code is compiled by those who came before.
  await written({ url: served.url, day, writers, visits: 300, people: people.slice(-300), round: 0, rate: null });
  const alone = await written({
    url: served.url,
    day,
    writers: 1,
    visits: 300,
    people: people.slice(-300),
    round: 1,
    rate: null,
  });
  const before = await served.spent();
  const many = await written({ url: served.url, day, writers, visits, people, round: 0, rate: null });
  const after = await served.spent();
  const paced = await written({ url: served.url, day, writers, visits, people, round: 1, rate: OFFERED });
  return [
    {
      what: `**one visit saved**, figures changed, ${writers} writers over HTTP, fsync on`,
      measured: `${milliseconds(many.times)}, ${perSecond(visits, many.seconds)}`,
      budget: "p95 < 25 ms, 300/s",
    },
    {
      what: `the same, ${OFFERED} visits a second begun, counted from when each was to begin`,
      measured: `${milliseconds(paced.times)}, ${perSecond(visits, paced.seconds)}`,
      budget: "p95 < 25 ms",
    },
    {
      what: "one visit saved, a single writer",
      measured: `${milliseconds(alone.times)}, ${perSecond(alone.times.length, alone.seconds)}`,
      budget: "—",
    },
    ...costs({ before, after, many, visits }),
    {
      what: "memory of the server after these visits",
      measured: `${served.memory()?.now.toFixed(0) ?? "?"} MB now, ${served.memory()?.peak.toFixed(0) ?? "?"} MB peak`,
      budget: "< 400 MB steady",
    },
  ];
}

interface Costs {
  readonly before: Spent;
  readonly after: Spent;
  readonly many: Written;
  readonly visits: number;
}

function costs({ before, after, many, visits }: Costs): Row[] {
  const each = (seconds: number) => `${((seconds * 1000) / visits).toFixed(2)} ms`;
  const [server, database] = [after.server - before.server, after.database - before.database];
  return [
    {
      what: "processor time a visit",
      measured: `server ${each(server)}, database ${each(database)}, writer ${each(many.cpuSeconds)}`,
      budget: "—",
    },
    {
      what: "SQL statements a visit",
      measured: ((after.statements - before.statements) / visits).toFixed(1),
      budget: "equal at 10 thousand and 1 million",
    },
  ];
}

/** The figures as they stand after the visits, and again after everything derived was made anew. */
export async function verified({ store, catalogue }: Session, today: number): Promise<Row[]> {
  const ask = () =>
    store.figures(
      { world: "simulated", measures: ["hypertension.control", "hypertension.standard"], days: [today], by: "village" },
      { operator: "bench", institution: null },
    );
  const lines = async () => (await ask()).map((row) => JSON.stringify(row)).sort();
  const before = await lines();
  await rebuildInThreads({ store, catalogueDir: catalogue.dir, threads: 2 });
  const after = await lines();
  const other = before.filter((line) => !after.includes(line));
  if (other.length > 0 || before.length !== after.length)
    throw new Error(`the figures differ from a rebuild: ${other.slice(0, 5).join(" ")}`);
  return [{ what: "figures after the visits against a rebuild", measured: "equal", budget: "equal" }];
}
