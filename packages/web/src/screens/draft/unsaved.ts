import type { PlanDraft } from "../../api/types.ts";

/** What was typed and could not be saved, with what it was typed upon. */
export interface Unsaved {
  readonly before: PlanDraft;
  readonly mine: PlanDraft;
}

const placeOf = (id: string, operator: string | null) => `kangyu.unsaved-draft.${operator ?? ""}.${id}`;

/** Keeps in this browser what could not be saved; a browser that keeps nothing loses it, as before. */
export function keepUnsaved(id: string, operator: string | null, unsaved: Unsaved): void {
  try {
    localStorage.setItem(placeOf(id, operator), JSON.stringify(unsaved));
  } catch {
    // No room or no leave: the screen has already warned.
  }
}

export function dropUnsaved(id: string, operator: string | null): void {
  try {
    localStorage.removeItem(placeOf(id, operator));
  } catch {
    // Nothing was kept either.
  }
}

/** What was kept for a draft and an operator; null where there is nothing, or nothing that can be read. */
export function unsavedOf(id: string, operator: string | null): Unsaved | null {
  try {
    const text = localStorage.getItem(placeOf(id, operator));
    const found = text === null ? null : (JSON.parse(text) as Partial<Unsaved>);
    return found?.before?.rows === undefined || found.mine?.rows === undefined
      ? null
      : { before: found.before, mine: found.mine };
  } catch {
    return null;
  }
}
