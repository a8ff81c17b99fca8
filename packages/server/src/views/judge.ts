import { type Day, yearStart } from "@kangyu/fhir";
import {
  type Counts,
  type Figure,
  figureOf,
  type Indicator,
  type Light,
  lightOf,
  type Pledge,
} from "@kangyu/indicators";
import type { z } from "zod";
import type { board } from "../contract/index.ts";

export type ShownFigure = z.infer<typeof board.figure>;
export type Why = z.infer<typeof board.why>;

/** Counts by measure, for one cell and one day. */
export type CellCounts = ReadonlyMap<string, Counts>;

export interface Judged {
  readonly figure: ShownFigure;
  readonly path: number | null;
  readonly light: Light;
  readonly why: Why;
}

export interface Question {
  readonly indicator: Indicator;
  readonly pledge: Pledge;
  readonly counts: CellCounts;
  readonly asOf: Day;
  /** Last day with any fact of the programme in this world; null where there is none. */
  readonly lastFact: Day | null;
}

export function shownFigure(figure: Figure): ShownFigure {
  const { value, in: inside, out, unknown, denominator } = figure;
  return { value, in: inside, out, unknown, denominator };
}

/** Figure, path and light of an indicator in one cell on one day. */
export function judge({ indicator, pledge, counts, asOf, lastFact }: Question): Judged {
  const figure = figureOf(indicator, counts);
  const periodStart = indicator.period === "year" ? yearStart(asOf) : asOf;
  // An indicator of a moment is as good as the record it is read from: it is not older than its period while there are facts.
  const known = indicator.period === "year" || lastFact === null ? lastFact : Math.max(lastFact, periodStart);
  const judged = lightOf({ figure, multiplier: indicator.multiplier, pledge, asOf, lastFact: known, periodStart });
  return {
    figure: shownFigure(figure),
    path: judged.path,
    light: judged.light,
    why: { code: judged.why.code, text: { ...judged.why.text } },
  };
}
