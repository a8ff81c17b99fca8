import { isoOfDay, parseDay } from "@kangyu/fhir";
import { type AlgorithmName, type Judged, judgeComparable, type Series } from "@kangyu/surveillance";
import { UnusableInput } from "../command.ts";
import type { Params } from "./params-file.ts";
import type { SeriesFile } from "./series-file.ts";

/** One judged position as it is printed. */
export interface DetectedRow {
  readonly t: number;
  readonly date: string | null;
  readonly observed: number | null;
  readonly upper: number | null;
  readonly alarm: boolean | null;
  readonly expected?: number;
  readonly score?: number;
  readonly reason?: string;
}

/**
 * Runs an algorithm over a file of counts. Without a range every position is judged that can be; where none can,
 * all positions come back, each with its reason.
 */
export function detect(name: AlgorithmName, file: SeriesFile, params: Params): DetectedRow[] {
  const series = seriesOf(file, params);
  const changes = changesOf(params, file);
  const run = (control: object) => judgeComparable(name, series, { control, changes });
  const positions = rangeOf(params, file.observed.length);
  checkMeans(params, positions?.length ?? file.observed.length);
  const all = Array.from({ length: file.observed.length }, (_, index) => index + 1);
  let judged = run(positions === null ? params.control : { ...params.control, range: positions });
  if (positions === null) {
    while (judged[0]?.reason === "short-history") judged = judged.slice(1);
    if (judged.length === 0) judged = run({ ...params.control, range: all });
  }
  return judged.map((row) => printed(row, file));
}

function seriesOf(file: SeriesFile, { frequency, start, byDate }: Params): Series {
  if (byDate && file.days === null)
    throw new UnusableInput("按日期计算（byDate）需要日期列。 / byDate needs dates in the series.");
  if (frequency !== undefined && file.frequency !== null && byDate && frequency !== file.frequency)
    throw new UnusableInput(
      `日期的间隔对应 frequency ${file.frequency}，不是 ${frequency}。 / The dates have frequency ${file.frequency}, not ${frequency}.`,
    );
  return {
    observed: file.observed,
    frequency: frequency ?? file.frequency ?? 52,
    days: byDate ? file.days : null,
    population: file.population,
    ...(start === undefined ? {} : { start }),
  };
}

/** Positions of the first counts under a new definition; a date stands for the first count on or after it. */
function changesOf({ changes }: Params, { days, observed }: SeriesFile): number[] {
  return changes.map((change) => {
    if (typeof change === "number") {
      if (change <= observed.length) return change;
      throw new UnusableInput(
        `changes 中的 ${change} 超出序列（${observed.length} 个数）。 / changes names ${change}; the series has ${observed.length} counts.`,
      );
    }
    if (days === null)
      throw new UnusableInput("changes 用日期时，序列需要日期列。 / changes by date need dates in the series.");
    const day = parseDay(change) ?? 0;
    const at = days.findIndex((one) => one >= day);
    return at < 0 ? observed.length + 1 : at + 1;
  });
}

function rangeOf({ range }: Params, length: number): number[] | null {
  if (range === undefined) return null;
  const [from, to] = range;
  if (to > length)
    throw new UnusableInput(
      `range 到 ${to}，序列只有 ${length} 个数。 / range goes to ${to}; the series has ${length} counts.`,
    );
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function checkMeans({ control }: Params, length: number): void {
  const { mu0 } = control;
  if (Array.isArray(mu0) && mu0.length !== length)
    throw new UnusableInput(
      `mu0 有 ${mu0.length} 个数，应有 ${length} 个。 / mu0 has ${mu0.length} numbers; ${length} positions are judged.`,
    );
}

const finite = (value: number | null | undefined) =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

function printed({ t, observed, upper, alarm, expected, score, reason }: Judged, { days }: SeriesFile): DetectedRow {
  const day = days?.[t - 1];
  const [mean, statistic] = [finite(expected), finite(score)];
  return {
    t,
    date: day === undefined ? null : isoOfDay(day),
    observed,
    upper: finite(upper),
    alarm,
    ...(mean === null ? {} : { expected: mean }),
    ...(statistic === null ? {} : { score: statistic }),
    ...(reason === undefined ? {} : { reason }),
  };
}
