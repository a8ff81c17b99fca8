import { mergeDrafts } from "@kangyu/plan";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { PlanDraft, PlanDraftPage } from "../../api/types.ts";
import { useMay } from "../../parts/may.tsx";
import { useSession } from "../../session/session.tsx";
import { changed, type History, mapped, redone, undone } from "./history.ts";
import { openingOf } from "./opening.ts";
import { useHelp } from "./use-help.ts";
import { useOvertaken } from "./use-overtaken.ts";
import { type Kept, keptOf, useFlush, useSaving } from "./use-saving.ts";

/** How long after the last key a draft is saved. */
const PAUSE_MS = 700;

export type SaveState = "saved" | "unsaved" | "saving" | "conflict" | "failed";

/** Their changes that came in under what is typed here. */
interface Notice {
  readonly taken: number;
  readonly operator: string;
}

/** The same evidence stays the same object, so that what was looked up for its rows holds while typing goes on. */
function withEvidence(before: Kept, next: Kept): Kept {
  const isSame = JSON.stringify(before.evidence) === JSON.stringify(next.evidence);
  return isSame ? { ...next, evidence: before.evidence } : next;
}

/** Changes the draft as it then is; the same function for as long as the desk stands. */
export type Edit = (next: (draft: PlanDraft) => PlanDraft, cell?: string | null) => void;

/** Whoever may only read changes nothing, by whichever key. */
function useEdit(setHistory: (change: (before: History) => History) => void, forget: () => void): Edit {
  const may = useMay("plan");
  return useCallback<Edit>(
    (next, cell = null) => {
      if (!may) return;
      // A saving that failed is tried again with the next change; one that somebody overtook waits for a decision.
      forget();
      setHistory((before) => {
        const draft = next(before.present);
        return draft === before.present ? before : changed(before, draft, cell);
      });
    },
    [setHistory, forget, may],
  );
}

function useIsKept(present: PlanDraft, kept: Kept): boolean {
  return useMemo(
    () => present === kept.draft || JSON.stringify(present) === JSON.stringify(kept.draft),
    [present, kept.draft],
  );
}

interface Standing {
  readonly isOvertaken: boolean;
  readonly isPending: boolean;
  readonly isKept: boolean;
  readonly hasFailed: boolean;
}

function stateOf({ isOvertaken, isPending, isKept, hasFailed }: Standing): SaveState {
  if (isOvertaken) return "conflict";
  if (isPending) return "saving";
  return isKept ? "saved" : hasFailed ? "failed" : "unsaved";
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
  const isKept = useIsKept(present, kept);
  const { flush, abandon } = useFlush(page.id, saving, {
    isKept,
    isOvertaken: overtaken !== null,
    kept,
    draft: present,
  });
  const state = stateOf({ isOvertaken: overtaken !== null, isPending, isKept, hasFailed: error !== null });
  useEffect(() => {
    if (state !== "unsaved") return;
    const timer = setTimeout(() => void send(kept, present), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state, present, kept, send]);
  const edit = useEdit(setHistory, forget);
  const change = (next: PlanDraft, cell: string | null = null) => edit(() => next, cell);
  const settle = () => {
    if (overtaken === null || merged === null) return;
    withTheirs(overtaken.before, overtaken.theirs);
    setHistory((before) => ({ ...before, present: merged.draft }));
    open(null);
  };
  const help = useHelp(present, kept.evidence);
  return {
    ...{ draft: present, help, evidence: kept.evidence, version: kept.version, state, error, change, edit },
    ...{ flush, abandon, notice, isBack: opening.isBack, overtaken, merged, wanted, want, settle },
    saveNow: () => void send(kept, present),
    undo: history.past.length === 0 ? null : () => setHistory(undone),
    redo: history.future.length === 0 ? null : () => setHistory(redone),
  };
}

export type DraftDesk = ReturnType<typeof useDraft>;
