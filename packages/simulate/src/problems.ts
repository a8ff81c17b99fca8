/** What is wrong with a table, and where: `places.villages[3].weight`. */
export interface TableProblem {
  readonly code: TableProblemCode;
  readonly path: string;
  readonly detail: string;
}

export const tableProblems = {
  missing: "The value is missing.",
  type: "The value has the wrong type.",
  chance: "A chance lies between 0 and 1.",
  code: "The code has the wrong form.",
  twice: "The same code stands twice.",
  unknown: "It names something that is not in the tables.",
  uncovered: "No centre is responsible for the village.",
  falls: "The share of people with the disease falls with age.",
} as const;

export type TableProblemCode = keyof typeof tableProblems;

export function problem(code: TableProblemCode, path: string): TableProblem {
  return { code, path, detail: tableProblems[code] };
}
