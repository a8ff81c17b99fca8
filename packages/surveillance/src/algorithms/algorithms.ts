import type { Judged, Series } from "../series.ts";
import { bayes } from "./bayes.ts";
import { cidars } from "./cidars.ts";
import { cusum } from "./cusum.ts";
import { earsC } from "./ears-c.ts";
import { farrington } from "./farrington.ts";
import { farringtonFlexible } from "./farrington-flexible.ts";
import { glrnb, glrpois } from "./glr.ts";
import { outbreakP } from "./outbreak-p.ts";
import { rki } from "./rki.ts";
import { threshold } from "./threshold.ts";

/** What every algorithm is: a pure function of the counts and its parameters, by the names of R's `surveillance`. */
export type Algorithm = (series: Series, control: never) => Judged[];

/** Every algorithm by its name; to add one, add its file, its test and a line here. */
export const ALGORITHMS = {
  bayes,
  cidars,
  cusum,
  earsC,
  farrington,
  farringtonFlexible,
  glrnb,
  glrpois,
  outbreakP,
  rki,
  threshold,
} as const satisfies Readonly<Record<string, Algorithm>>;

export type AlgorithmName = keyof typeof ALGORITHMS;
