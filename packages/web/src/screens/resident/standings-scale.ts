import { dayOfCivil, parseDay } from "@kangyu/fhir";
import type { Standing } from "../../api/types.ts";

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly years: readonly { readonly year: number; readonly day: number }[];
}

/** At most this many years are drawn; what came before is in the table. */
const MOST_YEARS = 6;

/** Whole calendar years that hold the spans up to the end of this year, at most the last six. */
export function scaleOf(standings: readonly Standing[], today: string): Scale {
  const thisYear = Number(today.slice(0, 4));
  const starts = standings.flatMap((standing) => standing.spans.map((span) => Number(span.from.slice(0, 4))));
  const first = Math.max(Math.min(thisYear, ...starts), thisYear - MOST_YEARS + 1);
  const years = Array.from({ length: thisYear - first + 1 }, (_, at) => ({
    year: first + at,
    day: dayOfCivil(first + at, 1, 1),
  }));
  return { from: dayOfCivil(first, 1, 1), to: dayOfCivil(thisYear + 1, 1, 1), years };
}

export interface Bar {
  readonly x: number;
  readonly width: number;
}

/** Where a span `[from, to)` lies between 0 and `width`; null where it lies outside the scale. */
export function barOf(span: { from: string; to: string | null }, scale: Scale, width: number): Bar | null {
  const from = Math.max(parseDay(span.from) ?? scale.from, scale.from);
  const to = Math.min((span.to === null ? null : parseDay(span.to)) ?? scale.to, scale.to);
  if (to <= from) return null;
  const perDay = width / (scale.to - scale.from);
  return { x: (from - scale.from) * perDay, width: Math.max(2, (to - from) * perDay) };
}
