import { unitIn } from "@kangyu/indicators";
import type { Lang } from "../session/session.tsx";

/** The unit of a plan's row in the reader's language; a dash where the plan prints none. */
export function planUnit(unit: string | null, language: Lang): string {
  return unit === null ? "—" : unitIn(unit, language);
}
