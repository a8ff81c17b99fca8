import { levelIn } from "@kangyu/indicators";
import type { Amount, Figure, Place } from "../api/types.ts";
import type { Lang } from "../session/session.tsx";

/** Decimals of a value: a small one keeps more of them, as prevalences of a few in 10,000 need; a large one none. */
function decimalsOf(value: number): number {
  if (Math.abs(value) >= 1000) return 0;
  return Math.abs(value) < 0.1 ? 4 : 2;
}

/** A value as the screens print it: at most two decimals, four where it is small, thousands set apart; a dash where there is none. */
export function formatValue(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "—";
  return value.toLocaleString("en-US", { maximumFractionDigits: decimalsOf(value) });
}

export function formatCount(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

/** A printed cell of the plan: as it stands, in English its number without the Chinese around it. */
export function formatAmount(amount: Amount | null | undefined, lang: Lang = "zh"): string {
  return amount ? levelIn(amount, lang) : "—";
}

export function formatShare(figure: Figure): string {
  return `${formatCount(figure.in)} / ${formatCount(figure.denominator)}`;
}

export interface Quarter {
  readonly year: number;
  readonly quarter: number;
}

/** The quarter that an ISO day lies in. */
export function quarterOf(isoDay: string): Quarter {
  return { year: Number(isoDay.slice(0, 4)), quarter: Math.ceil(Number(isoDay.slice(5, 7)) / 3) };
}

export function formatInstant(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Name of a place with its parent, `云溪镇 · 东岭村`; the code where it is not one of the district's. */
export function placeName(places: readonly Place[], code: string | null, lang: Lang): string {
  if (code === null) return "—";
  const place = places.find((one) => one.code === code);
  if (!place) return code;
  const name = place.name[lang] || place.name.zh;
  const parent = places.find((one) => one.code === place.parent);
  return parent && parent.kind === "township" ? `${parent.name[lang] || parent.name.zh} · ${name}` : name;
}

/** Completed years between two ISO days; null where either is missing. */
export function yearsBetween(birth: string | null, until: string): number | null {
  if (birth === null) return null;
  const years = Number(until.slice(0, 4)) - Number(birth.slice(0, 4));
  return until.slice(5) < birth.slice(5) ? years - 1 : years;
}
