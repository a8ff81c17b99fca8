export { betaCdf, betaQuantile } from "./beta.ts";
export { agePyramid, type Population, type ProjectionRates, projectPopulation } from "./cohort-projection.ts";
export { negativeBinomialCdf, negativeBinomialQuantile, poissonCdf, poissonQuantile } from "./counts.ts";
export { backtestError, dampedTrend, type TrendForecast } from "./damped-trend.ts";
export { proportionFunnel, ratioFunnel } from "./funnel.ts";
export { logGamma } from "./gamma.ts";
export { gammaQuantile } from "./gamma-quantile.ts";
export { fitCounts, type GlmFit, type GlmInput, predictLink } from "./glm.ts";
export { regularisedGammaP, regularisedGammaQ } from "./incomplete-gamma.ts";
export {
  type AgeGroup,
  healthyYears,
  healthyYearsErrors,
  type LifeTableProblem,
  type LifeTableRow,
  lifeTable,
  prematureMortality,
} from "./life-table.ts";
export { digamma, fitNegativeBinomial, trigamma } from "./negative-binomial-fit.ts";
export { normalCdf, normalQuantile, normalTail } from "./normal.ts";
export { type PoissonMethod, poissonLimits } from "./poisson-limits.ts";
export { clopperPearson, type Interval, wilson } from "./proportion.ts";
export {
  gammaSerialInterval,
  type ReproductionNumber,
  type ReproductionOptions,
  reproductionNumber,
  type SerialInterval,
  uncertainIntervals,
} from "./reproduction-number.ts";
export {
  directRate,
  indirectRatio,
  type StandardisedRate,
  type StandardisedRatio,
  type Stratum,
} from "./standardisation.ts";
export { chiSquareCdf, studentTwoSided } from "./student.ts";
