import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";
import { shown, tolerance } from "../rounding.ts";

const number = String.raw`(\d+(?:\.\d+)?)(?:万|亿)?`;
const unit = "(?:人次|人|张|个|所|家|名|元|天|岁|%|‰|/10万|分钟|万元|亿元)?";
const year = "(?:20\\d{2}年(?:末|底)?的?|“?十[一二三四]五”?末的?)?";
const change = `(?:增长|提高|增加|上升|下降|降低|减少|缩短|增幅|降幅|净增|新增)(?:了|为|达|约|率为)?${number}(个百分点|百分点|%|‰|人次|人|张|个|所|家|名|元|天|岁|分钟)`;
const turned = "(?:增加|提高|上升|增长|下降|降低|减少|缩短|提升|升|降)(?:到|至|为)";
const fromTo = new RegExp(`${number}${unit}${turned}${year}${number}${unit}[,，]?${change}`, "gu");
const comparedWith = new RegExp(`${number}${unit}[,，]比20\\d{2}年的${number}${unit}${change}`, "gu");

/** 由2976张增加到3520张，增长18.28%; 9640000人次，比2020年的8764000人次增长10%: the growth must be that of its ends. */
export const growthOfEnds: Check = ({ passages }) =>
  passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/[。；;]/u)
      .flatMap((sentence): Question[] => {
        const text = narrow(sentence);
        const found = [
          ...[...text.matchAll(fromTo)].map((match) => ({ match, from: match[1], to: match[2] })),
          // 床位348张，其中…134张，比2015年的280张净增68张: what grew is the whole, not the part before it.
          ...[...text.matchAll(comparedWith)]
            .filter(({ index }) => !text.slice(0, index).includes("其中"))
            .map((match) => ({ match, from: match[2], to: match[1] })),
        ];
        return found.flatMap(({ match, from, to }) => {
          const said = match[3] ?? "";
          const asked = misfit({ from: Number(from), to: Number(to), said, unit: match[4] ?? "" });
          return asked === null ? [] : [question(asked, { line: passage.line, quote: sentence })];
        });
      }),
  );

interface Growth {
  readonly from: number;
  readonly to: number;
  readonly said: string;
  readonly unit: string;
}

interface Misfit {
  readonly shown: string;
  readonly arithmetic: string;
}

/** A growth in per cent may be meant as one of the ends or, for shares, as points. */
function misfit({ from, to, said, unit: of }: Growth): Misfit | null {
  if (from <= 0 || from === to) return null;
  const near = tolerance(said.split(".")[1]?.length ?? 0);
  const difference = Math.abs(to - from);
  const relative = (100 * difference) / from;
  const value = Number(said);
  if (Math.abs(difference - value) <= near) return null;
  if (of !== "%")
    return { shown: shown(difference), arithmetic: `|${to} − ${from}| = ${shown(difference)} ≠ ${said}${of}` };
  if (Math.abs(relative - value) <= near) return null;
  return { shown: `${shown(relative)}%`, arithmetic: `|${to} − ${from}|/${from} = ${shown(relative)}% ≠ ${said}%` };
}

function question({ shown: computed, arithmetic }: Misfit, source: Question["sources"][number]): Question {
  return {
    code: "growth-does-not-fit",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `增减幅度与前后两个数值不符，应为 ${computed}。`,
      en: `The change does not fit the two figures before it: they make ${computed}.`,
    },
    arithmetic,
    sources: [source],
    indicators: [],
  };
}
