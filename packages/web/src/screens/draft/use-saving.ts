import { mergeDrafts } from "@kangyu/plan";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { RefusedError, request } from "../../api/client.ts";
import type { PlanDraft, PlanDraftPage } from "../../api/types.ts";
import { useSession } from "../../session/session.tsx";
import { dropUnsaved, keepUnsaved } from "./unsaved.ts";

/** A version that is kept, with the evidence it was helped by. */
export interface Kept {
  readonly version: number;
  readonly draft: PlanDraft;
  readonly evidence: PlanDraftPage["evidence"];
}

/** Somebody saved in the meantime and changed a cell that was changed here too. */
export interface Overtaken {
  /** What both began with. */
  readonly before: PlanDraft;
  readonly theirs: PlanDraftPage;
}

/** What the saving tells the desk. */
export interface Told {
  readonly onKept: (kept: Kept) => void;
  /** Their changes are to be put under what is typed here; no cell was changed by both. */
  readonly onMerged: (before: PlanDraft, theirs: PlanDraftPage, taken: number) => void;
  readonly onOvertaken: (overtaken: Overtaken) => void;
}

const pathOf = (id: string) => `/api/plan-drafts/${encodeURIComponent(id)}`;

export function keptOf({ version, draft, evidence }: PlanDraftPage): Kept {
  return { version, draft, evidence };
}

interface Attempt {
  readonly baseVersion: number;
  readonly draft: PlanDraft;
  readonly key: string;
}

/** The write of one draft upon one version keeps its key when it is tried again: it is never written twice. */
function useAttempts() {
  const last = useRef<Attempt | null>(null);
  return useCallback((baseVersion: number, draft: PlanDraft): string => {
    const before = last.current;
    if (before?.baseVersion === baseVersion && before.draft === draft) return before.key;
    last.current = { baseVersion, draft, key: crypto.randomUUID() };
    return last.current.key;
  }, []);
}

const isOvertaken = (error: unknown) => error instanceof RefusedError && error.refusal.code === "stale-version";

/** Saves what is on screen as the next version; where somebody was faster, puts both planners' changes together. */
export function useSaving(id: string, told: Told) {
  const { operator } = useSession();
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const keyOf = useAttempts();
  const tell = useRef(told);
  tell.current = told;
  const running = useRef<Promise<boolean> | null>(null);

  const attempt = useCallback(
    async (kept: Kept, draft: PlanDraft): Promise<boolean> => {
      const body = { baseVersion: kept.version, draft };
      const idempotencyKey = keyOf(kept.version, draft);
      try {
        const page = await request<PlanDraftPage>(pathOf(id), { method: "PUT", operator, idempotencyKey, body });
        tell.current.onKept({ ...keptOf(page), draft });
        void client.invalidateQueries({ queryKey: ["/api/plan-drafts"], refetchType: "none" });
        return true;
      } catch (refused) {
        if (!isOvertaken(refused)) throw refused;
      }
      const theirs = await request<PlanDraftPage>(pathOf(id), { operator });
      const before = kept.draft;
      const merged = mergeDrafts({ before, mine: draft, theirs: theirs.draft });
      if (merged.conflicts.length > 0) {
        tell.current.onOvertaken({ before, theirs });
        return false;
      }
      tell.current.onMerged(before, theirs, merged.taken);
      return attempt(keptOf(theirs), merged.draft);
    },
    [id, operator, keyOf, client],
  );
  /** Resolves to whether it is kept; never rejects: why not stands in `error`. */
  const send = useCallback(
    (kept: Kept, draft: PlanDraft): Promise<boolean> => {
      setPending(true);
      setError(null);
      const answer = attempt(kept, draft)
        .catch((reason: unknown) => {
          setError(reason);
          return false;
        })
        .finally(() => {
          running.current = null;
          setPending(false);
        });
      running.current = answer;
      return answer;
    },
    [attempt],
  );
  return { send, running, isPending, error, forget: useCallback(() => setError(null), []) };
}

export type Saving = ReturnType<typeof useSaving>;

/** What stands on the desk at this moment. */
export interface OnDesk {
  readonly isKept: boolean;
  readonly isOvertaken: boolean;
  readonly kept: Kept;
  readonly draft: PlanDraft;
}

/** Saves what is not kept yet, again while somebody types on; resolves to whether everything is kept. */
export function useFlush(id: string, saving: Saving, onDesk: OnDesk) {
  const { operator } = useSession();
  const latest = useRef(onDesk);
  latest.current = onDesk;
  const { send, running } = saving;
  const flush = useCallback(async (): Promise<boolean> => {
    for (let tries = 0; tries < 5; tries += 1) {
      const { isKept, isOvertaken: waits, kept, draft } = latest.current;
      if (waits) return false;
      if (isKept && running.current === null) return true;
      if (!(await (running.current ?? send(kept, draft)))) return false;
      // React hands the kept version on before the next look.
      await new Promise((done) => setTimeout(done));
    }
    return latest.current.isKept;
  }, [send, running]);
  const isGivenUp = useRef(false);
  // Whatever takes the desk away (another operator, a closed tab) first gets what was typed, unless it was given up; what
  // cannot be saved is kept in this browser and is there when the draft is opened again.
  useEffect(() => {
    const keep = () => {
      const { isKept, kept, draft } = latest.current;
      if (!isKept && !isGivenUp.current) keepUnsaved(id, operator, { before: kept.draft, mine: draft });
      return !isKept && !isGivenUp.current;
    };
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      if (keep()) void flush().then((isSaved) => (isSaved ? dropUnsaved(id, operator) : undefined));
    };
  }, [flush, id, operator]);
  const abandon = useCallback(() => {
    isGivenUp.current = true;
    dropUnsaved(id, operator);
  }, [id, operator]);
  return { flush, abandon };
}
