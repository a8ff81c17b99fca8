import type { Case, Programme, ValueSet } from "@kangyu/rules";
import { useDefinition } from "../../api/queries.ts";
import type { Text } from "../../api/types.ts";

export interface ProgrammeVersion {
  readonly version: string;
  readonly from: string;
  readonly to: string | null;
}

/** A definition as the district runs it, with what its engine needs to run it here too. */
export interface DistrictProgramme {
  readonly id: string;
  readonly versions: readonly ProgrammeVersion[];
  readonly definition: Programme;
  readonly settings: Readonly<Record<string, number | boolean | string>>;
  readonly valueSets: Readonly<Record<string, ValueSet>>;
  /** As `cases.json` holds them; null where the definition has none. */
  readonly cases: { readonly cases: readonly Case[] } | null;
}

export interface ProgrammeRow {
  readonly id: string;
  readonly title: Text;
  readonly version: string;
  readonly versions: readonly ProgrammeVersion[];
}

export function useProgramme(id: string | undefined) {
  return useDefinition<DistrictProgramme>(`/api/programmes/${encodeURIComponent(id ?? "")}`, id !== undefined);
}

export function useProgrammes() {
  return useDefinition<{ readonly items: readonly ProgrammeRow[] }>("/api/programmes");
}
