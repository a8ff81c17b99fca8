export { openBrowser } from "./browser.ts";
export { type CaseRecord, recordOfCase } from "./case-record.ts";
export { type History, historyOf, type Operation, randomOf } from "./history.ts";
export { differences, figuresTwice, type Layers, layersOf, tamper } from "./layers.ts";
export { play, type Upheaval } from "./play.ts";
export { type TestDatabase, testDatabase } from "./postgres.ts";
export { type StoredSpell, storedSpells } from "./stored-spells.ts";
export { type ClusterOptions, startThrowawayCluster, type ThrowawayCluster } from "./throwaway-cluster.ts";
