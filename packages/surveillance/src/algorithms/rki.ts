import { cannotTell, deviation, type Judged, mean, positions, type Series } from "../series.ts";
import { type HistoryControl, historyOf } from "./history.ts";

export interface RkiControl extends Partial<HistoryControl> {
  readonly range?: readonly number[] | undefined;
}

/** Upper ends of the 95 % intervals of a Poisson mean for 0 to 20 events (Crow and Gardner, Biometrika 46, 1959). */
const CROW_GARDNER = [
  3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633, 19.05, 20.335, 21.364, 22.945,
  23.762, 25.4, 26.306, 27.735, 28.966, 30.017,
] as const;

/**
 * Method of the Robert Koch Institute (Altmann, Software für die Infektionssurveillance, 2003; Höhle 2007): mean plus two
 * deviations of the same weeks of earlier years; with a mean up to 20 the exact Poisson interval instead.
 */
export function rki(series: Series, control: RkiControl = {}): Judged[] {
  const { b = 2, w = 4, actY = false } = control;
  return (control.range ?? positions(series, b * series.frequency + w + 1)).map((t) => {
    const observed = series.observed[t - 1] ?? null;
    if (observed === null) return cannotTell(series, t, "missing-count");
    const history = historyOf(series, t, { b, w, actY });
    if (history === null) return cannotTell(series, t, "short-history");
    const known = history.filter((count) => count !== null);
    if (known.length < history.length) return cannotTell(series, t, "missing-history");
    const centre = mean(known);
    const upper = centre > 20 ? centre + 2 * deviation(known) : (CROW_GARDNER[Math.floor(centre)] ?? 0);
    return { t, observed, upper, alarm: observed > upper, expected: centre };
  });
}
