import type { Property } from "./plan.ts";

const words: readonly (readonly [RegExp, Property])[] = [
  [/约束|^binding$/iu, "binding"],
  [/预期|^expected$/iu, "expected"],
  [/指导|引导|^guiding$/iu, "guiding"],
];

/** The property a cell names (约束性, 预期性, 指导性), or null. */
export function propertyOf(text: string): Property | null {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
