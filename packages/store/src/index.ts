export type { Catalogue, Problem } from "./catalogue.ts";
export { loadCatalogue } from "./catalogue.ts";
export type { DerivedStore, ImportStore, PeopleStore, RecordStore, RegisterStore, Store } from "./api.ts";
export { decodeKey, encodeKey, keyOfId } from "./keys.ts";
export { migrate } from "./migrate.ts";
export { openStore, type StoreOptions } from "./open.ts";
export type * from "./store.ts";
