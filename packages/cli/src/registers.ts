import { readFileSync } from "node:fs";
import { join } from "node:path";
import { geographyOf, readTables, type Tables } from "@kangyu/simulate";
import type { Catalogue, Store } from "@kangyu/store";
import { parse } from "yaml";
import { catalogueFolder } from "./places.ts";

const TABLES = ["places", "institutions", "ages", "names", "events", "hypertension"];

/** The tables that shape the simulated district. A mistake in them is a defect of the catalogue. */
export function simulationTables(): Tables {
  const documents = Object.fromEntries(
    TABLES.map((name) => [name, parse(readFileSync(join(catalogueFolder, `simulation/${name}.yaml`), "utf8"))]),
  );
  const read = readTables(documents);
  if (!read.ok) throw new Error(`catalogue/simulation: ${JSON.stringify(read.problems[0])}`);
  return read.tables;
}

/** Digest of the views that facts were last made with. */
const VIEWS = "views";

/**
 * Brings definitions and registers to what the catalogue says. Where a definition changed everybody is marked for
 * evaluation; where a view did, facts are made anew first. Places and institutions are those of the invented district, also without simulated people: until a district
 * brings its own, they are where people can live.
 */
export async function loadRegisters(store: Store, { viewsDigest }: Pick<Catalogue, "viewsDigest">): Promise<void> {
  const { places, institutions } = geographyOf(simulationTables());
  await store.putPlaces(places);
  const tiles = places.flatMap(({ code, tile }) => (tile === null ? [] : [[code, tile] as const]));
  await store.putSetting("place-tiles", Object.fromEntries(tiles));
  await store.putInstitutions(institutions.map((row) => ({ ...row, from: null, to: null })));
  if (await store.loadDefinitions()) await store.touchAll();
  if ((await store.setting(VIEWS)) === viewsDigest) return;
  await store.remakeFacts();
  await store.putSetting(VIEWS, viewsDigest);
}
