import { amountIn } from "@kangyu/indicators";
import type { Evaluated } from "../plan-work/evaluate.ts";
import type { Language } from "./words.ts";

type Amount = NonNullable<Evaluated["rows"][number]["target"]>;

const TEN_THOUSAND = 10_000;

export function decimal(value: number | null, places = 2): string | null {
  return value === null ? null : value.toFixed(places);
}

export function points(value: number | null): string | null {
  return value === null ? null : String(Math.round(value * 10) / 10);
}

export function amountText(amount: Amount | null, language: Language): string | null {
  return amount === null ? null : amountIn(amount, language);
}

/** So many people, and no part of one, would do. */
export function wholePeople(value: number): number {
  return Math.ceil(value - 1e-9);
}

export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

export function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.round((part / whole) * 100)}%`;
}

/** Yuan as printed in plans, in ten thousands. */
export function inTenThousand(cny: number | null): number | null {
  return cny === null ? null : Math.round(cny / TEN_THOUSAND);
}
