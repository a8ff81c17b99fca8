import { narrow, squeeze } from "../../text.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { shown } from "../rounding.ts";
import { means } from "./means.ts";

interface Part {
  readonly rate: number;
  readonly size: number | null;
}

interface Group {
  readonly name: string;
  readonly whole: number;
  readonly decimals: number;
  readonly parts: readonly Part[];
}

const rate = String.raw`(\d+(?:\.\d+)?)%`;
const total = new RegExp(`(?:全部|合计|总体|综合|全[区市县])([^\\d,;]*?(?:率|水平|比例))(?:为|达)?${rate}`, "u");
const inside = new RegExp(`(?:^|[,;。])([^,;。]*?(?:率|水平|比例))(?:为|达到|达)?${rate}[,，]其中[:：]?(.+)$`, "u");
const sized = /床位(\d+)张/u;

/** Rates that lie outside those of their parts, and rates that the printed sizes of the parts do not give. */
export const weightedMeans: Check = (evidence) => {
  const asked = new Set(ask(means, evidence).map(({ sources }) => sources[0]?.line));
  return evidence.passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/。/u)
      .flatMap((sentence): Question[] => {
        const text = narrow(sentence);
        return [...partsThenWhole(text), ...wholeThenParts(text)].flatMap((group) => {
          const asked1 = question(group);
          return asked1 === null || asked.has(passage.line)
            ? []
            : [{ ...asked1, sources: [{ line: passage.line, quote: sentence }] }];
        });
      }),
  );
};

/** 甲床位1600张，…率88.2%；乙床位1400张，…率70.8%；全部…率80.1% */
function partsThenWhole(text: string): Group[] {
  const clauses = text.split(";");
  const whole = clauses.at(-1)?.match(total);
  const name = whole?.[1]?.replace(/^.*(?:医院|机构)/u, "") ?? "";
  if (whole?.[2] === undefined || clauses.length < 3 || name.length < 3) return [];
  const parts = clauses.slice(0, -1).flatMap((clause): Part[] => {
    const found = clause.match(new RegExp(`${name}(?:为|达)?${rate}`, "u"))?.[1];
    const size = clause.match(sized)?.[1];
    return found === undefined ? [] : [{ rate: Number(found), size: size === undefined ? null : Number(size) }];
  });
  return parts.length === clauses.length - 1 ? [groupOf(name, whole[2], parts)] : [];
}

/** …水平24.5%，其中城镇居民22.8%，农村居民20.1%; 其中医院（床位2017张）86.1%，… */
function wholeThenParts(text: string): Group[] {
  return text.split(";").flatMap((clause) => {
    const found = clause.match(inside);
    if (found?.[1] === undefined || found[2] === undefined || found[3] === undefined) return [];
    const pieces = found[3].split(/[,，、](?![^()]*[)])/u);
    const parts = pieces.flatMap((piece): Part[] => {
      const part = piece.match(new RegExp(`^[\\u4e00-\\u9fff]{2,12}(?:[(]([^()]*)[)])?${rate}$`, "u"));
      if (part?.[2] === undefined || /占/u.test(piece)) return [];
      const size = part[1]?.match(sized)?.[1];
      return [{ rate: Number(part[2]), size: size === undefined ? null : Number(size) }];
    });
    return parts.length < 2 || parts.length !== pieces.length
      ? []
      : [groupOf(found[1].replace(/^.*\d{4}年/u, ""), found[2], parts)];
  });
}

function groupOf(name: string, printed: string, parts: readonly Part[]): Group {
  return { name, whole: Number(printed), decimals: printed.split(".")[1]?.length ?? 0, parts };
}

function question({ name, whole, decimals, parts }: Group): Omit<Question, "sources"> | null {
  const rates = parts.map((part) => part.rate);
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  if (whole < low || whole > high)
    return {
      code: "mean-outside-parts",
      severity: "error",
      confidence: 0.85,
      message: {
        zh: `“${name}”的比率 ${whole}% 不在各部分之间（${low}%–${high}%）。`,
        en: `The rate of “${name}”, ${whole} %, does not lie between those of its parts (${low}–${high} %).`,
      },
      arithmetic: `${whole} ∉ [${low}, ${high}]`,
      indicators: [name],
    };
  const size = parts.reduce((sum, part) => sum + (part.size ?? Number.NaN), 0);
  if (Number.isNaN(size)) return null;
  const mean = parts.reduce((sum, part) => sum + part.rate * (part.size ?? 0), 0) / size;
  // Rates of beds go by days in use, and the number of beds moves during a year: only a clear difference is asked about.
  if (Math.abs(mean - whole) <= Math.max(2, 10 ** -decimals)) return null;
  return {
    code: "mean-does-not-fit",
    severity: "suspicious",
    confidence: 0.75,
    message: {
      zh: `按各部分规模加权，“${name}”约为 ${shown(mean)}%，文中为 ${whole}%。`,
      en: `Weighted by the sizes of its parts “${name}” is about ${shown(mean)} %; the text says ${whole} %.`,
    },
    arithmetic: `(${parts.map((part) => `${part.rate} × ${part.size}`).join(" + ")}) / ${size} = ${shown(mean)} ≠ ${whole}`,
    indicators: [name],
  };
}
