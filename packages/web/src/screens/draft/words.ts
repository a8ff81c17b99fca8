import type { PlanDraftRow, RowHelp } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";
import type { Lang } from "../../session/session.tsx";

export function rowName(row: PlanDraftRow, lang: Lang): string {
  return (lang === "en" ? row.nameEn : null) ?? row.name;
}

/** Id of the element in which a row's target is typed. */
export function cellId(key: string): string {
  return `draft-target-${key}`;
}

export function domainOf(row: PlanDraftRow, lang: Lang): string | null {
  return (lang === "en" ? row.domainEn : null) ?? row.domain;
}

/** With its sign, so that a change is told from a level. */
export function signed(value: number | null): string {
  if (value === null) return "—";
  return value > 0 ? `+${formatValue(value)}` : formatValue(value);
}

/** The lowest and the highest target that other plans print for it; null where none is a number. */
export function promisedRange({ promises }: Pick<RowHelp, "promises">): { low: number; high: number } | null {
  const levels = promises.flatMap(({ target, level }) => (target.op === "change" ? [] : (level ?? [])));
  return levels.length === 0 ? null : { low: Math.min(...levels), high: Math.max(...levels) };
}

/** The national value that a target is first held against: the latest target, else the latest of any kind. */
export function leadingReference({ references }: Pick<RowHelp, "references">): RowHelp["references"][number] | null {
  const latest = (kinds: readonly string[]) =>
    references
      .filter(({ kind }) => kinds.includes(kind))
      .reduce<RowHelp["references"][number] | null>(
        (best, one) => (best === null || (one.year ?? 0) > (best.year ?? 0) ? one : best),
        null,
      );
  return latest(["target", "standard"]) ?? latest(["observed"]);
}
