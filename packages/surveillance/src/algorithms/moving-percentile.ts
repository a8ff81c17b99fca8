import { areTexts, type DefinitionProblem, isRecord } from "../events/definition.ts";
import type { CidarsControl } from "./cidars.ts";

/** How the moving percentile method is set for each disease. */
export interface MovingPercentiles {
  readonly defaults: CidarsControl;
  readonly percentile: ReadonlyMap<string, number>;
  /** Of these one case is a signal: no percentile. */
  readonly singleCase: ReadonlySet<string>;
}

export type PercentileProblem = DefinitionProblem<"moving-percentile">;

/** Reads `catalogue/alerts/moving-percentile.yaml`; null with its faults where it has any. */
export function readMovingPercentiles(definition: unknown): {
  readonly table: MovingPercentiles | null;
  readonly problems: readonly PercentileProblem[];
} {
  const problems: PercentileProblem[] = [];
  const wrong = (path: string, detail: string): void => {
    problems.push({ code: "moving-percentile", path, detail });
  };
  const { defaults, percentiles, single_case: single } = isRecord(definition) ? definition : {};
  if (!isRecord(defaults)) wrong("defaults", "years, neighbours, operator and minCases are expected");
  if (!isRecord(percentiles)) wrong("percentiles", "diseases by percentile are expected");
  if (!areTexts(single)) wrong("single_case", "a list of diseases is expected");
  const percentile = new Map<string, number>();
  for (const [text, diseases] of Object.entries(isRecord(percentiles) ? percentiles : {})) {
    const value = Number(text);
    if (!(value > 0 && value < 100) || !areTexts(diseases))
      wrong(`percentiles.${text}`, "a percentile and its diseases are expected");
    else
      for (const disease of diseases)
        if (percentile.has(disease)) wrong(`percentiles.${text}`, `${disease} stands twice`);
        else percentile.set(disease, value);
  }
  if (problems.length > 0) return { table: null, problems };
  const singleCase = new Set(areTexts(single) ? single : []);
  return { table: { defaults: defaults as CidarsControl, percentile, singleCase }, problems };
}

/** The control of `cidars` for a disease: `single-case` where one case is a signal, null where the table does not name it. */
export function cidarsControlOf(table: MovingPercentiles, disease: string): CidarsControl | "single-case" | null {
  if (table.singleCase.has(disease)) return "single-case";
  const percentile = table.percentile.get(disease);
  return percentile === undefined ? null : { ...table.defaults, percentile };
}
