import type { Run } from "./glr-kernel.ts";

const ROUNDS = 100;
/** The ratio is flat at its top: a step this small in the logarithm of the factor changes it by less than 1e-9. */
const SMALL_STEP = 1e-5;

/** Sums over a window that begins at `from` and lasts to the last count, as `from` moves back. */
export interface Window {
  from: number;
  cases: number;
  /** Slope of the ratio where nothing changes: the score of the change. */
  score: number;
  /** Σ (x + 1/α)·log(1 + αµ), what the ratio is before the change is taken away from it. */
  level: number;
  /** Logarithm of the likeliest factor of the window before, where the next search begins. */
  kappa: number;
}

export function emptyWindow({ x }: Run): Window {
  return { from: x.length, cases: 0, score: 0, level: 0, kappa: 0 };
}

/** Moves the window's beginning one count back. */
export function widen(window: Window, { x, mu }: Run, alpha: number): void {
  const at = --window.from;
  const count = x[at] as number;
  const mean = mu[at] as number;
  window.cases += count;
  window.score += (count - mean) / (1 + alpha * mean);
  window.level += (count + 1 / alpha) * Math.log(1 + alpha * mean);
}

/**
 * Largest log-likelihood ratio over the window that negative binomial means µ become µ·exp(κ), κ ≥ 0 (κ ≤ 0 for a decrease): by Newton's method
 * on κ, kept between where the slope is known to change its sign (Höhle and Paul, Computational Statistics and Data
 * Analysis 52, 2008, §2).
 */
export function interceptChange(
  window: Window,
  run: Run,
  { alpha, direction }: { readonly alpha: number; readonly direction: 1 | -1 },
): number {
  if (!(direction * window.score > 0)) return 0;
  // No case at all: every decrease is likelier than a smaller one.
  if (window.cases === 0) return window.level;
  window.kappa = likeliestChange(window, run, { alpha, direction });
  return Math.max(0, ratioAt(window, run, alpha));
}

function likeliestChange(
  { from, kappa: begin }: Window,
  { x, mu }: Run,
  { alpha, direction }: { readonly alpha: number; readonly direction: 1 | -1 },
): number {
  const end = x.length;
  // On the side of 0 the slope points away from it; on the other side of the answer it points back.
  let [near, far] = [0, direction * 512];
  let kappa = direction * begin > 0 ? begin : direction * 0.1;
  for (let round = 0; round < ROUNDS; round++) {
    const factor = Math.exp(kappa);
    let slope = 0;
    let curvature = 0;
    for (let i = from; i < end; i++) {
      const mean = (mu[i] as number) * factor;
      const count = x[i] as number;
      const share = 1 / (1 + alpha * mean);
      slope += (count - mean) * share;
      curvature += mean * (1 + alpha * count) * share * share;
    }
    if (slope * direction > 0) near = kappa;
    else far = kappa;
    // Far from the answer the curve is nearly straight and a Newton step leaps: at most by a factor of e².
    const step = Math.max(-2, Math.min(2, slope / curvature));
    let next = kappa + step;
    if (!(direction * (next - near) > 0 && direction * (far - next) > 0)) next = (near + far) / 2;
    if (Math.abs(next - kappa) < SMALL_STEP) return next;
    kappa = next;
  }
  return kappa;
}

function ratioAt({ from, cases, level, kappa }: Window, { x, mu }: Run, alpha: number): number {
  const factor = alpha * Math.exp(kappa);
  let sum = 0;
  for (let i = from; i < x.length; i++)
    sum += ((x[i] as number) + 1 / alpha) * Math.log(1 + factor * (mu[i] as number));
  return cases * kappa + level - sum;
}
