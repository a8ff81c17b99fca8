import { type Day, dayOfCivil } from "@kangyu/fhir";
import { clopperPearson } from "@kangyu/statistics";
import type { Figure } from "./figure.ts";
import type { Text } from "./indicator.ts";
import { finalTarget, type Pledge, pathOf } from "./path.ts";
import { levelOf, reaches } from "./target.ts";

export type Light = "met" | "on-track" | "behind" | "not-met" | "cannot-tell";

export interface Judgement {
  readonly light: Light;
  /** The path's value on the day, in the indicator's unit; null where there is none. */
  readonly path: number | null;
  readonly why: { readonly code: string; readonly text: Text };
}

export interface Judged {
  readonly figure: Figure;
  readonly multiplier: number;
  readonly pledge: Pledge;
  readonly asOf: Day;
  /** Last day with any fact of the programme; null where there is none. */
  readonly lastFact: Day | null;
  /** First day of the period that the figure is about. */
  readonly periodStart: Day;
}

/** Under this many in the numerator chance alone moves the share: the exact interval is asked. Source: this product's rule for lights. */
const SMALL_NUMERATOR = 10;

const WHY = {
  nobody: { zh: "分母为零，没有可计算的对象", en: "Nobody is in the denominator" },
  "no-target": { zh: "规划没有给出目标", en: "The plan names no target" },
  "no-baseline": { zh: "没有基期值，无法画出路径", en: "No baseline, so there is no path" },
  "target-in-words": { zh: "目标不是可比较的数值", en: "The target is not a number that can be compared" },
  "data-too-old": { zh: "数据早于统计期", en: "The data are older than the period" },
  "small-numbers": {
    zh: "分子小于10，95%精确区间包含路径值",
    en: "Numerator under 10 and its exact 95 % interval contains the path",
  },
  "meets-target": { zh: "已达到规划末年目标", en: "The target of the last year is reached" },
  "on-path": { zh: "达到或好于路径值", en: "At or better than the path" },
  "off-path": { zh: "落后于路径值", en: "Worse than the path" },
  "missed-target": { zh: "规划期结束，未达到目标", en: "The plan has ended and the target is not reached" },
} satisfies Record<string, Text>;

function judged(light: Light, code: keyof typeof WHY, path: number | null): Judgement {
  return { light, path, why: { code, text: WHY[code] } };
}

/**
 * The light of a figure: met, on track or behind by its value against path and direction of good; met or not met from
 * the end of the plan's last year; cannot tell where numbers are too small, data too old, or the promise is in words.
 */
export function lightOf(about: Judged): Judgement {
  const { figure, pledge, asOf } = about;
  const path = pathOf(pledge, asOf);
  const final = finalTarget(pledge);
  if (!path.ok) return judged("cannot-tell", path.why, null);
  if (figure.value === null || final === null) return judged("cannot-tell", "nobody", path.value);
  if (about.lastFact === null || about.lastFact < about.periodStart)
    return judged("cannot-tell", "data-too-old", path.value);
  if (isChance(about, path.value)) return judged("cannot-tell", "small-numbers", path.value);
  const level = levelOf(final, pledge.direction, null) ?? path.value;
  const isMet = reaches(figure.value, final, pledge.direction) ?? isAsGood(figure.value, level, pledge);
  if (isMet) return judged("met", "meets-target", path.value);
  if (asOf >= dayOfCivil(pledge.lastYear, 12, 31)) return judged("not-met", "missed-target", path.value);
  return isAsGood(figure.value, path.value, pledge)
    ? judged("on-track", "on-path", path.value)
    : judged("behind", "off-path", path.value);
}

function isAsGood(value: number, level: number, pledge: Pledge): boolean {
  return pledge.direction === "up" ? value >= level : value <= level;
}

function isChance({ figure, multiplier }: Judged, path: number): boolean {
  if (figure.numerator >= SMALL_NUMERATOR || figure.numerator > figure.denominator) return false;
  const { low, high } = clopperPearson(figure.numerator, figure.denominator);
  return path >= low * multiplier && path <= high * multiplier;
}
