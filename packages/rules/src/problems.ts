/** What can be wrong with a definition. One table for the room; `detail` names the thing, never a person. */
export const problemCodes = {
  "not-an-object": "an object was expected",
  "not-a-list": "a list was expected",
  "not-a-text": "a text was expected",
  "not-a-number": "a number was expected",
  "not-a-boolean": "true or false was expected",
  "not-one-of": "the value is not one of those allowed",
  missing: "a required part is missing",
  "unknown-part": "the language has no such part",
  "bad-name": "names are letters, digits and - (bindings and values: no -)",
  "bad-duration": "not a calendar duration such as P3M or P3M-14D",
  "bad-date": "not a date YYYY-MM-DD",
  "unknown-fact": "no fact binding of that name",
  "unknown-state": "no state of that name",
  "unknown-step": "no step of that name",
  "unknown-form": "no form of that name",
  "unknown-field": "the form has no such field",
  "unknown-setting": "no setting of that name",
  "unknown-value-set": "no value set of that name",
  "unknown-reason": "the step has no such reason",
  "bad-expression": "the expression cannot be parsed or its types do not fit",
  "bad-type": "the expression gives another type than is needed here",
  unsupported: "the language does not offer this",
  unreachable: "a rule after one without condition is never reached",
  "no-last-rule": "the last rule must have no condition",
  duplicate: "the name is used twice",
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** A problem of a definition: what, where in it (`measures.control.rules[2].when`), and about what. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: string;
  readonly detail: string;
}
