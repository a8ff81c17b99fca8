import type { Figure } from "./figures.ts";

/** A computed figure with two decimals at most. */
export const shown = (value: number) => String(Math.round(value * 100) / 100);

/** Half of the last printed decimal, and a little for what was rounded twice. */
export const tolerance = (decimals: number) => 0.6 * 10 ** -decimals;

/** 3 + 4 + 5 */
export const numbersText = (figures: readonly Figure[]) => figures.map((one) => one.value).join(" + ");
