/** Doctors who save visits at once, in a process of their own. Told what to do in one message; answers with the times. */
import { client } from "./http.ts";

export interface Writing {
  readonly url: string;
  readonly day: string;
  readonly writers: number;
  readonly visits: number;
  readonly people: readonly { readonly key: string; readonly institution: string | null }[];
}

export interface Written {
  /** Milliseconds of each visit to the last byte of its answer. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Seconds of processor that the writers themselves used. */
  readonly cpuSeconds: number;
}

function visitOf(n: number, day: string, institution: string | null): object {
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
  return { programme: "hypertension", form: "follow-up", day, institution, values };
}

async function write({ url, day, writers, visits, people }: Writing): Promise<Written> {
  const doctor = client(url, "planner");
  const times: number[] = [];
  let next = 0;
  const work = async () => {
    for (let n = next++; n < visits; n = next++) {
      const person = people[n % people.length];
      if (person === undefined) throw new Error("nobody is under management");
      const key = `bench-${process.pid}-${n}-${Date.now()}`;
      const answer = await doctor.post(`/api/residents/${person.key}/visits`, visitOf(n, day, person.institution), key);
      if (answer.status >= 300) throw new Error(`a visit was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      times.push(answer.milliseconds);
    }
  };
  const from = performance.now();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: writers }, work));
  const { user, system } = process.cpuUsage(before);
  return { times, seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 };
}

process.once("message", async (writing: Writing) => {
  process.send?.(await write(writing));
  process.disconnect();
});
