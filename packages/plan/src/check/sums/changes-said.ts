import { ask, type Check } from "../finding.ts";
import { isPerHead, type Printed, type PrintedSentence, plain } from "../printed.ts";
import { shown } from "../rounding.ts";
import { changesSince, growthQuestion } from "./changes.ts";
import { growthOfEnds } from "./growth.ts";

const moved = "增长|增加|净增|提高|提升|上升|下降|降低|减少|缩短|延长";
/** What a number says it is: the end of a turn, what there was, the change, its share. */
const end = new RegExp(`(?:${moved}|增|升|降|缩)(?:到|至|为)(?:了|20\\d{2}年的?|每日|每年)?$`, "u");
const start = /[比较由从](?:[^,;]{0,24}[的(])?[^,;]{0,10}$/u;
const change = new RegExp(`(?:${moved}|多|少|高|低)(?:了|出|约)?$`, "u");
const percent = new RegExp(`^[,、(]?(?:同比|共|累计)?(?:${moved}|增幅|降幅|增长率)(?:为|达|达到|了)?$`, "u");
const yearly = /年均(?:增长|递增|增速|增幅|下降)(?:率)?(?:为|达到?|了)?$/u;

/** Changes that are not those of the two figures they are between, in the many ways in which a review prints them. */
export const changesSaid: Check = (evidence) => {
  const asked = [growthOfEnds, changesSince].flatMap((check) =>
    ask(check, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)),
  );
  return evidence.printed.flatMap((sentence) =>
    asked.some((quote) => sentence.source.quote.includes(quote) || quote.includes(sentence.source.quote))
      ? []
      : changesIn(sentence)
          .slice(0, 1)
          .map((arithmetic) => growthQuestion(arithmetic, sentence.source)),
  );
};

function changesIn({ numbers, text }: PrintedSentence): string[] {
  const wrong = numbers.flatMap((one, at) => {
    const before = numbers.slice(0, at);
    return (
      wrongBehind(one, before, numbers[at + 1]) ??
      wrongChange(one, before) ??
      wrongPercent(one, before) ??
      wrongYearly(one, before) ??
      []
    );
  });
  return [...wrong, ...wrongTimes(text)];
}

/** The two ends of one change: of one unit, the second 增加到, or the first after 比 or 由. */
function endsBefore(numbers: readonly Printed[], unit: string): { from: Printed; to: Printed } | null {
  const same = numbers.filter((one) => one.unit === unit || (unit === "" && one.unit === ""));
  const [left, right] = same.slice(-2);
  if (left === undefined || right === undefined || left.isBound || right.isBound) return null;
  if (end.test(right.words) && (start.test(left.words) || !/;/u.test(right.words))) return { from: left, to: right };
  if (start.test(right.words) && /[比较]/u.test(right.words) && !/;/u.test(right.words)) {
    // 床位348张，每千人口5.61张，比…280张: what is compared is no rate per head where the other is a whole number.
    const to = right.decimals > 0 ? left : largestOf(same.slice(0, -1).filter((one) => !isPerHead(one)));
    return to === undefined || !/[,(]/u.test(right.words.slice(0, 1)) ? null : { from: right, to };
  }
  return null;
}

/** 床位348张，其中医院214张…，比…净增68张: what grew is the whole. */
const largestOf = (numbers: readonly Printed[]) => numbers.toSorted((left, right) => right.value - left.value)[0];

const near = (said: Printed, value: number, ends: readonly Printed[]) =>
  Math.abs(said.value - value) <=
  0.6 * said.step + ends.reduce((sum, one) => sum + (one.step < 1 || one.step > 1 ? 0.5 * one.step : 0), 0) * 0.2;

function wrongChange(said: Printed, before: readonly Printed[]): string | null {
  if (said.isBound || !change.test(said.words) || end.test(said.words) || /年均|每年/u.test(said.words)) return null;
  const last = before.at(-1);
  const unit = /点$/u.test(said.unit) ? "%" : said.unit;
  if (unit === "" && last?.unit !== "") return null;
  if (unit === "%" && !/点$/u.test(said.unit)) return null;
  if (last?.unit !== unit || !/^(?:\D{0,12})$/u.test(said.words) || /;/u.test(said.words)) return null;
  const ends = endsBefore(before, unit);
  if (ends === null) return null;
  const difference = Math.abs(ends.to.value - ends.from.value);
  if (near(said, difference, [ends.from, ends.to]) || difference === 0) return null;
  return `|${plain(ends.to.value)} − ${plain(ends.from.value)}| = ${plain(Math.round(difference * 1e4) / 1e4)} ≠ ${plain(said.value)}${said.unit}`;
}

/** 五年提高了9.1个百分点（2015年为81.5%）, 高于全市平均水平0.8岁（全市76.5岁） */
function wrongBehind(said: Printed, before: readonly Printed[], then: Printed | undefined): string | null {
  const unit = /点$/u.test(said.unit) ? "%" : said.unit;
  if (then === undefined || then.unit !== unit || !/^[(](?:20\d{2}年|全[市省国州])[^()\d]{0,4}$/u.test(then.words))
    return null;
  if (!change.test(said.words) && !/[高低]于[^,;\d]{2,10}$/u.test(said.words)) return null;
  const now = before.findLast((one) => one.unit === unit && !(unit !== "%" && isPerHead(one)));
  if (now === undefined || now.isBound || said.isBound) return null;
  const difference = Math.abs(now.value - then.value);
  if (near(said, difference, [now, then])) return null;
  return `|${plain(now.value)} − ${plain(then.value)}| = ${plain(Math.round(difference * 1e4) / 1e4)} ≠ ${plain(said.value)}${said.unit}`;
}

/** …，增长43.9% after the ends, or after what was added. */
function wrongPercent(said: Printed, before: readonly Printed[]): string | null {
  const last = before.findLast(({ unit }) => unit !== "");
  if (said.unit !== "%" || said.isBound || !percent.test(said.words) || last === undefined || last.unit === "%")
    return null;
  const added = change.test(last.words) && !end.test(last.words);
  const ends = endsBefore(added ? before.slice(0, -1) : before, last.unit);
  if (ends !== null && ends.from.value > 0) {
    const relative = (100 * Math.abs(ends.to.value - ends.from.value)) / ends.from.value;
    const slack = (50 * (ends.from.step + ends.to.step)) / ends.from.value;
    if (Math.abs(relative - said.value) <= 0.6 * said.step + (ends.from.step === 1 ? 0 : slack)) return null;
    return `|${plain(ends.to.value)} − ${plain(ends.from.value)}|/${plain(ends.from.value)} = ${shown(relative)}% ≠ ${said.value}%`;
  }
  const now = before.slice(0, -1).findLast((one) => one.unit === last.unit && !isPerHead(one));
  if (!added || now === undefined || !/[比较]/u.test(last.words) || now.value <= last.value) return null;
  const then = /减|下降|降低/u.test(last.words) ? now.value + last.value : now.value - last.value;
  const relative = (100 * last.value) / then;
  if (Math.abs(relative - said.value) <= 0.6 * said.step + (last.step === 1 ? 0 : (50 * last.step) / then)) return null;
  return `${plain(last.value)}/${plain(then)} = ${shown(relative)}% ≠ ${said.value}%`;
}

/** 较2010年的2310张增加663张，…年均增长8.18%: five years of growth, compounded or divided evenly. */
function wrongYearly(said: Printed, before: readonly Printed[]): string | null {
  if (said.unit !== "%" || said.isBound || !yearly.test(said.words)) return null;
  const unit = before.findLast((one) => one.unit !== "%")?.unit ?? "";
  const counts = before.filter((one) => one.unit === unit);
  const ends = endsBefore(
    counts.at(-1) !== undefined && change.test(counts.at(-1)?.words ?? "") ? counts.slice(0, -1) : counts,
    unit,
  );
  if (ends === null || unit === "" || ends.from.value <= 0) return null;
  const ratio = ends.to.value / ends.from.value;
  const possible = [4, 5, 6].flatMap((years) => [
    100 * Math.abs(ratio ** (1 / years) - 1),
    (100 * Math.abs(ratio - 1)) / years,
  ]);
  if (possible.some((one) => Math.abs(one - said.value) <= 0.6 * said.step + 0.02)) return null;
  return `(${plain(ends.to.value)}/${plain(ends.from.value)})^(1/5) − 1 = ${shown(possible[2] ?? 0)}% ≠ ${said.value}%`;
}

const times =
  /由[^,;\d]{0,8}(\d+(?:\.\d+)?)[^,;\d]{1,4}(?:增加|提升|提高|扩大|增长)[到至][^,;\d]{0,8}(\d+(?:\.\d+)?)[^,;\d]{1,4},[^,;\d]{0,4}(?:是|为)?原来的(\d+(?:\.\d+)?)倍/gu;

/** 由每日200份提升到每日3000份，为原来的10倍 */
function wrongTimes(text: string): string[] {
  return [...text.matchAll(times)].flatMap(([, from = "", to = "", said = ""]) => {
    const ratio = Number(to) / Number(from);
    return Math.abs(ratio - Number(said)) <= 0.05 * ratio ? [] : [`${to}/${from} = ${shown(ratio)} ≠ ${said}`];
  });
}
