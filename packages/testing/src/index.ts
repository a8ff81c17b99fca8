export { openBrowser } from "./browser.ts";
export { type TestDatabase, testDatabase } from "./postgres.ts";
export { type ClusterOptions, startThrowawayCluster, type ThrowawayCluster } from "./throwaway-cluster.ts";
