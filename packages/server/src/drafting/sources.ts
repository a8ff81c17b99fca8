import type { Catalogue } from "@kangyu/store";
import { definitionsOf } from "../definitions.ts";
import { readNotMeasured } from "../not-measured.ts";
import type { DraftSources } from "./evidence.ts";
import { readNationalValues } from "./national-values.ts";

/** What drafting needs of a loaded catalogue, without a server. */
export function draftSourcesOf(catalogue: Catalogue): DraftSources {
  const { indicators, reported, dictionary, plans } = definitionsOf(catalogue, readNotMeasured(catalogue.dir));
  return { indicators, reported, dictionary, plans, national: readNationalValues(catalogue.dir) };
}
