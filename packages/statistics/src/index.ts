export { betaCdf, betaQuantile } from "./beta.ts";
export { backtestError, dampedTrend, type TrendForecast } from "./damped-trend.ts";
export { logGamma } from "./gamma.ts";
export { clopperPearson, type Interval } from "./proportion.ts";
