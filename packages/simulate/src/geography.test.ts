import { readFileSync } from "node:fs";
import { dayOfCivil } from "@kangyu/fhir";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { geographyOf, readTables } from "./index.ts";

const folder = new URL("../../../catalogue/simulation/", import.meta.url);
const names = ["places", "institutions", "ages", "names", "events", "hypertension"];
const read = readTables(
  Object.fromEntries(names.map((name) => [name, parse(readFileSync(new URL(`${name}.yaml`, folder), "utf8"))])),
);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const geography = geographyOf(read.tables);

test("every place but the district lies in one listed before it, and its code begins with that one's", () => {
  const seen = new Set<string>();
  for (const place of geography.places) {
    if (place.parent === null) expect(place.kind).toBe("district");
    else
      expect([place.code, seen.has(place.parent), place.code.startsWith(place.parent)]).toEqual([
        place.code,
        true,
        true,
      ]);
    expect(seen.has(place.code)).toBe(false);
    seen.add(place.code);
  }
  const count = (kind: string) => geography.places.filter((place) => place.kind === kind).length;
  expect([count("district"), count("township"), count("village")]).toEqual([1, 7, 62]);
});

test("each township has a tile of its own", () => {
  const tiles = geography.places.flatMap((place) => (place.tile === null ? [] : [place.tile.join()]));
  expect(new Set(tiles).size).toBe(7);
});

test("a merged village ends on the day after its last, into one that stands", () => {
  const merged = geography.places.filter((place) => place.mergedInto !== null);
  expect(merged.map((place) => place.to)).toEqual([dayOfCivil(2024, 1, 1)]);
  expect(geography.places.find((place) => place.code === merged[0]?.mergedInto)?.to).toBeNull();
});

test("institutions lie in listed places, parents first", () => {
  const places = new Set(geography.places.map((place) => place.code));
  const seen = new Set<string | null>([null]);
  for (const one of geography.institutions) {
    expect([one.id, places.has(one.place), seen.has(one.parent)]).toEqual([one.id, true, true]);
    seen.add(one.id);
  }
  expect(geography.institutions.filter((one) => one.kind === "centre").length).toBe(8);
});
