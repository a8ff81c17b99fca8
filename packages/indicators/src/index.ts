export { type Counts, type Figure, figureOf } from "./figure.ts";
export { type Forecast, forecast } from "./forecast.ts";
export type { Count, Direction, Indicator, Text } from "./indicator.ts";
export { type Judged, type Judgement, type Light, lightOf } from "./light.ts";
export { type ParsedIndicator, parseIndicator } from "./parse-indicator.ts";
export { finalTarget, type Path, type Pledge, pathOf } from "./path.ts";
export type { IndicatorProblem } from "./problems.ts";
export { type Amount, levelOf, type Operator, reaches } from "./target.ts";
