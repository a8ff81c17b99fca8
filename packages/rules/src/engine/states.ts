import type { Day } from "@kangyu/fhir";
import type { Run } from "../cel/scope.ts";
import type { Row } from "../cel/value.ts";
import type { Compiled, CompiledTrigger } from "../compile/types.ts";
import { addSpan } from "../duration.ts";
import { FOREVER, type Frame, type Interval } from "./frame.ts";

interface Event {
  readonly day: Day;
  readonly state: number;
  readonly trigger: CompiledTrigger;
  readonly enters: boolean;
  readonly row: Row;
  readonly previous: Row | null;
  /** Place in the order of the definition, for events of one day: leaving goes before entering. */
  readonly order: number;
}

/** Called for every place of a definition that a life reaches. */
export type Trace = (place: string) => void;

/** Works out the intervals of all states in one walk over what can open or close them. Leaves them in `frame.states`. */
export function runStates(compiled: Compiled, frame: Frame, trace: Trace | null): void {
  const events = eventsOf(compiled, frame);
  frame.states = compiled.states.map(() => []);
  for (const event of events) {
    const track = frame.states[event.state] as Interval[];
    const open = track.at(-1);
    const inside = open !== undefined && open.to === FOREVER;
    if (inside === event.enters) continue;
    if (event.trigger.when !== null && !holds(event, frame)) continue;
    trace?.(event.trigger.trace);
    if (event.enters) track.push({ from: event.day, to: FOREVER, reason: event.trigger.reason, cause: event.row });
    else if (open !== undefined) open.to = event.day;
  }
  for (let i = 0; i < frame.states.length; i++) {
    frame.states[i] = (frame.states[i] as Interval[]).filter(({ from, to }) => from < to);
  }
}

function holds(event: Event, frame: Frame): boolean {
  frame.at(event.day);
  frame.it = event.row;
  frame.previous = event.previous;
  return event.trigger.when !== null && event.trigger.when(frame) === true;
}

function eventsOf(compiled: Compiled, frame: Frame): Event[] {
  const events: Event[] = [];
  compiled.states.forEach(({ enter, leave }, state) => {
    const before = events.length;
    for (let i = 0; i < enter.length; i++) {
      collect(events, frame, { state, trigger: enter[i] as CompiledTrigger, enters: true, order: 1000 + i });
    }
    if (events.length === before) return;
    for (let i = 0; i < leave.length; i++) {
      collect(events, frame, { state, trigger: leave[i] as CompiledTrigger, enters: false, order: i });
    }
  });
  // Same day: leaving first, so that one who changes over leaves and enters again; then the order of the definition.
  return events.sort((a, b) => a.day - b.day || a.order - b.order || a.state - b.state);
}

function collect(
  events: Event[],
  frame: Frame,
  at: { state: number; trigger: CompiledTrigger; enters: boolean; order: number },
): void {
  const rows = frame.rows[at.trigger.on] ?? [];
  const { months, days } = at.trigger.after;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    let { day } = row;
    if (at.trigger.atEnd) {
      if (row.source.until === null || lastsOver(rows, row.source.until)) continue;
      day = row.source.until;
    }
    if (at.trigger.date !== null) {
      const held = dateOf(at.trigger.date, row, frame);
      if (held === null) continue;
      day = held;
    }
    if (months !== 0 || days !== 0) day = addSpan(day, at.trigger.after);
    const { state, trigger, enters, order } = at;
    events.push({ day, state, trigger, enters, row, previous: rows[i - 1] ?? null, order });
  }
}

function dateOf(run: Run, row: Row, frame: Frame): Day | null {
  frame.at(row.day);
  frame.it = row;
  return run(frame) as Day | null;
}

function lastsOver(rows: readonly Row[], day: Day): boolean {
  return rows.some((row) => row.day <= day && (row.source.until === null || row.source.until > day));
}
