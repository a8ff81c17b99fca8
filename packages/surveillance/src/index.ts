export { ALGORITHMS, type Algorithm, type AlgorithmName } from "./algorithms/algorithms.ts";
export { judgeComparable } from "./algorithms/comparable.ts";
export { cidarsControlOf, type MovingPercentiles, readMovingPercentiles } from "./algorithms/moving-percentile.ts";
export {
  type ClockFacts,
  type ClockGap,
  type ClockTable,
  type Due,
  dueOf,
  type Lateness,
  latenessOf,
  readClocks,
} from "./emergency/clocks.ts";
export type { EventFacts } from "./emergency/conditions.ts";
export { type Grade, type GradeTable, type Grading, gradeOf, highestGrade, readGrades } from "./emergency/grades.ts";
export {
  type CombinedSignal,
  combineSignals,
  readSources,
  type SourceTable,
  type WeakSignal,
} from "./emergency/multi-source.ts";
export { clockFactsOf, type NotifiableDisease, type ReportedCase, readNotifiable } from "./emergency/notifiable.ts";
export {
  detectEvents,
  type EventDistrict,
  type EventSignal,
  type ListedCase,
  type Unplaced,
} from "./events/detect-events.ts";
export {
  type EventRule,
  type EventRuleProblem,
  readEventRules,
  type Trigger,
  WITHIN,
  type Within,
} from "./events/event-rules.ts";
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
