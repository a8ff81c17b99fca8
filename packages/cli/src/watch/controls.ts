import type { AlgorithmName } from "@kangyu/surveillance";

/** What may stand at a name of `control`. */
export type Check =
  | { readonly kind: "number"; readonly least?: number; readonly above?: number; readonly below?: number }
  | { readonly kind: "whole"; readonly least: number }
  | { readonly kind: "flag" }
  | { readonly kind: "one-of"; readonly options: readonly string[] }
  | { readonly kind: "pair" }
  | { readonly kind: "mean" }
  | { readonly kind: "model" };

const NUMBER: Check = { kind: "number" };
const FLAG: Check = { kind: "flag" };
const SHARE: Check = { kind: "number", above: 0, below: 1 };
const positive: Check = { kind: "number", above: 0 };
const whole = (least: number): Check => ({ kind: "whole", least });
const oneOf = (...options: string[]): Check => ({ kind: "one-of", options });

const FARRINGTON: Readonly<Record<string, Check>> = {
  b: whole(1),
  w: whole(0),
  reweight: FLAG,
  alpha: SHARE,
  trend: FLAG,
  limit54: { kind: "pair" },
  powertrans: oneOf("2/3", "1/2", "none"),
  likeR: FLAG,
};
const HISTORY: Readonly<Record<string, Check>> = { b: whole(0), w: whole(0), actY: FLAG };
const GLR: Readonly<Record<string, Check>> = {
  "c.ARL": positive,
  mu0: { kind: "model" },
  Mtilde: whole(1),
  M: whole(-1),
  change: oneOf("intercept", "epi"),
  theta: NUMBER,
  dir: oneOf("inc", "dec"),
  ret: oneOf("value", "cases"),
  xMax: whole(1),
};

/** Names of `control` that each algorithm knows. */
export const CONTROLS: Readonly<Record<AlgorithmName, Readonly<Record<string, Check>>>> = {
  bayes: { ...HISTORY, alpha: SHARE },
  cidars: {
    percentile: { kind: "number", least: 0, below: 100.000001 },
    years: whole(1),
    neighbours: whole(0),
    days: whole(1),
    minCases: whole(0),
    operator: oneOf("gte", "gt"),
  },
  cusum: {
    k: NUMBER,
    h: NUMBER,
    m: { kind: "mean" },
    trans: oneOf("standard", "rossi", "anscombe", "anscombe2nd", "pearsonNegBin", "none"),
    alpha: { kind: "number", least: 0 },
    likeR: FLAG,
  },
  earsC: {
    method: oneOf("C1", "C2", "C3"),
    baseline: whole(3),
    minSigma: { kind: "number", least: 0 },
    alpha: SHARE,
    paper: FLAG,
    likeR: FLAG,
  },
  farrington: FARRINGTON,
  farringtonFlexible: {
    ...FARRINGTON,
    weightsThreshold: positive,
    pThresholdTrend: NUMBER,
    populationOffset: FLAG,
    noPeriods: whole(1),
    pastWeeksNotIncluded: whole(0),
    thresholdMethod: oneOf("delta", "nbPlugin", "muan"),
  },
  glrnb: { ...GLR, alpha: { kind: "number", least: 0 } },
  glrpois: { ...GLR, alpha: { kind: "number", least: 0, below: 1e-300 } },
  outbreakP: { k: positive, ret: oneOf("value", "cases"), maxUpperboundCases: whole(1) },
  rki: HISTORY,
  threshold: { cases: whole(1), periods: whole(1) },
};

/** Names of R's lists that change no result: accepted and passed over. */
export const WITHOUT_EFFECT = new Set(["range", "verbose", "plot", "glmWarnings", "warnings", "fitFun"]);
