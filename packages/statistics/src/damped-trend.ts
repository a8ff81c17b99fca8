export interface TrendForecast {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Fit {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
  readonly level: number;
  readonly trend: number;
  readonly squaredError: number;
}

const STEPS = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95] as const;
const DAMPING = [0.8, 0.85, 0.9, 0.95, 0.98] as const;
/** Standard normal quantile of 0.9: the two-sided 80 % interval. */
const Z80 = 1.2815515655446004;

function run(series: readonly number[], alpha: number, beta: number, phi: number): Fit {
  let level = series[0] ?? 0;
  let trend = (series[1] ?? level) - level;
  let squaredError = 0;
  for (let index = 1; index < series.length; index++) {
    const expected = level + phi * trend;
    const error = (series[index] ?? 0) - expected;
    squaredError += error * error;
    level = expected + alpha * error;
    trend = phi * trend + alpha * beta * error;
  }
  return { alpha, beta, phi, level, trend, squaredError };
}

function bestFit(series: readonly number[]): Fit {
  let best = run(series, STEPS[0], STEPS[0], DAMPING[0]);
  for (const alpha of STEPS)
    for (const beta of STEPS)
      for (const phi of DAMPING) {
        const fit = run(series, alpha, beta, phi);
        if (fit.squaredError < best.squaredError) best = fit;
      }
  return best;
}

/**
 * Damped additive trend (Gardner and McKenzie, Management Science 31, 1985) with the 80 % interval of the
 * ETS(A,Ad,N) model (Hyndman et al., Forecasting with Exponential Smoothing, 2008, table 6.1).
 * Takes equally spaced values, oldest first, at least 4, and how many steps ahead; returns one row a step.
 */
export function dampedTrend(series: readonly number[], steps: number): TrendForecast[] {
  const fit = bestFit(series);
  const variance = fit.squaredError / Math.max(1, series.length - 3);
  const forecasts: TrendForecast[] = [];
  let damping = 0;
  let spread = 1;
  for (let step = 1; step <= steps; step++) {
    damping += fit.phi ** step;
    const value = fit.level + damping * fit.trend;
    const half = Z80 * Math.sqrt(variance * spread);
    forecasts.push({ value, low: value - half, high: value + half });
    spread += (fit.alpha * (1 + fit.beta * damping)) ** 2;
  }
  return forecasts;
}

/**
 * Mean absolute error of the one-step forecasts that this method would have made in the past, from the fourth value
 * on; null where there is no value to try it on (fewer than 5).
 */
export function backtestError(series: readonly number[]): number | null {
  if (series.length < 5) return null;
  let sum = 0;
  for (let end = 4; end < series.length; end++) {
    const [next] = dampedTrend(series.slice(0, end), 1);
    sum += Math.abs((next?.value ?? 0) - (series[end] ?? 0));
  }
  return sum / (series.length - 4);
}
