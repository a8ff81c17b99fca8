import { parseDay } from "@kangyu/fhir";
import type { AlgorithmName } from "@kangyu/surveillance";
import { UnusableInput } from "../command.ts";
import { readInput } from "../read-input.ts";
import { type Check, CONTROLS, WITHOUT_EFFECT } from "./controls.ts";

export interface Params {
  readonly frequency?: number;
  readonly start?: readonly [number, number];
  readonly byDate: boolean;
  /** First and last 1-based position to judge. */
  readonly range?: readonly [number, number];
  readonly control: Readonly<Record<string, unknown>>;
  /** First positions (from 1) or dates under a new case definition or way of reporting. */
  readonly changes: readonly (number | string)[];
}

/** Reads the parameters of a run; without a file all are their defaults. */
export async function readParams(path: string | undefined, algorithm: AlgorithmName): Promise<Params> {
  if (path === undefined) return { byDate: false, control: {}, changes: [] };
  return checkParams(path, parseJson(path, new TextDecoder().decode(await readInput(path))), algorithm);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    throw new UnusableInput(`${path} 不是有效的 JSON：${detail} / ${path} is not valid JSON: ${detail}`);
  }
}

const NAMES = ["frequency", "start", "byDate", "range", "control", "changes"] as const;

/** Holds parameters to what they may be; names the first that is not. */
function checkParams(path: string, value: unknown, algorithm: AlgorithmName): Params {
  if (!isRecord(value)) throw refusal(path, "", "应为对象", "an object is expected");
  for (const name of Object.keys(value)) {
    if (!(NAMES as readonly string[]).includes(name))
      throw refusal(
        path,
        name,
        `没有这个参数，可用：${NAMES.join(", ")}`,
        `there is no such parameter; there are ${NAMES.join(", ")}`,
      );
  }
  const { frequency, start, byDate = false, range, control = {}, changes = [] } = value;
  if (frequency !== undefined && !isWhole(frequency, 1))
    throw refusal(path, "frequency", "应为正整数", "a whole number above 0 is expected");
  if (start !== undefined && !isPair(start, 1))
    throw refusal(path, "start", "应为 [年, 期]", "[year, period] is expected");
  if (typeof byDate !== "boolean") throw refusal(path, "byDate", "应为 true 或 false", "true or false is expected");
  if (range !== undefined && range !== null && !(isPair(range, 1) && range[0] <= range[1]))
    throw refusal(path, "range", "应为 [首, 末]，均为从 1 起的位置", "[from, to] is expected, positions from 1");
  if (!isChanges(changes))
    throw refusal(path, "changes", "应为位置或日期的列表", "a list of positions or dates is expected");
  return {
    byDate,
    changes,
    control: checkControl(path, control ?? {}, algorithm),
    ...(frequency === undefined ? {} : { frequency: frequency as number }),
    ...(start === undefined ? {} : { start }),
    ...(range === undefined || range === null ? {} : { range: range as readonly [number, number] }),
  };
}

function checkControl(path: string, control: unknown, algorithm: AlgorithmName): Record<string, unknown> {
  if (!isRecord(control)) throw refusal(path, "control", "应为对象", "an object is expected");
  const known = CONTROLS[algorithm];
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(control)) {
    if (WITHOUT_EFFECT.has(name) || value === null) continue;
    const check = Object.hasOwn(known, name) ? known[name] : undefined;
    const names = Object.keys(known).join(", ");
    if (check === undefined)
      throw refusal(
        path,
        `control.${name}`,
        `${algorithm} 没有这个参数，可用：${names}`,
        `${algorithm} has no such parameter; it has ${names}`,
      );
    const fault = faultOf(check, value);
    if (fault !== null)
      throw refusal(
        path,
        `control.${name}`,
        `不能是 ${JSON.stringify(value)}（应为 ${fault}）`,
        `${JSON.stringify(value)} is not ${fault}`,
      );
    kept[name] = value;
  }
  return kept;
}

/** What was expected, where the value is not it. */
function faultOf(check: Check, value: unknown): string | null {
  const isNumber = typeof value === "number" && Number.isFinite(value);
  switch (check.kind) {
    case "number": {
      const { least, above, below } = check;
      const isIn =
        isNumber &&
        value >= (least ?? Number.NEGATIVE_INFINITY) &&
        value > (above ?? Number.NEGATIVE_INFINITY) &&
        value < (below ?? Number.POSITIVE_INFINITY);
      const limits = [
        least === undefined ? "" : ` ≥ ${least}`,
        above === undefined ? "" : ` > ${above}`,
        below === undefined ? "" : ` < ${below}`,
      ];
      return isIn ? null : `a number${limits.join("")}`;
    }
    case "whole":
      return isWhole(value, check.least) ? null : `a whole number ≥ ${check.least}`;
    case "flag":
      return typeof value === "boolean" ? null : "true or false";
    case "one-of":
      return check.options.includes(value as string) ? null : `one of ${check.options.join(", ")}`;
    case "pair":
      return isPair(value, 0) ? null : "a pair of whole numbers, such as [5, 4]";
    case "mean":
      return value === "glm" || (isNumber && value >= 0) ? null : 'a number ≥ 0 or "glm"';
    case "model":
      return isMeans(value) || isModel(value)
        ? null
        : "a number above 0, one for each judged position, or {S, trend, refit}";
  }
}

function isMeans(value: unknown): boolean {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.length > 0 && values.every((mean) => typeof mean === "number" && Number.isFinite(mean) && mean >= 0);
}

function isModel(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { S = 1, trend = false, refit = false, ...rest } = value;
  return isWhole(S, 0) && typeof trend === "boolean" && typeof refit === "boolean" && Object.keys(rest).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isChanges(value: unknown): value is readonly (number | string)[] {
  return (
    Array.isArray(value) && value.every((one) => isWhole(one, 1) || (typeof one === "string" && parseDay(one) !== null))
  );
}

function isWhole(value: unknown, least: number): value is number {
  return Number.isInteger(value) && (value as number) >= least;
}

function isPair(value: unknown, least: number): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => isWhole(one, least));
}

function refusal(path: string, name: string, ...[zh, en]: readonly [string, string]): UnusableInput {
  const at = name === "" ? path : `${path}, ${name}`;
  return new UnusableInput(`${at}：${zh}。 / ${at}: ${en}.`);
}
