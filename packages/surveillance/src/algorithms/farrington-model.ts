import { studentTwoSided } from "@kangyu/statistics";
import type { Series } from "../series.ts";
import { greatest, type Reference } from "./season-counts.ts";
import { emptyFit, fitSeason, type SeasonRoom, unscaledVariance } from "./season-fit.ts";

export interface ModelControl {
  readonly trend: boolean;
  readonly reweight: boolean;
  /** Anscombe residuals above this are given less weight. */
  readonly weightsThreshold: number;
  readonly pThresholdTrend: number;
  /** Years of history: a trend needs three. */
  readonly b: number;
  /** Logarithm of the population at the judged count; 0 without populations. */
  readonly offsetNow: number;
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

/** Room that the fits of one series use again and again. */
export interface ModelRoom {
  readonly fit: SeasonRoom;
  readonly weights: Float64Array;
}

export function modelRoom({ observed }: Series, periods: number): ModelRoom {
  return { fit: emptyFit(observed.length, periods), weights: new Float64Array(observed.length) };
}

interface Fitted {
  readonly phi: number;
  /** Dispersion that standard errors are scaled with. */
  readonly scale: number;
  readonly hasTrend: boolean;
}

/**
 * Weights that keep past outbreaks from raising the limit; they add up to the number of counts. By the Anscombe residuals of a Poisson
 * count, standardised by dispersion and leverage (Farrington et al. 1996, §3.6).
 */
function weigh(reference: Reference, { fit, weights }: ModelRoom, how: WeighControl): void {
  const { n, power, time, block } = reference;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const mu = fit.mu[i] as number;
    const root = Math.sqrt(mu);
    const leverage = (fit.working[i] as number) * unscaledVariance(fit, block[i] as number, time[i] as number);
    const residual = (1.5 * ((power[i] as number) / Math.cbrt(root) - root)) / Math.sqrt(how.phi * (1 - leverage));
    const weight = residual > how.threshold ? 1 / (residual * residual) : 1;
    weights[i] = weight;
    total += weight;
  }
  for (let i = 0; i < n; i++) weights[i] = ((weights[i] as number) * n) / total;
}

interface WeighControl {
  readonly phi: number;
  readonly threshold: number;
}

function fitOnce(
  reference: Reference,
  room: ModelRoom,
  control: ModelControl & { readonly hasTrend: boolean },
): Fitted | null {
  const { fit, weights } = room;
  const { hasTrend } = control;
  if (!fitSeason(reference, { hasTrend, weights: null }, fit) || !fit.converged) return null;
  const phi = Math.max(fit.dispersion, 1);
  if (!control.reweight) return { phi, scale: fit.dispersion, hasTrend };
  weigh(reference, room, { phi, threshold: control.weightsThreshold });
  if (!fitSeason(reference, { hasTrend, weights }, fit)) return null;
  const scale = control.isErrorFromWeights ? weightedScale(reference, room) : fit.dispersion;
  return { phi: Math.max(fit.dispersion, 1), scale, hasTrend };
}

function weightedScale({ n, count }: Reference, { fit, weights }: ModelRoom): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const mu = fit.mu[i] as number;
    const rest = ((count[i] as number) - mu) / mu;
    sum += (weights[i] as number) * rest * rest;
  }
  return sum / fit.degreesOfFreedom;
}

/**
 * The log-linear model of Farrington et al. (JRSS A 159, 1996) as refined by Noufaily et al. (Statistics in Medicine 32, 2013): fit, give past
 * outbreaks less weight, fit again; keep the trend only when it is significant, has three years behind it, and does
 * not lead above every count seen. Null where no model converges.
 */
export function predictCount(reference: Reference, control: ModelControl, room: ModelRoom): Prediction | null {
  const last = reference.periods - 1;
  const withTrend = control.trend ? fitOnce(reference, room, { ...control, hasTrend: true }) : null;
  const isKept = withTrend !== null && keepsTrend(reference, control, { fit: room.fit, scale: withTrend.scale });
  const fitted = isKept ? withTrend : fitOnce(reference, room, { ...control, hasTrend: false });
  if (fitted === null) return null;
  const scale = control.isErrorFromWeights ? fitted.scale : fitted.phi;
  return {
    eta: (room.fit.intercepts[last] as number) + control.offsetNow,
    error: Math.sqrt(unscaledVariance(room.fit, last, 0) * scale),
    phi: fitted.phi,
    hasTrend: fitted.hasTrend,
  };
}

interface Trend {
  readonly fit: SeasonRoom;
  readonly scale: number;
}

function keepsTrend(reference: Reference, control: ModelControl, { fit, scale }: Trend): boolean {
  const error = Math.sqrt(scale / fit.slopeInformation);
  const isSignificant = studentTwoSided(fit.slope / error, fit.degreesOfFreedom) < control.pThresholdTrend;
  if (control.b < 3 || !isSignificant) return false;
  return Math.exp((fit.intercepts[reference.periods - 1] as number) + control.offsetNow) <= greatest(reference);
}
