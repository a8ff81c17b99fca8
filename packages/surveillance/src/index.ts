export { ALGORITHMS, type Algorithm, type AlgorithmName } from "./algorithms/algorithms.ts";
export { judgeComparable } from "./algorithms/comparable.ts";
export { detectEvents, type EventSignal, type ListedCase, type Unplaced } from "./events/detect-events.ts";
export { type EventRule, type EventRuleProblem, readEventRules, type Trigger } from "./events/event-rules.ts";
export {
  type ScanCluster,
  type ScanInput,
  type ScanModel,
  type ScanProblem,
  type ScanResult,
  scan,
} from "./scan/scan.ts";
export type { ScanPlace } from "./scan/scan-circles.ts";
export type { Judged, Reason, Series } from "./series.ts";
