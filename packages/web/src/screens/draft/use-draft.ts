import { helperFor, mergeDrafts } from "@kangyu/plan";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { PlanDraft, PlanDraftPage } from "../../api/types.ts";
import { useSession } from "../../session/session.tsx";
import { begun, changed, type History, mapped, redone, undone } from "./history.ts";
import { dropUnsaved, unsavedOf } from "./unsaved.ts";
import { type Kept, keptOf, type Overtaken, useFlush, useSaving } from "./use-saving.ts";

/** How long after the last key a draft is saved. */
const PAUSE_MS = 700;

export type SaveState = "saved" | "unsaved" | "saving" | "conflict" | "failed";

/** Their changes that came in under what is typed here. */
interface Notice {
  readonly taken: number;
  readonly operator: string;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The same evidence stays the same object, so that what was looked up for its rows holds while typing goes on. */
function withEvidence(before: Kept, next: Kept): Kept {
  const isSame = JSON.stringify(before.evidence) === JSON.stringify(next.evidence);
  return isSame ? { ...next, evidence: before.evidence } : next;
}

/** Cells that both planners changed, with both values, and whose is wanted. */
function useOvertaken(present: PlanDraft, begun: Overtaken | null) {
  const [overtaken, setOvertaken] = useState<Overtaken | null>(begun);
  const [wanted, setWanted] = useState<ReadonlySet<string>>(NOTHING);
  const merged = useMemo(
    () =>
      overtaken === null
        ? null
        : mergeDrafts({ before: overtaken.before, mine: present, theirs: overtaken.theirs.draft }, wanted),
    [overtaken, present, wanted],
  );
  const open = (next: Overtaken | null) => {
    setOvertaken(next);
    setWanted(NOTHING);
  };
  const want = (ids: readonly string[], isTheirs: boolean) =>
    setWanted((before) => new Set([...[...before].filter((id) => !ids.includes(id)), ...(isTheirs ? ids : [])]));
  return { overtaken, merged, wanted, open, want };
}

interface Opening {
  readonly history: History;
  readonly kept: Kept;
  readonly overtaken: Overtaken | null;
  /** Whether what could not be saved the last time is back on the desk. */
  readonly isBack: boolean;
}

/** The draft as it is kept, under what this operator typed and could not save the last time. */
function openingOf(page: PlanDraftPage, operator: string | null): Opening {
  const unsaved = unsavedOf(page.id, operator);
  if (unsaved === null) return { history: begun(page.draft), kept: keptOf(page), overtaken: null, isBack: false };
  dropUnsaved(page.id, operator);
  const { before, mine } = unsaved;
  const merged = mergeDrafts({ before, mine, theirs: page.draft });
  if (merged.conflicts.length === 0)
    return {
      history: changed(begun(page.draft), merged.draft, null),
      ...{ kept: keptOf(page), overtaken: null, isBack: true },
    };
  const kept = { ...keptOf(page), draft: before };
  return { history: begun(mine), kept, overtaken: { before, theirs: page }, isBack: true };
}

/** A draft on the desk: what is typed, what it asks for at once, undo and redo, and saving by itself. */
export function useDraft(page: PlanDraftPage) {
  const { operator } = useSession();
  const [opening] = useState(() => openingOf(page, operator));
  const [history, setHistory] = useState<History>(opening.history);
  const [kept, setKept] = useState<Kept>(opening.kept);
  const [notice, setNotice] = useState<Notice | null>(null);
  const { present } = history;
  const { overtaken, merged, wanted, open, want } = useOvertaken(present, opening.overtaken);
  const keep = (next: Kept) => setKept((before) => withEvidence(before, next));
  /** Puts their changes under every step, so that undo takes back what was typed here and nothing else. */
  const withTheirs = (before: PlanDraft, theirs: PlanDraftPage) => {
    setHistory((steps) => mapped(steps, (mine) => mergeDrafts({ before, mine, theirs: theirs.draft }).draft));
    keep(keptOf(theirs));
  };
  const saving = useSaving(page.id, {
    onKept: keep,
    onMerged: (before, theirs, taken) => {
      withTheirs(before, theirs);
      setNotice({ taken, operator: theirs.operator });
    },
    onOvertaken: open,
  });
  const { send, isPending, error, forget } = saving;
  const isKept = useMemo(
    () => present === kept.draft || JSON.stringify(present) === JSON.stringify(kept.draft),
    [present, kept.draft],
  );
  const { flush, abandon } = useFlush(page.id, saving, {
    isKept,
    isOvertaken: overtaken !== null,
    kept,
    draft: present,
  });
  const state: SaveState =
    overtaken !== null ? "conflict" : isPending ? "saving" : isKept ? "saved" : error === null ? "unsaved" : "failed";
  useEffect(() => {
    if (state !== "unsaved") return;
    const timer = setTimeout(() => void send(kept, present), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state, present, kept, send]);

  const change = (next: PlanDraft, cell: string | null = null) => {
    // A saving that failed is tried again with the next change; one that somebody overtook waits for a decision.
    if (state === "failed") forget();
    setHistory((before) => changed(before, next, cell));
  };
  const settle = () => {
    if (overtaken === null || merged === null) return;
    withTheirs(overtaken.before, overtaken.theirs);
    setHistory((before) => ({ ...before, present: merged.draft }));
    open(null);
  };
  const deferred = useDeferredValue(present);
  const helper = useMemo(() => helperFor(kept.evidence), [kept.evidence]);
  const help = useMemo(() => helper(deferred), [helper, deferred]);
  return {
    ...{ draft: present, help, evidence: kept.evidence, version: kept.version, state, error, change },
    ...{
      flush,
      abandon,
      notice,
      isBack: opening.isBack,
      overtaken,
      merged,
      wanted,
      want,
      settle,
      saveNow: () => void send(kept, present),
    },
    undo: history.past.length === 0 ? null : () => setHistory(undone),
    redo: history.future.length === 0 ? null : () => setHistory(redone),
  };
}

export type DraftDesk = ReturnType<typeof useDraft>;
