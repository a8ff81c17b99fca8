import { sameThing } from "../../names.ts";
import { type Passage, sentencesOf } from "../../passages.ts";
import type { Amount, PlanIndicator } from "../../plan.ts";
import { narrow } from "../../text.ts";
import { namesOf } from "../../text-names.ts";
import type { Check, Question } from "../finding.ts";

const yearly =
  /(?:每年|年均|逐年)(下降|降低|减少|提高|增长|增加|提升)(?:不少于|不低于)?(\d+(?:\.\d+)?)(%|‰|个百分点)/gu;

interface Pace {
  readonly name: string;
  readonly sign: 1 | -1;
  readonly step: number;
  /** Per cent of what there is, or points of a share. */
  readonly relative: boolean;
  readonly said: string;
  readonly source: { readonly line: number; readonly quote: string };
}

type Figure = Amount & { readonly value: number };
const isFigure = (amount: Amount | null | undefined): amount is Figure =>
  typeof amount?.value === "number" && amount.op !== "change" && amount.op !== "words";

/** A yearly pace in the text that does not get from the table's baseline to its target: 22 falling by 1 % a year is 20.9, not 20. */
export const paceInText: Check = ({ passages, rows }) =>
  passages.flatMap(pacesIn).flatMap((pace) => {
    const row = rows.find((one) => sameRate(one.name, pace.name));
    return row === undefined ? [] : askOf(pace, row);
  });

function pacesIn({ forward, text, line }: Passage): Pace[] {
  if (!forward) return [];
  return sentencesOf(text).flatMap((sentence) => {
    const plain = narrow(sentence);
    return [...plain.matchAll(yearly)].flatMap((match): Pace[] => {
      const [said, verb = "", step = "", unit = ""] = match;
      const [name] = namesOf(plain.slice(0, match.index).replace(/(?:力争|争取|确保)$/u, ""), 1, true) ?? [];
      if (name === undefined) return [];
      const sign = /降|减/u.test(verb) ? -1 : 1;
      return [
        { name, sign, step: Number(step), relative: unit !== "个百分点", said, source: { line, quote: sentence } },
      ];
    });
  });
}

function askOf(pace: Pace, row: PlanIndicator): Question[] {
  const { baseline } = row;
  const target = row.targets.find(isFigure);
  if (!isFigure(baseline) || target === undefined || baseline.value <= 0) return [];
  const years = (target.year ?? 0) - (baseline.year ?? 0);
  if (years <= 0 || (pace.relative && row.unit === "%")) return [];
  const reached = pace.relative
    ? baseline.value * (1 + (pace.sign * pace.step) / 100) ** years
    : baseline.value + pace.sign * pace.step * years;
  const [asked, done] = [Math.abs(target.value - baseline.value), Math.abs(reached - baseline.value)];
  const isSameWay = Math.sign(target.value - baseline.value) === pace.sign;
  if (!isSameWay || done >= 0.9 * asked) return [];
  const shown = Math.round(reached * 100) / 100;
  const sum = pace.relative
    ? `${baseline.raw} × (1 ${pace.sign < 0 ? "−" : "+"} ${pace.step}%)^${years} = ${shown}`
    : `${baseline.raw} ${pace.sign < 0 ? "−" : "+"} ${pace.step} × ${years} = ${shown}`;
  return [
    {
      code: "pace-misses-target",
      severity: "suspicious",
      confidence: 0.75,
      message: {
        zh: `“${row.name}”按正文“${pace.said}”的速度到 ${target.year} 年为 ${shown}，达不到表中目标 ${target.raw}。`,
        en: `“${row.name}” at the pace of the text (${pace.said}) is at ${shown} in ${target.year}, short of the table's target ${target.raw}.`,
      },
      arithmetic: `${sum} ≠ ${target.raw}`,
      sources: [pace.source, row.source],
      indicators: [row.name],
    },
  ];
}

/** 肺结核报告发病率 and 肺结核发病率 are one rate here: the table and the text of one plan. */
function sameRate(left: string, right: string): boolean {
  const plain = (name: string) => name.replace(/报告/u, "");
  return sameThing(plain(left), plain(right));
}
