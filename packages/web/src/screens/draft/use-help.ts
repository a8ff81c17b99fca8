import { type DraftEvidence, helperFor } from "@kangyu/plan";
import { useDeferredValue, useMemo, useRef } from "react";
import type { PlanDraft } from "../../api/types.ts";

type Help = ReturnType<ReturnType<typeof helperFor>>;

/** A row's help that says the same stays the same object, so that a key in one row draws one row. */
function useSteadyHelp(help: Help): Help {
  const known = useRef(new Map<string, { readonly text: string; readonly row: Help["rows"][number] }>());
  return useMemo(() => {
    const before = known.current;
    const entries = help.rows.map((row) => {
      const text = JSON.stringify(row);
      const old = before.get(row.key);
      return { text, row: old?.text === text ? old.row : row };
    });
    known.current = new Map(entries.map((entry) => [entry.row.key, entry]));
    return { ...help, rows: entries.map(({ row }) => row) };
  }, [help]);
}

/** What is known of a draft and what its targets ask for; it follows typing without holding it up. */
export function useHelp(draft: PlanDraft, evidence: DraftEvidence): Help {
  const deferred = useDeferredValue(draft);
  const helper = useMemo(() => helperFor(evidence), [evidence]);
  return useSteadyHelp(useMemo(() => helper(deferred), [helper, deferred]));
}
