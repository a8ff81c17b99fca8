import { helperFor } from "@kangyu/plan";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { RefusedError, request } from "../../api/client.ts";
import { useDraftWrite } from "../../api/draft-queries.ts";
import type { PlanDraft, PlanDraftPage } from "../../api/types.ts";
import { useSession } from "../../session/session.tsx";
import { begun, changed, type History, redone, undone } from "./history.ts";

/** How long after the last key a draft is saved. */
const PAUSE_MS = 700;

export type SaveState = "saved" | "unsaved" | "saving" | "conflict" | "failed";

interface Kept {
  readonly version: number;
  readonly draft: PlanDraft;
  readonly evidence: PlanDraftPage["evidence"];
}

const pathOf = (id: string) => `/api/plan-drafts/${encodeURIComponent(id)}`;

function keptOf({ version, draft, evidence }: PlanDraftPage): Kept {
  return { version, draft, evidence };
}

/** A saving that is under way. */
interface Sent {
  readonly draft: PlanDraft;
  readonly answer: Promise<PlanDraftPage>;
}

/** Saves what is on screen as the next version of what is kept. */
function useSaving(id: string, onKept: (kept: Kept) => void) {
  const save = useDraftWrite(({ baseVersion, draft }: { readonly baseVersion: number; readonly draft: PlanDraft }) => ({
    path: `/${encodeURIComponent(id)}`,
    method: "PUT" as const,
    body: { baseVersion, draft },
  }));
  const sent = useRef<Sent | null>(null);
  const { mutateAsync } = save;
  const now = useCallback(
    (baseVersion: number, draft: PlanDraft) => {
      const answer = mutateAsync({ baseVersion, draft });
      sent.current = { draft, answer };
      // What was refused stands in `save.error`.
      answer.then(
        (page) => onKept({ ...keptOf(page), draft }),
        () => undefined,
      );
    },
    [mutateAsync, onKept],
  );
  return { save, now, sent };
}

interface Leaving {
  readonly state: SaveState;
  readonly version: number;
  readonly draft: PlanDraft;
  readonly sent: Sent | null;
}

/** The version to put what is on screen upon, once it is known; null where there is nothing left to send. */
async function baseFor({ state, version, draft, sent }: Leaving): Promise<number | null> {
  if (state === "unsaved" || state === "failed") return version;
  if (state === "saving" && sent !== null && sent.draft !== draft) return (await sent.answer).version;
  return null;
}

/** Sends what is not kept yet when the screen is left for another, and warns before the page itself is closed. */
function useLastSaving(id: string, leaving: Leaving): void {
  const { operator } = useSession();
  const latest = useRef(leaving);
  latest.current = leaving;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current.state !== "saved") event.preventDefault();
    };
    const send = async ({ draft }: Leaving, base: Promise<number | null>) => {
      const baseVersion = await base;
      if (baseVersion === null) return;
      const idempotencyKey = crypto.randomUUID();
      await request(pathOf(id), { method: "PUT", operator, idempotencyKey, body: { baseVersion, draft } });
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      send(latest.current, baseFor(latest.current)).catch(() => undefined);
    };
  }, [id, operator]);
}

function stateOf(isKept: boolean, save: { readonly isPending: boolean; readonly error: unknown }): SaveState {
  if (save.isPending) return "saving";
  if (isKept) return "saved";
  if (!save.error) return "unsaved";
  return save.error instanceof RefusedError && save.error.status === 409 ? "conflict" : "failed";
}

/** A draft on the desk: what is typed, what it asks for at once, undo and redo, and saving by itself. */
export function useDraft(page: PlanDraftPage) {
  const { id } = page;
  const { operator } = useSession();
  const [history, setHistory] = useState<History>(() => begun(page.draft));
  const [kept, setKept] = useState<Kept>(() => keptOf(page));
  const { save, now, sent } = useSaving(id, setKept);
  const { present } = history;
  const state = stateOf(present === kept.draft, save);
  useEffect(() => {
    if (state !== "unsaved") return;
    const timer = setTimeout(() => now(kept.version, present), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state, present, kept.version, now]);
  useLastSaving(id, { state, version: kept.version, draft: present, sent: sent.current });

  const change = (next: PlanDraft, cell: string | null = null) => {
    // A saving that failed is tried again with the next change; one that somebody overtook waits for a decision.
    if (state === "failed") save.reset();
    setHistory((before) => changed(before, next, cell));
  };
  // Where the newest version cannot be fetched the question stays on screen, and can be answered again.
  const withNewest = (decide: (newest: PlanDraftPage) => void) => () =>
    request<PlanDraftPage>(pathOf(id), { operator }).then(decide, () => undefined);
  const takeTheirs = withNewest((theirs) => {
    setKept(keptOf(theirs));
    setHistory((before) => changed(before, theirs.draft, null));
    save.reset();
  });
  const keepMine = withNewest(({ version }) => now(version, present));

  const deferred = useDeferredValue(present);
  const helper = useMemo(() => helperFor(kept.evidence), [kept.evidence]);
  const help = useMemo(() => helper(deferred), [helper, deferred]);
  return {
    ...{ draft: present, help, evidence: kept.evidence, version: kept.version, state, error: save.error, change },
    ...{ takeTheirs, keepMine, saveNow: () => now(kept.version, present) },
    undo: history.past.length === 0 ? null : () => setHistory(undone),
    redo: history.future.length === 0 ? null : () => setHistory(redone),
  };
}

export type DraftDesk = ReturnType<typeof useDraft>;
