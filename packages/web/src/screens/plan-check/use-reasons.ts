import { useCallback, useState } from "react";

/** A reason that is being written and not yet saved. */
export interface Draft {
  readonly state: "explained" | "dismissed";
  readonly reason: string;
}

export interface Reasons {
  readonly of: (finding: string) => Draft | null;
  /** null closes it. */
  readonly change: (finding: string, draft: Draft | null) => void;
  /** Something was written that would be lost. */
  readonly dirty: boolean;
}

/** Reasons begun, by finding: kept above the cards, so that a filter, another view or somebody else's answer loses none. */
export function useReasons(): Reasons {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const change = useCallback((finding: string, draft: Draft | null) => {
    setDrafts((before) => {
      const after = new Map(before);
      if (draft === null) after.delete(finding);
      else after.set(finding, draft);
      return after;
    });
  }, []);
  const dirty = [...drafts.values()].some(({ reason }) => reason.trim() !== "");
  return { of: (finding) => drafts.get(finding) ?? null, change, dirty };
}
