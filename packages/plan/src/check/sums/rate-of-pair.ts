import { ask, type Check, type Evidence, type Question } from "../finding.ts";
import { clauseOf, isPerHead, type Printed } from "../printed.ts";
import { wholeDeaths } from "../rates/whole-deaths.ts";
import { shown } from "../rounding.ts";
import { cohortQuotas } from "./cohort-quotas.ts";
import { listShares } from "./list-shares.ts";
import { listSums } from "./list-sums.ts";
import { moreThanAll } from "./more-than-all.ts";
import { namedWhole } from "./named-whole.ts";
import { outcomesOfTaken } from "./outcomes.ts";
import { outcomesSaid } from "./outcomes-said.ts";
import { partSums } from "./part-sums.ts";
import { rateOfCounts } from "./rate-of-counts.ts";
import { totalsNamed } from "./totals-named.ts";

/** A rate or a share printed straight after the counts it was made from. */
const rate =
  /^[,、(]?(?:[^,;、()]{0,14}(?:率|占比|药占比|比例)|[^,;()]{0,10}(?:占|约占|是|相当于)[^,;]{0,12})(?:为|达到?|是)?$/u;
/** What can be a whole of which a rate is printed. */
const whole =
  /应|新发|登记|监测|检[查测验]|抽检|受理|收到|接[到收]|立案|案件|参合|参保|在管|管理|筛查|患者|病人|收入|支付|基金|目标|产妇|活产|出生|对象|人口|单位|家庭|农户|户数|工单|诊疗|家|所|共|总|全[区县市]|指标|计划|任务|存活|发现|机构|乡镇|住院|编制|孕妇|儿童|妇女|老年人|学生/u;
/** Further from the printed rate than this the counts are of other things. */
const furthest = 0.3;

/** 应检117936人，体检88452人，体检率78.0%: of the counts before a rate, one over another must give it. */
export const rateOfPair: Check = (evidence) => {
  const asked = askedIn(evidence);
  return evidence.printed.flatMap(({ numbers, text, source }) => {
    if (asked.some((quote) => source.quote.includes(quote) || quote.includes(source.quote))) return [];
    return numbers.flatMap((one, at): Question[] => {
      if (!/^[%‰]$/u.test(one.unit) || one.isBound || !isRate(one) || /分别|依次|增长|下降|提高/u.test(one.words))
        return [];
      const before = countsBefore(numbers, at);
      const behind = countsInBracket(numbers, at);
      const named = wholeNamed(numbers.slice(0, at), one);
      const pair = /死亡率/u.test(one.words)
        ? deathsAndBirths(numbers.slice(0, at), one)
        : (named ?? pairOf([...before, ...behind], one) ?? likeBefore(numbers.slice(0, at), one));
      if (pair === null || fitsAny(countsOf(numbers.slice(0, at)), behind, one)) return [];
      const share = /占|的$/u.test(one.words);
      if (share && named === null && !ofNamed(one, pair.all, text)) return [];
      return [question(pair, one, source)];
    });
  });
};

/** 22项达到目标值，达标率91.67%: a few words may stand between the count and its rate. */
function isRate({ words }: Printed): boolean {
  const at = words.lastIndexOf(",");
  return rate.test(words) || (at > 0 && at <= 16 && !/[;()]/u.test(words) && rate.test(words.slice(at)));
}

function askedIn(evidence: Evidence): string[] {
  return [
    partSums,
    listSums,
    totalsNamed,
    outcomesSaid,
    listShares,
    rateOfCounts,
    namedWhole,
    cohortQuotas,
    moreThanAll,
    outcomesOfTaken,
    wholeDeaths,
  ].flatMap((check) => ask(check, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)));
}

const isCount = (one: Printed) => !isPerHead(one) && one.unit !== "岁" && one.unit !== "天";
const countsOf = (numbers: readonly Printed[]) => numbers.filter(isCount);

/** The two counts of one unit that stand straight before a rate. */
function countsBefore(numbers: readonly Printed[], at: number): Printed[] {
  const last = numbers[at - 1];
  if (last === undefined || !isCount(last) || last.isBound) return [];
  const first = numbers.slice(0, at - 1).findLast((one) => isCount(one) && alike(one, last));
  const between = first === undefined ? [] : numbers.slice(numbers.indexOf(first) + 1, at - 1);
  // 听力筛查2716人，筛查率97%；代谢病筛查2744人，筛查率98%: another sentence part begins with the second count.
  const anew = /;/u.test(last.words) && /率/u.test(numbers[numbers.indexOf(last) - 1]?.unit === "%" ? "率" : "");
  return first === undefined || between.length > 1 || first.isBound || anew ? [last] : [first, last];
}

/** （辖区65岁以上老年人48960人） after the rate. */
function countsInBracket(numbers: readonly Printed[], at: number): Printed[] {
  const next = numbers[at + 1];
  return next !== undefined && /^[(][^()]*$/u.test(next.words) && isCount(next) ? [next] : [];
}

const alike = (one: Printed, other: Printed) => one.unit === other.unit || (one.unit === "" && other.unit === "人次");

interface Pair {
  readonly part: Printed;
  readonly all: Printed;
}

function pairOf(counts: readonly Printed[], printed: Printed): Pair | null {
  const [one, other] = counts.slice(-2);
  if (one === undefined || other === undefined || !alike(one, other)) return null;
  const [part, all] = one.value <= other.value ? [one, other] : [other, one];
  if (part.value === 0 || part.value === all.value) return null;
  // 为8.1万名老人提供体检，实际体检5.67万人: what was counted may stand behind its number.
  if (
    !whole.test(`${all.words}${part.words.split(",")[0]}`) ||
    /[比较由]|累计/u.test(clauseOf(all)) ||
    /增[加长]|新增/u.test(clauseOf(part))
  )
    return null;
  const computed = (part.value / all.value) * (printed.unit === "%" ? 100 : 1000);
  if (Math.abs(computed - printed.value) > furthest * Math.max(computed, printed.value)) return null;
  return { part, all };
}

/** 占签约总数的48.0%, 是编制床位的110.0%: the whole is the count so named before it. */
function wholeNamed(before: readonly Printed[], { words, value, unit }: Printed): Pair | null {
  const of = words.match(/(?:占|是|为|相当于)(?:全[区县市])?(?:同期)?([\u4e00-\u9fff]{2,8}?)(?:总数|总量)?的$/u)?.[1];
  const part = before.at(-1);
  if (of === undefined || part === undefined || !isCount(part)) return null;
  const all = before.slice(0, -1).findLast((one) => isCount(one) && plainClause(one) === of);
  if (all === undefined || all.value <= 0) return null;
  const computed = (part.value / all.value) * (unit === "%" ? 100 : 1000);
  return Math.abs(computed - value) > furthest * Math.max(computed, value) ? null : { part, all };
}

/** 公立医院 is not the 医院 of 占医院总数的. */
const plainClause = (one: Printed) =>
  clauseOf(one)
    .replace(/^(?:20\d{2}年[末底]?)?(?:全[区县市]|年末|共|现有)*/u, "")
    .replace(/(?:总数|数量|总量|数)?(?:达到?|为|共)?$/u, "");

/** 孕产妇3150人，住院分娩3147人，住院分娩率99.90%；早孕建册3024人，早孕建册率96.0%: the second rate is of whom the first was. */
function likeBefore(before: readonly Printed[], printed: Printed): Pair | null {
  const part = before.at(-1);
  const at = before.findLastIndex(({ unit }) => unit === "%");
  const [all, first, rate1] = [before[at - 2], before[at - 1], before[at]];
  if (part === undefined || at !== before.length - 2 || all === undefined || first === undefined || rate1 === undefined)
    return null;
  if ([all, first].some((one) => one.unit !== part.unit || !isCount(one)) || part.value > all.value) return null;
  const fitsFirst = Math.abs((100 * first.value) / all.value - rate1.value) <= 0.6 * 10 ** -rate1.decimals;
  const computed = (100 * part.value) / all.value;
  if (!fitsFirst || first.value === all.value || !clauseOf(printed).startsWith(clauseOf(part).slice(0, 2))) return null;
  // Nearer than this it is the rate of these people; further away of others.
  return Math.abs(computed - printed.value) <= 0.15 * printed.value ? { part, all } : null;
}

/** 活产540人，…儿童死亡4例，死亡率为7.41‰: deaths are of those born. */
function deathsAndBirths(before: readonly Printed[], printed: Printed): Pair | null {
  const part = before.at(-1);
  const all = before.findLast(({ words }) => /(?:活产|出生|分娩)[^,;\d]{0,4}$/u.test(words));
  if (part === undefined || all === undefined || part === all || !/死亡[^,;\d]{0,3}$/u.test(part.words)) return null;
  const computed = (part.value / all.value) * 1000;
  return printed.unit !== "‰" || computed > 2 * printed.value || printed.value > 2 * computed ? null : { part, all };
}

/** 占X的: the whole is named, or the part was opened by 其中 or 中. */
function ofNamed({ words }: Printed, all: Printed, text: string): boolean {
  const of = words.match(/占(?:比)?(?:全[区县市])?(?:同期)?([^,;]{2,12}?)(?:总数|总量|总人口)?的?$/u)?.[1];
  if (of !== undefined && of.length >= 2 && !/^比/u.test(of)) return all.words.includes(of.slice(0, 4));
  return /其中|中(?![医心药小学])/u.test(text.slice(text.indexOf(all.words)));
}

/** Whether one count of the sentence over another gives the rate. */
function fitsAny(counts: readonly Printed[], behind: readonly Printed[], printed: Printed): boolean {
  const factor = printed.unit === "%" ? 100 : 1000;
  return [...counts, ...behind].some((part) =>
    [...counts, ...behind].some((all) => {
      if (part === all || all.value <= 0) return false;
      const computed = (part.value / all.value) * factor;
      const slack =
        computed *
        0.5 *
        ((part.step === 1 ? 0 : part.step) / Math.max(part.value, 1) + (all.step === 1 ? 0 : all.step) / all.value);
      return Math.abs(computed - printed.value) <= 0.6 * 10 ** -printed.decimals + slack;
    }),
  );
}

function question({ part, all }: Pair, printed: Printed, source: Question["sources"][number]): Question {
  const computed = shown((part.value / all.value) * (printed.unit === "%" ? 100 : 1000));
  const said = `${printed.value}${printed.unit}`;
  return {
    code: "share-does-not-fit",
    severity: "error",
    confidence: 0.8,
    message: {
      zh: `${part.value} 占 ${all.value} 的 ${computed}${printed.unit}，文中为 ${said}。`,
      en: `${part.value} of ${all.value} is ${computed} ${printed.unit}; the text says ${said}.`,
    },
    arithmetic: `${part.value}/${all.value} = ${computed}${printed.unit} ≠ ${said}`,
    sources: [source],
    indicators: [],
  };
}
