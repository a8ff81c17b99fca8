/** Text that people see, in both languages. */
export interface Translated {
  readonly zh: string;
  readonly en: string;
}

/** A fault of a definition: where in it, and what was expected there. */
export interface DefinitionProblem<Code extends string> {
  readonly code: Code;
  readonly path: string;
  readonly detail: string;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isWhole = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1;

export const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

export const isTranslated = (value: unknown): value is Translated =>
  isRecord(value) && typeof value.zh === "string" && typeof value.en === "string";
