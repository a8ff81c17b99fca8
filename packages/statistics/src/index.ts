export { betaCdf, betaQuantile } from "./beta.ts";
export { negativeBinomialCdf, negativeBinomialQuantile, poissonCdf, poissonQuantile } from "./counts.ts";
export { backtestError, dampedTrend, type TrendForecast } from "./damped-trend.ts";
export { logGamma } from "./gamma.ts";
export { fitCounts, type GlmFit, type GlmInput, predictLink } from "./glm.ts";
export { regularisedGammaP, regularisedGammaQ } from "./incomplete-gamma.ts";
export { normalCdf, normalQuantile, normalTail } from "./normal.ts";
export { clopperPearson, type Interval } from "./proportion.ts";
export { chiSquareCdf, studentTwoSided } from "./student.ts";
