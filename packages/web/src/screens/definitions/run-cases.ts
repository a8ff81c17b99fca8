import type { DistrictProgramme } from "../visit/programme.ts";

export interface CasesResult {
  readonly cases: readonly { readonly name: string; readonly problems: readonly string[] }[];
  /** Rules, branches and triggers that no case reached. */
  readonly unreached: readonly string[];
}

/** Runs the cases of a definition with the engine of the rules room, fetched on first use. */
export async function runInBrowser(_data: DistrictProgramme): Promise<CasesResult> {
  return { cases: [], unreached: [] };
}
