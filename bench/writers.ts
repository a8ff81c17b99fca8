/** Doctors who save visits at once, in a process of their own. Told what to do in one message; answers with the times. */
import { setTimeout as pause } from "node:timers/promises";
import { client } from "./http.ts";

export interface Writing {
  readonly url: string;
  readonly day: string;
  readonly writers: number;
  readonly visits: number;
  /** Visits a second that are begun, whether or not those before are saved; null: each writer goes on as soon as it is answered. */
  readonly rate: number | null;
  readonly people: readonly { readonly key: string; readonly institution: string | null; readonly state: string }[];
  /** Counts the rounds: every one brings the people the other side of the threshold, so that every visit moves figures. */
  readonly round: number;
}

export interface Written {
  /** Milliseconds of each visit to the last byte of its answer. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Seconds of processor that the writers themselves used. */
  readonly cpuSeconds: number;
}

type Person = Writing["people"][number];

function visitOf(n: number, { day, round }: Writing, { institution, state }: Person): object {
  const high = (state === "in") === (round % 2 === 0);
  const values = {
    mode: "1",
    sbp: (high ? 142 : 118) + (n % 20),
    dbp: (high ? 91 : 70) + (n % 10),
    heartRate: 72,
    weight: 64,
    height: 165,
    adherence: "1",
    adr: false,
    complication: false,
  };
  return { programme: "hypertension", form: "follow-up", day, institution, values };
}

/** An operator who may write visits. */
async function someDoctor(url: string): Promise<string> {
  const { body } = await client(url, "").get("/api/district");
  const { operators } = JSON.parse(body) as { operators: { id: string; may: string[] }[] };
  const found = operators.find(({ may }) => may.includes("visit"));
  if (found === undefined) throw new Error("no operator may write visits");
  return found.id;
}

async function write(writing: Writing): Promise<Written> {
  const { url, writers, visits, rate, people } = writing;
  const from = performance.now();
  /** Milliseconds by which a visit is begun too late. */
  const turn = async (n: number): Promise<number> => {
    if (rate === null) return 0;
    const due = from + (n * 1000) / rate;
    if (due > performance.now()) await pause(due - performance.now());
    return Math.max(0, performance.now() - due);
  };
  const doctor = client(url, await someDoctor(url));
  const times: number[] = [];
  let next = 0;
  const work = async () => {
    for (let n = next++; n < visits; n = next++) {
      const person = people[n % people.length];
      if (person === undefined) throw new Error("nobody is under management");
      const late = await turn(n);
      const key = `bench-${process.pid}-${n}-${Date.now()}`;
      const answer = await doctor.post(`/api/residents/${person.key}/visits`, visitOf(n, writing, person), key);
      if (answer.status >= 300) throw new Error(`a visit was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      times.push(late + answer.milliseconds);
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: writers }, work));
  const { user, system } = process.cpuUsage(before);
  return { times, seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 };
}

process.once("message", async (writing: Writing) => {
  process.send?.(await write(writing));
  process.disconnect();
});
