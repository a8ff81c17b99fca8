import { narrow, squeeze } from "../../text.ts";
import { ask, type Check, type Question } from "../finding.ts";
import { shown, tolerance } from "../rounding.ts";
import { growthOfEnds } from "./growth.ts";

const unit = "人次|人|张|个|所|家|名|元|天|日|岁|%|‰|分钟|对|例";
const turned = "增长|增加|提高|上升|下降|降低|减少|缩短|延长";
const change = new RegExp(
  `(?:比|较)(?:20\\d{2}年|“?十.五”?)[末底初]?的?(\\d+(?:\\.\\d+)?)(万|亿)?(${unit})(?:${turned})(?:了|约)?(\\d+(?:\\.\\d+)?)(个?千?分点|百分点|${unit})(?:[,，](?:增幅|增长|降幅|下降)(?:为|达|了)?(\\d+(?:\\.\\d+)?)%)?`,
  "gu",
);
const counted = new RegExp(`(\\d+(?:\\.\\d+)?)(万|亿)?(${unit})`, "gu");
const scale = (word: string | undefined) => (word === "万" ? 1e4 : word === "亿" ? 1e8 : 1);

interface Change {
  readonly from: number;
  readonly to: number;
  readonly said: string;
  readonly of: string;
  readonly percent: string | null;
}

/** …6370张，…；较2015年末的5320张增长19.74%; 比2010年的1900张增加600张，增幅31.58%: the change from then to now. */
export const changesSince: Check = (evidence) => {
  const asked = new Set(ask(growthOfEnds, evidence).map(({ sources }) => sources[0]?.line));
  return evidence.passages.flatMap(({ text, line }) =>
    squeeze(text)
      .split(/。/u)
      .flatMap((quote): Question[] => {
        const sentence = narrow(quote);
        return [...sentence.matchAll(change)].flatMap((match) => {
          const wrong = asked.has(line) ? null : misfit(changeIn(match, sentence));
          return wrong === null ? [] : [growthQuestion(wrong, { line, quote })];
        });
      }),
  );
};

/** What there is now stands before the comparison, in the same unit; rates per head between them are passed over. */
function changeIn(match: RegExpMatchArray, sentence: string): Change | null {
  const [, then = "", thenScale, kind = "", said = "", of = "", percent] = match;
  const before = sentence.slice(0, match.index).replace(/[(][^()]*[)]/gu, "");
  const all = [...before.matchAll(counted)].filter((one) => one[3] === kind);
  const isPerHead = (one: RegExpMatchArray) => /每[百千万]\S{0,14}$|千人\S{0,4}$/u.test(before.slice(0, one.index));
  const last = all.at(-1);
  // 每千人口5.50张，较2015年的4.30张增长27.91%: a rate per head beside the same rate before.
  const isRate = last !== undefined && isPerHead(last) && /\./u.test(then) && /\./u.test(last[1] ?? "") && !thenScale;
  const now = isRate ? last : all.filter((one) => !isPerHead(one)).at(-1);
  if (now === undefined || /由$/u.test(before.slice(0, now.index))) return null;
  return {
    from: Number(then) * scale(thenScale),
    to: Number(now[1]) * scale(now[2]),
    said,
    of,
    percent: percent ?? null,
  };
}

/** The sum that shows what is wrong; null where the change is that of its ends. */
function misfit(change: Change | null): string | null {
  if (change === null || change.from <= 0 || change.from === change.to) return null;
  const { from, to, said, of, percent } = change;
  const difference = Math.abs(to - from);
  const relative = (100 * difference) / from;
  const fits = (value: number, printed: string) =>
    Math.abs(value - Number(printed)) <= tolerance(printed.split(".")[1]?.length ?? 0);
  const growth = percent ?? (of === "%" ? said : null);
  if (of !== "%" && !fits(difference, said)) return `|${to} − ${from}| = ${shown(difference)} ≠ ${said}${of}`;
  if (growth !== null && !fits(relative, growth) && !fits(difference, growth))
    return `|${to} − ${from}|/${from} = ${shown(relative)}% ≠ ${growth}%`;
  return null;
}

/** A change that does not fit the two figures it is between. */
export function growthQuestion(arithmetic: string, source: Question["sources"][number]): Question {
  return {
    code: "growth-does-not-fit",
    severity: "error",
    confidence: 0.8,
    message: {
      zh: `增减幅度与前后两个数值不符：${arithmetic}。`,
      en: `The change does not fit the two figures it is between: ${arithmetic}.`,
    },
    arithmetic,
    sources: [source],
    indicators: [],
  };
}
