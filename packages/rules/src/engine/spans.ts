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

interface Piece {
  readonly from: Day;
  readonly to: Day;
  readonly state: StepState;
  readonly owed: Obligation;
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
  const pieces: Piece[] = [];
  const pile: Taker = { add: (piece) => pieces.push(piece) };
  for (const owed of obligations) addPieces(pile, owed, limit.end);
  pieces.sort((a, b) => a.from - b.from);
  const days = [...new Set(pieces.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const spans: Open[] = [];
  for (let i = 0; i + 1 < days.length; i++) {
    const [from, to] = [days[i] as Day, days[i + 1] as Day];
    const top = topmost(pieces, from);
    if (top !== null) append(spans, { piece: top, from, to: closing(to, limit) });
  }
  return spans;
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
  add(piece: Piece): void;
}

/** Pieces of obligations that follow one another: each lasts until the next begins. */
class Sequence implements Taker {
  readonly #limit: Limit;
  readonly #spans: Open[] = [];
  #last: Piece | null = null;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  add(piece: Piece): void {
    this.#close(piece.from);
    this.#last = piece;
  }

  finish(): Span<StepState>[] {
    this.#close(FOREVER);
    return this.#spans;
  }

  #close(next: Day): void {
    const piece = this.#last;
    if (piece === null) return;
    const to = Math.min(piece.to, next);
    if (piece.from < to) append(this.#spans, { piece, from: piece.from, to: closing(to, this.#limit) });
  }
}

function addPieces(taker: Taker, owed: Obligation, end: Day): void {
  const { opens, overdue, ends, invalidFrom } = owed;
  const stop = Math.min(owed.voided, end);
  const done = owed.done === null ? FOREVER : owed.done.day;
  const closed = Math.min(done, ends, stop);
  const timely = Math.min(overdue, closed);
  const late = Math.max(overdue, opens);
  if (invalidFrom !== null && invalidFrom < Math.min(opens, stop))
    taker.add({ owed, state: "invalid", from: invalidFrom, to: Math.min(opens, stop) });
  if (opens < timely) taker.add({ owed, state: "due", from: opens, to: timely });
  if (late < closed) taker.add({ owed, state: "overdue", from: late, to: closed });
  if (done > ends) {
    if (ends < stop) taker.add({ owed, state: "missed", from: ends, to: stop });
  } else if (done < stop) taker.add({ owed, state: done < overdue ? "done" : "done-late", from: done, to: stop });
}

interface Open extends Span<StepState> {
  to: Day | null;
}

/** Adds a span, or draws out the one before when nothing differs. */
function append(spans: Open[], { piece, from, to }: { piece: Piece; from: Day; to: Day | null }): void {
  const { state, owed } = piece;
  const last = spans.length === 0 ? undefined : spans[spans.length - 1];
  if (last !== undefined && last.to === from && last.state === state && last.reason === owed.reason) last.to = to;
  else {
    const row = state === "done" || state === "done-late" ? owed.done : owed.cause;
    spans.push({ from, to, state, reason: owed.reason, deciding: row === null ? null : row.source.origin });
  }
}
