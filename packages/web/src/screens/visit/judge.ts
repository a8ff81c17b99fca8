import type { FormField } from "@kangyu/rules";
import type { FieldProblem, Value, Values } from "../../api/types.ts";
import type { VisitAsked } from "./use-visit-form.ts";

export interface Judged {
  readonly problems: readonly FieldProblem[];
  readonly derived: Readonly<Record<string, Value>>;
}
export type Judge = (values: Values) => Judged;

export function useJudge(
  _forms: VisitAsked,
  _day: string,
): { readonly judge: Judge | null; readonly problem: string | null } {
  return { judge: null, problem: null };
}

export function isAsked(_field: FormField, _values: Values): boolean {
  return true;
}
