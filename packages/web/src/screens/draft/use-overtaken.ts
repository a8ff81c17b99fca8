import { mergeDrafts } from "@kangyu/plan";
import { useMemo, useState } from "react";
import type { PlanDraft } from "../../api/types.ts";
import type { Overtaken } from "./use-saving.ts";

const NOTHING: ReadonlySet<string> = new Set();

/** Cells that both planners changed, with both values, and whose is wanted. */
export function useOvertaken(present: PlanDraft, begun: Overtaken | null) {
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
