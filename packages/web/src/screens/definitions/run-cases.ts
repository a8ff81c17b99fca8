import { compileProgramme, runCases } from "@kangyu/rules";
import type { DistrictProgramme } from "../visit/programme.ts";

export interface RunResult {
  readonly cases: readonly { readonly id: string; readonly about: string; readonly problem: string | null }[];
  /** Rules, branches and triggers that no case reached. */
  readonly unreached: readonly string[];
}

/**
 * Runs the cases of a definition with the same engine as the server and the batch. Cases hold for the definition's own
 * settings, not for the district's choices.
 */
export function runInBrowser(data: DistrictProgramme): RunResult {
  const cases = data.cases?.cases ?? [];
  const result = runCases(compileProgramme(data.definition, { valueSets: data.valueSets }), cases);
  const failed = new Map(result.failed.map((one) => [one.id, one.detail]));
  return {
    cases: cases.map(({ id, about }) => ({ id, about, problem: failed.get(id) ?? null })),
    unreached: result.unreached,
  };
}
