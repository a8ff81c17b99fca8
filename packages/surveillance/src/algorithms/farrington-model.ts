import { fitCounts, type GlmFit, predictLink, studentTwoSided } from "@kangyu/statistics";

/** Counts that the model learns from, one row each. */
export interface Reference {
  readonly response: readonly number[];
  /** Time of each count in periods, 0 at the judged count. */
  readonly time: readonly number[];
  /** Season block of each count, 1 to `periods`; the judged count is in the last. */
  readonly block: readonly number[];
  readonly population: readonly number[];
}

export interface ModelControl {
  readonly trend: boolean;
  readonly reweight: boolean;
  /** Anscombe residuals above this are given less weight. */
  readonly weightsThreshold: number;
  readonly pThresholdTrend: number;
  /** Years of history: a trend needs three. */
  readonly b: number;
  readonly noPeriods: number;
  readonly populationOffset: boolean;
  readonly populationNow: number;
  /** R's `farringtonFlexible` puts the weights of the outbreaks where the fit's own weights belong before it takes the standard error. */
  readonly isErrorFromWeights: boolean;
}

export interface Prediction {
  /** Linear predictor at the judged count and its standard error. */
  readonly eta: number;
  readonly error: number;
  /** Dispersion, at least 1. */
  readonly phi: number;
  readonly hasTrend: boolean;
}

interface Fitted {
  readonly fit: GlmFit;
  readonly phi: number;
  /** Dispersion that standard errors are scaled with. */
  readonly scale: number;
  readonly hasTrend: boolean;
}

/** Anscombe residuals of a Poisson count, standardised by dispersion and leverage (Farrington et al. 1996, §3.6). */
function residualsOf(response: readonly number[], fit: GlmFit, phi: number): number[] {
  return response.map((y, i) => {
    const mu = fit.fitted[i] ?? 0;
    return (1.5 * (y ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))) / Math.sqrt(phi * (1 - (fit.leverages[i] ?? 0)));
  });
}

/** Weights that keep past outbreaks from raising the limit; they add up to the number of counts. */
function weightsOf(residuals: readonly number[], threshold: number): number[] {
  const raw = residuals.map((s) => (s > threshold ? s ** -2 : 1));
  const gamma = raw.length / raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => gamma * weight);
}

function rowOf(isTrend: boolean, time: number, block: number, periods: number): number[] {
  const row = isTrend ? [1, time] : [1];
  for (let level = 2; level <= periods; level++) row.push(block === level ? 1 : 0);
  return row;
}

function fitOnce(reference: Reference, control: ModelControl, isTrend: boolean): Fitted | null {
  const design = reference.time.map((time, i) => rowOf(isTrend, time, reference.block[i] ?? 1, control.noPeriods));
  const base = {
    design,
    response: reference.response,
    ...(control.populationOffset ? { offset: reference.population.map(Math.log) } : {}),
  };
  const first = fitCounts(base);
  if (first === null || !first.converged) return null;
  const phi = Math.max(first.dispersion, 1);
  if (!control.reweight) return { fit: first, phi, scale: first.dispersion, hasTrend: isTrend };
  const weights = weightsOf(residualsOf(reference.response, first, phi), control.weightsThreshold);
  const fit = fitCounts({ ...base, weights });
  if (fit === null) return null;
  const scale = control.isErrorFromWeights ? weightedScale(reference.response, fit, weights) : fit.dispersion;
  return { fit, phi: Math.max(fit.dispersion, 1), scale, hasTrend: isTrend };
}

function weightedScale(response: readonly number[], fit: GlmFit, weights: readonly number[]): number {
  const sum = response.reduce((total, y, i) => {
    const mu = fit.fitted[i] ?? 1;
    return total + (weights[i] ?? 1) * ((y - mu) / mu) ** 2;
  }, 0);
  return sum / fit.degreesOfFreedom;
}

function predict(fitted: Fitted, control: ModelControl): { eta: number; unscaledError: number } {
  const row = rowOf(fitted.hasTrend, 0, control.noPeriods, control.noPeriods);
  return predictLink(fitted.fit, row, control.populationOffset ? Math.log(control.populationNow) : 0);
}

/**
 * The log-linear model of Farrington et al. (JRSS A 159, 1996) as refined by Noufaily et al. (Statistics in Medicine 32, 2013): fit, give past
 * outbreaks less weight, fit again; keep the trend only when it is significant, has three years behind it, and does
 * not lead above every count seen. Null where no model converges.
 */
export function predictCount(reference: Reference, control: ModelControl): Prediction | null {
  const withTrend = control.trend ? fitOnce(reference, control, true) : null;
  const isKept = withTrend !== null && keepsTrend(withTrend, reference, control);
  const fitted = isKept ? withTrend : fitOnce(reference, control, false);
  if (fitted === null) return null;
  const { eta, unscaledError } = predict(fitted, control);
  const scale = control.isErrorFromWeights ? fitted.scale : fitted.phi;
  return { eta, error: unscaledError * Math.sqrt(scale), phi: fitted.phi, hasTrend: fitted.hasTrend };
}

function keepsTrend(fitted: Fitted, reference: Reference, control: ModelControl): boolean {
  const p = fitted.fit.coefficients.length;
  const error = Math.sqrt((fitted.fit.unscaledCovariance[p + 1] ?? 0) * fitted.scale);
  const isSignificant =
    studentTwoSided((fitted.fit.coefficients[1] ?? 0) / error, fitted.fit.degreesOfFreedom) < control.pThresholdTrend;
  return control.b >= 3 && isSignificant && Math.exp(predict(fitted, control).eta) <= Math.max(...reference.response);
}
