import type { Day } from "@kangyu/fhir";
import type { Span, StepState } from "../timeline.ts";
import { FOREVER, type Interval, type Obligation } from "./frame.ts";

/** Spans of a state: its intervals up to `end` (death or horizon). */
export function stateSpans(name: string, intervals: readonly Interval[], limit: Limit): Span[] {
  const spans: Span[] = [];
  for (const { from, to, reason, cause } of intervals) {
    if (from >= limit.end) break;
    spans.push({ from, to: closing(to, limit), state: name, reason, deciding: cause?.source.origin ?? null });
  }
  return spans;
}

/** Where a track stops: `end` is exclusive; at the horizon what lasts stays open, at death it closes. */
export interface Limit {
  readonly end: Day;
  readonly death: boolean;
}

export function closing(to: Day, { end, death }: Limit): Day | null {
  if (to < end) return to;
  return death ? end : null;
}

/** What is open shows before what is closed; of the open ones the overdue, of the closed ones the latest. */
const RANK: Readonly<Record<StepState, number>> = {
  overdue: 5,
  due: 4,
  invalid: 3,
  missed: 1,
  "done-late": 1,
  done: 1,
};

/** Lays the obligations of a step over one another into one track. */
export function stepSpans(obligations: readonly Obligation[], limit: Limit): Span<StepState>[] {
  if (followOneAnother(obligations)) {
    const sequence = new Sequence(limit);
    for (let i = 0; i < obligations.length; i++) addPieces(sequence, obligations[i] as Obligation, limit.end);
    return sequence.finish();
  }
  const pile = new Pile();
  for (const owed of obligations) addPieces(pile, owed, limit.end);
  return pile.finish(limit);
}

/** Whether each is closed before the next opens, as it mostly is. */
function followOneAnother(obligations: readonly Obligation[]): boolean {
  for (let i = 0; i + 1 < obligations.length; i++) {
    const [owed, next] = [obligations[i] as Obligation, obligations[i + 1] as Obligation];
    const until = Math.min(next.opens, next.invalidFrom ?? next.opens);
    if (until < closedOn(owed) && until < owed.voided) return false;
  }
  return true;
}

interface Piece {
  readonly from: Day;
  readonly to: Day;
  readonly state: StepState;
  readonly owed: Obligation;
}

/** Pieces of obligations that lie over one another: on every day the topmost shows. */
class Pile implements Taker {
  readonly #pieces: Piece[] = [];
  #owed: Obligation | null = null;

  begin(owed: Obligation): void {
    this.#owed = owed;
  }

  add(state: StepState, from: Day, to: Day): void {
    this.#pieces.push({ from, to, state, owed: this.#owed as Obligation });
  }

  finish(limit: Limit): Span<StepState>[] {
    const pieces = this.#pieces.sort((a, b) => a.from - b.from);
    const days = [...new Set(pieces.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    const spans: Open[] = [];
    for (let i = 0; i + 1 < days.length; i++) {
      const [from, to] = [days[i] as Day, days[i + 1] as Day];
      const top = topmost(pieces, from);
      if (top !== null) append(spans, top.owed, { state: top.state, from, to: closing(to, limit) });
    }
    return spans;
  }
}

function topmost(pieces: readonly Piece[], day: Day): Piece | null {
  let top: Piece | null = null;
  for (const piece of pieces) {
    if (piece.from > day) break;
    if (piece.to > day && (top === null || RANK[piece.state] > RANK[top.state] || latest(piece, top))) top = piece;
  }
  return top;
}

/** Of two that are closed the later one shows. */
function latest(piece: Piece, top: Piece): boolean {
  return RANK[piece.state] === 1 && RANK[top.state] === 1;
}

/** The day on which nothing of it is open any more. */
function closedOn(owed: Obligation): Day {
  return owed.done === null ? owed.ends : Math.min(owed.done.day, owed.ends);
}

interface Taker {
  /** The pieces that follow are of this obligation. */
  begin(owed: Obligation): void;
  add(state: StepState, from: Day, to: Day): void;
}

/** Pieces of obligations that follow one another: each lasts until the next begins. */
class Sequence implements Taker {
  readonly #limit: Limit;
  readonly #spans: Open[] = [];
  #owed: Obligation | null = null;
  #last: Obligation | null = null;
  #state: StepState = "due";
  #from: Day = 0;
  #to: Day = 0;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  begin(owed: Obligation): void {
    this.#owed = owed;
  }

  add(state: StepState, from: Day, to: Day): void {
    this.#close(from);
    this.#last = this.#owed;
    this.#state = state;
    this.#from = from;
    this.#to = to;
  }

  finish(): Span<StepState>[] {
    this.#close(FOREVER);
    return this.#spans;
  }

  #close(next: Day): void {
    if (this.#last === null) return;
    const [from, to] = [this.#from, Math.min(this.#to, next)];
    if (from < to) append(this.#spans, this.#last, { state: this.#state, from, to: closing(to, this.#limit) });
  }
}

function addPieces(taker: Taker, owed: Obligation, end: Day): void {
  const { opens, overdue, ends, invalidFrom } = owed;
  const stop = Math.min(owed.voided, end);
  const done = owed.done === null ? FOREVER : owed.done.day;
  const closed = Math.min(done, ends, stop);
  const timely = Math.min(overdue, closed);
  const late = Math.max(overdue, opens);
  taker.begin(owed);
  if (invalidFrom !== null && invalidFrom < Math.min(opens, stop))
    taker.add("invalid", invalidFrom, Math.min(opens, stop));
  if (opens < timely) taker.add("due", opens, timely);
  if (late < closed) taker.add("overdue", late, closed);
  if (done > ends) {
    if (ends < stop) taker.add("missed", ends, stop);
  } else if (done < stop) taker.add(done < overdue ? "done" : "done-late", done, stop);
}

interface Open extends Span<StepState> {
  to: Day | null;
}

/** Adds a span, or draws out the one before when nothing differs. */
function append(spans: Open[], owed: Obligation, at: { state: StepState; from: Day; to: Day | null }): void {
  const { state, from, to } = at;
  const last = spans.length === 0 ? undefined : spans[spans.length - 1];
  if (last !== undefined && last.to === from && last.state === state && last.reason === owed.reason) last.to = to;
  else {
    const row = state === "done" || state === "done-late" ? owed.done : owed.cause;
    spans.push({ from, to, state, reason: owed.reason, deciding: row === null ? null : row.source.origin });
  }
}
