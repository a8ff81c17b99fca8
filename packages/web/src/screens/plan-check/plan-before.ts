import type { PlanEntry } from "../../api/types.ts";

/**
 * The document most likely to be the plan before this one: of the same district by name, its years ending before this
 * one's begin; the latest of them, and of several versions the one brought last. Null where none is, or where either
 * document does not say its district or years.
 */
export function planBefore(document: PlanEntry, others: readonly PlanEntry[]): PlanEntry | null {
  const { named, period } = document;
  if (named === null || period === null) return null;
  const before = others.filter(
    (one) => one.id !== document.id && one.state === "read" && one.named === named && endOf(one) < period.from,
  );
  const [best] = before.toSorted((a, b) => endOf(b) - endOf(a) || b.at.localeCompare(a.at));
  return best ?? null;
}

const endOf = (document: PlanEntry): number => document.period?.to ?? Number.POSITIVE_INFINITY;
