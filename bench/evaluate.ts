import { COMMAND_LINE, type Session } from "@kangyu/cli";
import { type Fact, isoOfDay } from "@kangyu/fhir";
import { evaluate, type Subject } from "@kangyu/rules";
import { horizonOf } from "@kangyu/store";
import { percentile, type Row } from "./report.ts";

interface Person {
  readonly subject: Subject;
}

async function peopleOf({ store }: Session, today: number, wanted: number): Promise<Person[]> {
  const found: Person[] = [];
  const query = {
    world: "simulated" as const,
    measure: "hypertension.control",
    day: today,
    states: ["in", "out", "unknown"],
    limit: wanted,
  };
  const page = await store.standings(query, COMMAND_LINE);
  for (const row of page.rows) {
    const facts: readonly Fact[] = await store.facts(row.record, { known: "now" }, COMMAND_LINE);
    const resident = await store.resident(row.record, COMMAND_LINE);
    if (resident !== null)
      found.push({ subject: { birth: resident.birth, death: resident.death, sex: resident.sex, facts } });
  }
  return found;
}

/** One person's whole timeline in one programme, people that the gate lets in only. */
export async function evaluation(session: Session, today: number): Promise<Row[]> {
  const people = await peopleOf(session, today, 400);
  const horizon = horizonOf(today);
  const rows: Row[] = [];
  for (const compiled of session.catalogue.programmes) {
    const { id, version } = compiled.programme;
    const times: number[] = [];
    for (let round = 0; round < 12; round++)
      for (const { subject } of people) {
        const from = performance.now();
        evaluate(compiled, subject, horizon);
        if (round >= 4) times.push((performance.now() - from) * 1000);
      }
    rows.push({
      what: `evaluating one person: ${id} ${version} to ${isoOfDay(horizon)}`,
      measured: `median ${percentile(times, 0.5).toFixed(1)} µs, p99 ${percentile(times, 0.99).toFixed(1)} µs`,
      budget: id === "hypertension" ? "median < 10 µs" : "(mostly gated out)",
    });
  }
  return rows;
}
