import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

interface Rate {
  readonly name: string;
  readonly value: number;
}

/** A rate of a whole lies between the rates of its parts: 使用率65.7％，其中：甲76.5％，乙43.6％; 甲中，丙74.9%，丁57.3%. */
export const means: Check = ({ passages }) =>
  passages.flatMap((passage): Question[] => {
    const known = new Map<string, number>();
    return squeeze(passage.text)
      .split(/[。；;]/u)
      .flatMap((sentence): Question[] => {
        const text = narrow(sentence);
        const groups = groupsOf(text, known);
        return groups.flatMap(({ whole, parts }) => {
          const values = parts.map((part) => part.value);
          const low = Math.min(...values);
          const high = Math.max(...values);
          if (parts.length < 2 || (whole.value >= low && whole.value <= high)) return [];
          return [
            {
              code: "mean-outside-parts",
              severity: "error" as const,
              confidence: 0.9,
              message: {
                zh: `“${whole.name}”的比率 ${whole.value}% 不在各部分之间（${low}%–${high}%）。`,
                en: `The rate of “${whole.name}”, ${whole.value} %, does not lie between those of its parts (${low}–${high} %).`,
              },
              arithmetic: `${whole.value} ∉ [${low}, ${high}]`,
              sources: [{ line: passage.line, quote: sentence }],
              indicators: [whole.name],
            },
          ];
        });
      });
  });

function groupsOf(text: string, known: Map<string, number>): { whole: Rate; parts: Rate[] }[] {
  const inside = text.match(/(?:^|[,，])([^,，]*?率)(\d+(?:\.\d+)?)%[,，]其中[:：]?(.+)$/u);
  if (inside?.[1] !== undefined && inside[3] !== undefined) {
    const parts = ratesIn(inside[3]);
    for (const part of parts) known.set(part.name, part.value);
    return [{ whole: { name: inside[1].replace(/^.*\d{4}年/u, ""), value: Number(inside[2]) }, parts }];
  }
  const later = text.match(/^([^,，]{2,8})中[,，](.+)$/u);
  const whole = later?.[1] === undefined ? undefined : known.get(later[1]);
  if (later?.[1] === undefined || later[2] === undefined || whole === undefined) return [];
  return [{ whole: { name: later[1], value: whole }, parts: ratesIn(later[2]) }];
}

/** Bare rates: a name and a percentage, without 占 (a share) between them. */
function ratesIn(text: string): Rate[] {
  return text.split(/[,，、]/u).flatMap((clause) => {
    const found = clause.match(/^([\u4e00-\u9fff]{2,12}?)(\d+(?:\.\d+)?)%$/u);
    return found?.[1] === undefined || /占$/u.test(found[1]) ? [] : [{ name: found[1], value: Number(found[2]) }];
  });
}
