import { mergeDrafts } from "@kangyu/plan";
import type { PlanDraftPage } from "../../api/types.ts";
import { begun, changed, type History } from "./history.ts";
import { dropUnsaved, unsavedOf } from "./unsaved.ts";
import { type Kept, keptOf, type Overtaken } from "./use-saving.ts";

interface Opening {
  readonly history: History;
  readonly kept: Kept;
  readonly overtaken: Overtaken | null;
  /** Whether what could not be saved the last time is back on the desk. */
  readonly isBack: boolean;
}

/** The draft as it is kept, under what this operator typed and could not save the last time. */
export function openingOf(page: PlanDraftPage, operator: string | null): Opening {
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
