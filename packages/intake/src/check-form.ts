import type { Finding } from "./validator.ts";

/** Judges a QuestionnaireResponse by the definition of its form; resources of other types have no findings. */
export type CheckForm = (resource: { readonly resourceType: string }) => readonly Finding[];

export const noForms: CheckForm = () => [];
