/** What can be wrong with what this room is given. `path` is where, in the words of the input. */
export interface FhirProblem {
  readonly code: FhirProblemCode;
  readonly path: string;
  readonly detail: string;
}

export const fhirProblems = {
  "view-shape": "the ViewDefinition lacks a required part or has one of the wrong type",
  "view-path": "an expression of the view does not parse or uses an unknown name",
  "view-columns": "two columns have one name, or the branches of a unionAll differ",
  "view-fact": "a view that makes facts lacks the columns subject and day, or its name",
  "many-values": "a column that is no collection found more than one value; the first was taken",
  "where-not-boolean": "a where expression gave something that is no boolean",
} as const;

export type FhirProblemCode = keyof typeof fhirProblems;
