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
  readonly rank: number;
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
  const pieces: Piece[] = [];
  let inOrder = true;
  for (let i = 0; i < obligations.length; i++) {
    const owed = obligations[i] as Obligation;
    const next = obligations[i + 1];
    const until = next === undefined ? limit.end : Math.min(next.opens, next.invalidFrom ?? next.opens);
    if (until < closedOn(owed) && until < owed.voided && next !== undefined) inOrder = false;
    addPieces(pieces, owed, limit.end);
  }
  if (inOrder) return sequence(pieces, limit);
  pieces.sort((a, b) => a.from - b.from);
  const days = [...new Set(pieces.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const spans: Span<StepState>[] = [];
  for (let i = 0; i + 1 < days.length; i++) {
    const [from, to] = [days[i] as Day, days[i + 1] as Day];
    const top = topmost(pieces, from);
    if (top !== null) append(spans, spanOf(top, from, closing(to, limit)));
  }
  return spans;
}

function topmost(pieces: readonly Piece[], day: Day): Piece | null {
  let top: Piece | null = null;
  for (const piece of pieces) {
    if (piece.from > day) break;
    if (piece.to > day && (top === null || piece.rank > top.rank || (piece.rank === top.rank && piece.rank === 1)))
      top = piece;
  }
  return top;
}

function spanOf({ state, owed }: Piece, from: Day, to: Day | null): Span<StepState> {
  const done = state === "done" || state === "done-late";
  return { from, to, state, reason: owed.reason, deciding: (done ? owed.done : owed.cause)?.source.origin ?? null };
}

/** The day on which nothing of it is open any more. */
function closedOn(owed: Obligation): Day {
  return Math.min(owed.done === null ? FOREVER : owed.done.day, owed.ends);
}

/** Pieces of obligations that follow one another: each lasts until the next begins. */
function sequence(pieces: readonly Piece[], limit: Limit): Span<StepState>[] {
  const spans: Span<StepState>[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const to = Math.min(piece.to, pieces[i + 1]?.from ?? FOREVER);
    if (piece.from < to) append(spans, spanOf(piece, piece.from, closing(to, limit)));
  }
  return spans;
}

function addPieces(pieces: Piece[], owed: Obligation, end: Day): void {
  const stop = Math.min(owed.voided, end);
  const doneDay = owed.done === null ? FOREVER : owed.done.day;
  const closed = Math.min(doneDay, owed.ends);
  if (owed.invalidFrom !== null)
    addPiece(pieces, owed, { state: "invalid", from: owed.invalidFrom, to: Math.min(owed.opens, stop) });
  addPiece(pieces, owed, { state: "due", from: owed.opens, to: Math.min(owed.overdue, closed, stop) });
  addPiece(pieces, owed, { state: "overdue", from: Math.max(owed.overdue, owed.opens), to: Math.min(closed, stop) });
  if (doneDay <= owed.ends)
    addPiece(pieces, owed, { state: doneDay < owed.overdue ? "done" : "done-late", from: doneDay, to: stop });
  else addPiece(pieces, owed, { state: "missed", from: owed.ends, to: stop });
}

function addPiece(pieces: Piece[], owed: Obligation, { state, from, to }: Omit<Piece, "rank" | "owed">): void {
  if (from < to) pieces.push({ from, to, state, rank: RANK[state], owed });
}

/** Adds a span, joining it to the one before when nothing differs. */
function append<State extends string>(spans: Span<State>[], span: Span<State>): void {
  const last = spans.at(-1);
  if (last !== undefined && last.to === span.from && last.state === span.state && last.reason === span.reason) {
    spans[spans.length - 1] = { ...last, to: span.to };
  } else spans.push(span);
}
