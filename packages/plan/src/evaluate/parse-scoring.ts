import { projectStandings } from "../work/project-standing.ts";
import { lights, type ScoringRules, standings } from "./scoring.ts";

/** What is wrong with a file of scoring rules; `path` is the place in the file. */
export interface ScoringProblem {
  readonly code: "missing" | "wrong-type" | "not-allowed";
  readonly path: string;
  readonly detail: string;
}

export type ParsedScoring =
  | { readonly ok: true; readonly rules: ScoringRules }
  | { readonly ok: false; readonly problems: readonly ScoringProblem[] };

const lightWords = ["path-share", "target-share", "not-scored"];
const standingWords = ["progress", "progress-in-time", "not-scored"];

const numbers = [
  ...["parts.indicators", "parts.tasks", "parts.projects", "lateMost", "gradeLeast", "entryDays"],
  ...["roles.lead", "roles.participant", "projects.parts.stage", "projects.parts.money", "projects.parts.delivered"],
];

/** Checks a file of `catalogue/evaluation`: every light and every standing has points, and points lie between 0 and 100. */
export function parseScoring(json: unknown): ParsedScoring {
  const problems: ScoringProblem[] = [];
  const at = (path: string): unknown =>
    path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], json);
  const missing = (path: string) => problems.push({ code: "missing", path, detail: "a value is needed" });

  for (const path of ["id", "version", "source", "title.zh", "title.en"]) {
    const value = at(path);
    if (value === undefined) missing(path);
    else if (typeof value !== "string") problems.push({ code: "wrong-type", path, detail: "text is expected" });
  }
  const number = (path: string) => {
    const value = at(path);
    if (value === undefined) missing(path);
    else if (typeof value !== "number" || value < 0 || value > 100)
      problems.push({ code: "not-allowed", path, detail: "a number from 0 to 100 is expected" });
  };
  for (const path of [...numbers, ...["binding", "expected", "guiding", "none"].map((name) => `weights.${name}`)])
    number(path);
  const points = (path: string, words: readonly string[]) => {
    const value = at(path);
    if (typeof value === "string" && !words.includes(value))
      problems.push({ code: "not-allowed", path, detail: `one of ${words.join(", ")} or a number is expected` });
    else if (typeof value !== "string") number(path);
  };
  for (const light of lights) points(`lights.${light}`, lightWords);
  for (const standing of standings) points(`standings.${standing}`, standingWords);
  for (const standing of projectStandings) points(`projects.standings.${standing}`, ["not-scored"]);
  const grades = at("grades");
  if (!Array.isArray(grades) || grades.length === 0) missing("grades");
  else if (grades.some((grade, index) => index > 0 && grade.from >= grades[index - 1].from))
    problems.push({ code: "not-allowed", path: "grades", detail: "the highest grade comes first" });
  if (!Array.isArray(at("words"))) missing("words");
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules: json as ScoringRules };
}
