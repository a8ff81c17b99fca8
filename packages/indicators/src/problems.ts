/** What can be wrong with an indicator definition; `path` is the place in the file. */
export interface IndicatorProblem {
  readonly code: "missing" | "wrong-type" | "unknown-key" | "not-allowed";
  readonly path: string;
  readonly detail: string;
}
