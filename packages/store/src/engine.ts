import type { Day, Fact } from "@kangyu/fhir";
import type { Spell, Subject } from "@kangyu/rules";
import type { Resource } from "./store.ts";

/**
 * What the store asks of the definitions: facts from a resource, spells from facts. Made by `engineOf` from the
 * catalogue; the store itself knows no programme, no disease and no code.
 */
export interface Engine {
  facts(resource: Resource, known: { readonly knownFrom: number; readonly origin: string }): readonly Fact[];
  /** Spells of every programme up to the horizon (exclusive), ordered or not, none of them empty. */
  spells(subject: Subject, horizon: Day): readonly Spell[];
  /** Changes whenever a definition does. */
  readonly digest: string;
}
