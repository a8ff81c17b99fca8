export type { DerivedStore, ImportStore, PeopleStore, RecordStore, RegisterStore, Store } from "./api.ts";
export { type Catalogue, type Choices, engineOf, loadCatalogue, type Problem } from "./catalogue.ts";
export type { Engine } from "./engine.ts";
export { decodeKey, encodeKey, idOf, keyOfId, newKey, newSuffix } from "./keys.ts";
export { migrate } from "./migrate.ts";
export { horizonOf, openStore, type StoreOptions } from "./open.ts";
export { StoreError, type StoreProblem, storeProblems } from "./problems.ts";
export type * from "./store.ts";
