export { ALGORITHMS, type Algorithm, type AlgorithmName } from "./algorithms/algorithms.ts";
export type { Judged, Reason, Series } from "./series.ts";
