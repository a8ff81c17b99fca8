import { formatValue } from "./format.ts";

/** A share as a bar beside its number; the number is what counts. */
export function ScoreBar({ share, kind = "points" }: { readonly share: number; readonly kind?: "points" | "gap" }) {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
  return (
    <span className="score-bar" aria-hidden="true">
      <span className={kind === "gap" ? "score-gap" : undefined} style={{ width }} />
    </span>
  );
}

export function formatPoints(points: number | null): string {
  return points === null ? "—" : formatValue(Math.round(points * 10) / 10);
}
