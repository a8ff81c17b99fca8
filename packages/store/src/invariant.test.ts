import { compileProgramme } from "@kangyu/rules";
import {
  differences,
  figuresTwice,
  type History,
  historyOf,
  layersOf,
  play,
  tamper,
  testDatabase,
} from "@kangyu/testing";
import { beforeAll, expect, test } from "vitest";
import { type Catalogue, engineOf, loadCatalogue } from "./catalogue.ts";
import { openStore } from "./open.ts";

/** Invariant 2: incremental = full. `KANGYU_SEED=n KANGYU_HISTORIES=1` plays one history alone. */
const HISTORIES = Number(process.env.KANGYU_HISTORIES ?? 200);
const OPERATIONS = Number(process.env.KANGYU_OPERATIONS ?? 200);
const SEED = Number(process.env.KANGYU_SEED ?? 1);
const GROUP = 20;
const NOW = Date.UTC(2024, 5, 1);

let catalogues: [Catalogue, Catalogue];

beforeAll(async () => {
  const dir = new URL("../../../catalogue", import.meta.url).pathname;
  const now = await loadCatalogue(dir);
  const programmes = now.programmes.filter((compiled) => compiled.programme.id === "hypertension");
  const [old] = programmes;
  if (old === undefined) throw new Error("no hypertension programme");
  // The definition changes on 15 June 2024: from then on a visit by telephone counts.
  const { programme } = old;
  const first = { ...programme, inForce: { from: programme.inForce.from, to: "2024-06-14" } };
  const second = { ...programme, version: "2024.test", inForce: { from: "2024-06-15", to: null } };
  const { valueSets, views } = now;
  const changed = [
    compileProgramme(first, { valueSets }),
    compileProgramme(second, { valueSets, settings: { phoneCounts: true } }),
  ];
  const definitions = (version: string) => [
    { kind: "programme", id: "x", version: "1", inForceFrom: null, inForceTo: null, content: {}, digest: version },
  ];
  catalogues = [
    { ...now, definitions: definitions("before"), engine: engineOf({ programmes, views, digest: "before" }) },
    { ...now, definitions: definitions("after"), engine: engineOf({ programmes: changed, views, digest: "after" }) },
  ];
});

/** Seeds of the histories whose layers differ, with the first lines of the difference. */
function blame(found: readonly string[], histories: readonly History[]): string {
  const seeds = histories.filter(({ seed, district }) =>
    found.some((line) => line.startsWith(`${seed}:`) || line.startsWith(`${district}:`)),
  );
  return `seeds ${seeds.map(({ seed }) => seed).join(", ")}\n${found.slice(0, 20).join("\n")}`;
}

async function check(histories: readonly History[]): Promise<void> {
  const database = await testDatabase();
  const store = await openStore({ url: database.url, catalogue: catalogues[0], now: () => NOW });
  try {
    await store.useCatalogue(catalogues[0]);
    await play(store, histories, { catalogues, seed: histories[0]?.seed ?? 0 });
    const incremental = await layersOf(database.url);
    const [stored, counted] = await figuresTwice(database.url);
    expect(stored.size).toBeGreaterThan(0);
    const wrong = differences(stored, counted);
    expect(wrong.length, `figures are not what the spells say: ${blame(wrong, histories)}`).toBe(0);
    await store.fold();
    const folded = differences(incremental, await layersOf(database.url));
    expect(folded.length, `folding changed something: ${blame(folded, histories)}`).toBe(0);
    await store.rebuild({ facts: true });
    const rebuilt = differences(incremental, await layersOf(database.url));
    expect(rebuilt.length, `a rebuild gives something else: ${blame(rebuilt, histories)}`).toBe(0);
  } finally {
    await store.close();
    await database.drop();
  }
}

for (let start = 0; start < HISTORIES; start += GROUP) {
  const seeds = Array.from({ length: Math.min(GROUP, HISTORIES - start) }, (_, index) => SEED + start + index);
  test(`histories ${seeds[0]} to ${seeds.at(-1)}: incremental = full`, { timeout: 900_000 }, () =>
    check(seeds.map((seed) => historyOf(seed, OPERATIONS))),
  );
}

/** One planted fault for each layer, and the words by which the check must name the layer. */
const faults = [
  ["facts", "update fact set day = day + 1 where ctid = (select min(ctid) from fact where known_to is null)", "fact"],
  [
    "facts",
    "update fact set known_to = null where ctid = (select min(ctid) from fact where known_to is not null)",
    "fact",
  ],
  ["spells", "delete from track where ctid = (select max(ctid) from track)", "spell"],
  [
    "spells",
    "update track set days[2] = days[2] + 1 where ctid = (select max(ctid) from track where cardinality(days) > 1)",
    "spell",
  ],
  ["deltas", "update delta set amount = amount + 1 where ctid = (select min(ctid) from delta)", "figure"],
  ["deltas", "delete from delta where ctid = (select min(ctid) from delta)", "figure"],
  [
    "fold",
    "update figure set amounts[1] = amounts[1] + 1 where ctid = (select min(ctid) from figure where amounts <> '{}')",
    "figure",
  ],
  ["fold", "update figure set net = net + 1 where ctid = (select min(ctid) from figure)", "figure net"],
] as const;

test.each(faults)("a fault planted in the %s is found: %s", async (layer, statement, named) => {
  const database = await testDatabase();
  const store = await openStore({ url: database.url, catalogue: catalogues[0], now: () => NOW });
  try {
    for (const { rows } of historyOf(1, 30).operations.flatMap((each) => ("rows" in each ? [each] : [])))
      await store.write(rows, {
        world: "real",
        actor: { operator: "x", institution: null },
        importId: null,
        place: null,
      });
    if (layer === "fold") await store.fold();
    expect(await tamper(database.url, statement)).toBe(1);
    const faulty = await layersOf(database.url);
    await store.rebuild({ facts: true });
    const found = differences(faulty, await layersOf(database.url));
    expect(found.filter((line) => line.includes(` ${named}`)).length).toBeGreaterThan(0);
  } finally {
    await store.close();
    await database.drop();
  }
});
