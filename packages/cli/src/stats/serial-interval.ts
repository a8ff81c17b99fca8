import { gammaSerialInterval, type SerialInterval, uncertainIntervals } from "@kangyu/statistics";
import { type Invocation, textFlag, UnusableInput } from "../command.ts";
import { badLine, readCsvFile } from "../csv-file.ts";
import { number, numberFlag } from "./statistic.ts";

/** The serial interval by the flags: a file, a gamma variable, or one whose mean and deviation are uncertain. */
export async function serialIntervalOf(invocation: Invocation): Promise<SerialInterval | SerialInterval[]> {
  const path = textFlag(invocation, "interval");
  if (path !== undefined) return readInterval(path);
  const [mean, deviation] = [numberFlag(invocation, "mean"), numberFlag(invocation, "deviation")];
  if (mean <= 1) throw new UnusableInput("--mean 应大于 1。 / --mean must be above 1.");
  const isUncertain =
    textFlag(invocation, "meanError") !== undefined || textFlag(invocation, "deviationError") !== undefined;
  if (!isUncertain) return gammaSerialInterval(mean, deviation, Math.ceil(mean + 12 * deviation));
  const error = (name: string) => (textFlag(invocation, name) === undefined ? 0 : numberFlag(invocation, name));
  return uncertainIntervals({
    mean,
    deviation,
    meanDeviation: error("meanError"),
    deviationDeviation: error("deviationError"),
  });
}

async function readInterval(path: string): Promise<SerialInterval> {
  const file = await readCsvFile(path, ["probability"]);
  const interval = file.rows.map((row) => number(file, row, "probability"));
  const [first] = file.rows;
  if (first !== undefined && interval[0] !== 0)
    throw badLine(path, first.line, { zh: "0 天的概率应为 0", en: "the probability of 0 days must be 0" });
  const sum = interval.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= 1e-6) return interval;
  throw new UnusableInput(`${path}：概率之和为 ${sum}，应为 1。 / ${path}: the probabilities add up to ${sum}, not 1.`);
}
