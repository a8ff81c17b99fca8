import type { Session } from "@kangyu/cli";
import { isoOfDay } from "@kangyu/fhir";
import { rebuildInThreads } from "@kangyu/jobs";
import type { Client } from "./http.ts";
import { milliseconds, perSecond, type Row, timed } from "./report.ts";

interface People {
  readonly people: readonly { readonly key: string; readonly institution: string | null }[];
  readonly next: string | null;
}

async function managed(client: Client, wanted: number, asOf: string): Promise<People["people"]> {
  const found: People["people"][number][] = [];
  for (let after = ""; found.length < wanted; ) {
    const answer = await client.get(
      `/api/indicators/hypertension-control/people?world=simulated&asOf=${asOf}&limit=200${after}`,
    );
    const page = JSON.parse(answer.body) as People;
    found.push(...page.people);
    if (page.next === null) break;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
  return found;
}

export interface VisitBench {
  readonly session: Session;
  readonly client: Client;
  readonly today: number;
  readonly writers: number;
  readonly visits: number;
}

/** Visits saved over HTTP by writers at once, each to another resident, fsync on; then the figures are counted again and compared. */
export async function visit({ session, client, today, writers, visits }: VisitBench): Promise<Row[]> {
  const day = isoOfDay(today);
  const people = await managed(client, visits, day);
  const times: number[] = [];
  const statements = session.store.statements();
  let next = 0;
  const work = async () => {
    for (let n = next++; n < visits; n = next++) {
      const person = people[n % people.length];
      if (person === undefined) throw new Error("nobody is under management");
      const values = {
        mode: "1",
        sbp: 118 + (n % 50),
        dbp: 70 + (n % 25),
        heartRate: 72,
        weight: 64,
        height: 165,
        adherence: "1",
        adr: false,
        complication: false,
      };
      const body = { programme: "hypertension", form: "follow-up", day, institution: person.institution, values };
      const answer = await client.post(
        `/api/residents/${person.key}/visits`,
        body,
        `bench-${process.pid}-${today}-${n}-${Date.now()}`,
      );
      if (answer.status >= 300) throw new Error(`a visit was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      times.push(answer.milliseconds);
    }
  };
  const { seconds } = await timed(() => Promise.all(Array.from({ length: writers }, work)));
  const perVisit = (session.store.statements() - statements) / visits;
  return [
    {
      what: `**one visit saved**, figures changed, ${writers} writers over HTTP, fsync on`,
      measured: `${milliseconds(times)}, ${perSecond(visits, seconds)}`,
      budget: "p95 < 25 ms, 300/s",
    },
    { what: "SQL statements a visit", measured: perVisit.toFixed(1), budget: "equal at 10 thousand and 1 million" },
    { what: "figures after the visits against a rebuild", measured: await verified(session, today), budget: "equal" },
  ];
}

async function verified({ store, catalogue }: Session, today: number): Promise<string> {
  const ask = () =>
    store.figures(
      { world: "simulated", measures: ["hypertension.control", "hypertension.standard"], days: [today], by: "village" },
      { operator: "bench", institution: null },
    );
  const before = JSON.stringify(await ask());
  await rebuildInThreads({ store, catalogueDir: catalogue.dir, threads: 2 });
  if (JSON.stringify(await ask()) !== before) throw new Error("the figures differ from a rebuild");
  return "equal";
}
