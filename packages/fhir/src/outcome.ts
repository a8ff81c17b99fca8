/** One issue of a FHIR R4 OperationOutcome, with its words in both languages. */
export interface Issue {
  readonly severity: "fatal" | "error" | "warning" | "information";
  /** Of the value set issue-type: `invalid`, `structure`, `required`, `value`, `not-found`, `conflict`, … */
  readonly code: string;
  readonly text: { readonly zh: string; readonly en: string };
  /** FHIRPath of the element, where one is to blame. */
  readonly expression?: string;
}

export interface OperationOutcome {
  readonly resourceType: "OperationOutcome";
  readonly issue: readonly {
    readonly severity: Issue["severity"];
    readonly code: string;
    readonly details: { readonly text: string };
    readonly diagnostics: string;
    readonly expression?: readonly string[];
  }[];
}

/** An OperationOutcome: Chinese in `details.text`, English in `diagnostics`. */
export function operationOutcome(issues: readonly Issue[]): OperationOutcome {
  return {
    resourceType: "OperationOutcome",
    issue: issues.map(({ severity, code, text, expression }) => ({
      severity,
      code,
      details: { text: text.zh },
      diagnostics: text.en,
      ...(expression === undefined ? {} : { expression: [expression] }),
    })),
  };
}
