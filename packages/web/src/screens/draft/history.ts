import type { PlanDraft, PlanDraftRow } from "../../api/types.ts";

/** What was typed, with the way back and forth. Typing on in one cell is one step. */
export interface History {
  readonly past: readonly PlanDraft[];
  readonly present: PlanDraft;
  readonly future: readonly PlanDraft[];
  /** The cell of the last change; null where it was none. */
  readonly cell: string | null;
}

/** Steps that can be taken back. */
const KEPT = 200;

export function begun(present: PlanDraft): History {
  return { past: [], present, future: [], cell: null };
}

export function changed(history: History, present: PlanDraft, cell: string | null): History {
  const goesOn = cell !== null && cell === history.cell;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-KEPT);
  return { past, present, future: [], cell };
}

export function undone(history: History): History {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], cell: null };
}

export function redone(history: History): History {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, cell: null };
}

/** The same steps with something done to each of them. */
export function mapped(history: History, change: (draft: PlanDraft) => PlanDraft): History {
  const { past, present, future } = history;
  return { past: past.map(change), present: change(present), future: future.map(change), cell: null };
}

export function withRow(draft: PlanDraft, key: string, change: Partial<PlanDraftRow>): PlanDraft {
  return { ...draft, rows: draft.rows.map((row) => (row.key === key ? { ...row, ...change } : row)) };
}

export function withoutRow(draft: PlanDraft, key: string): PlanDraft {
  return { ...draft, rows: draft.rows.filter((row) => row.key !== key) };
}

/** Adds a row under a key that none has; the key begins with what it is for. */
export function withNewRow(draft: PlanDraft, row: PlanDraftRow): PlanDraft {
  const keys = new Set(draft.rows.map(({ key }) => key));
  let key = row.key;
  for (let n = 2; keys.has(key); n++) key = `${row.key}-${n}`;
  return { ...draft, rows: [...draft.rows, { ...row, key }] };
}

/** Moves a row one place up or down in the table; the draft itself where it already stands at the end. */
export function withMovedRow(draft: PlanDraft, key: string, step: -1 | 1): PlanDraft {
  const at = draft.rows.findIndex((row) => row.key === key);
  const [row, other] = [draft.rows[at], draft.rows[at + step]];
  if (row === undefined || other === undefined) return draft;
  const rows = [...draft.rows];
  rows[at] = other;
  rows[at + step] = row;
  return { ...draft, rows };
}

/** Rows of one domain together, domains in the order of their first rows; within a domain the order stays. */
export function withDomainsTogether(draft: PlanDraft): PlanDraft {
  const rows = [...Map.groupBy(draft.rows, ({ domain }) => domain ?? "").values()].flat();
  return { ...draft, rows };
}

/** Rows whose target is not decided. */
export function withoutTarget({ rows }: PlanDraft): PlanDraftRow[] {
  return rows.filter(({ target }) => target.trim() === "");
}
