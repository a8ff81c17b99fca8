import { ask, type Check, type Question } from "../finding.ts";
import { clauseOf, type Printed, plain } from "../printed.ts";
import { handledMoreThanAccepted } from "./handled.ts";
import { outcomesOfTaken } from "./outcomes.ts";

/** What is due, found or taken up, and what can have come of it: the second is never more than the first. */
const pairs: readonly (readonly [taken: RegExp, outcome: RegExp])[] = [
  [
    /应(?:接?种|检|管|筛|救治|签约?|查|治|接受|参[保合])[^,;]{0,6}$/u,
    /(?:实[种检管筛]|救治|体检|签约|在管|规范管理|完成|接受|参[保合]|接种)[^,;]{0,8}$/u,
  ],
  [/(?:发现|确诊|登记|存活|在册)[^,;]{0,10}$/u, /(?:治疗|治愈|规范管理|在管|随访管理|规律服药|服药)[^,;]{0,4}$/u],
  [/(?:案件|信访事项|立案|查处|工单|诉求|投诉|受理)[^,;]{0,10}$/u, /(?:结案|办结|答复|处置|处理)[^,;]{0,4}$/u],
  [/(?:报告|上报)[^,;]{0,6}$/u, /(?:处置|处理|调查)[^,;]{0,4}$/u],
];
const infants = /(?<!5岁以下)婴儿死亡$/u;
const children = /5岁以下儿童死亡$/u;

/** 应检1200人，体检1300人; 案件318件，结案341件; 婴儿死亡11人，5岁以下儿童死亡9人: more came of it than there were. */
export const outcomesSaid: Check = (evidence) => {
  const asked = [handledMoreThanAccepted, outcomesOfTaken].flatMap((check) =>
    ask(check, evidence).flatMap(({ sources }) => sources.map(({ quote }) => quote)),
  );
  return evidence.printed.flatMap(({ numbers, source, forward }) =>
    forward || asked.some((quote) => source.quote.includes(quote))
      ? []
      : numbers.slice(1).flatMap((second, before): Question[] => {
          const first = numbers[before];
          if (
            first === undefined ||
            first.unit !== second.unit ||
            first.isBound ||
            second.isBound ||
            /;|其中/u.test(second.words)
          )
            return [];
          const more = moreThan(first, second);
          return more === null ? [] : [question(more, source)];
        }),
  );
};

interface More {
  readonly taken: Printed;
  readonly done: Printed;
  readonly code: string;
}

function moreThan(first: Printed, second: Printed): More | null {
  const [left, right] = [clauseOf(first), clauseOf(second)];
  if (infants.test(left) && children.test(right) && first.value > second.value)
    return { taken: second, done: first, code: "part-larger-than-whole" };
  if (infants.test(right) && children.test(left) && second.value > first.value)
    return { taken: first, done: second, code: "part-larger-than-whole" };
  for (const [taken, outcome] of pairs) {
    if (
      taken.test(left) &&
      outcome.test(right) &&
      !taken.test(right) &&
      second.value > first.value &&
      isNear(first, second)
    )
      return { taken: first, done: second, code: "handled-more-than-accepted" };
    if (
      taken.test(right) &&
      outcome.test(left) &&
      !taken.test(left) &&
      first.value > second.value &&
      isNear(first, second)
    )
      return { taken: second, done: first, code: "handled-more-than-accepted" };
  }
  return null;
}

/** Twice as many are of something else (五年累计, 门诊人次). */
const isNear = (one: Printed, other: Printed) =>
  Math.max(one.value, other.value) < 2 * Math.min(one.value, other.value) && !/累计/u.test(clauseOf(other));

function question({ taken, done, code }: More, source: Question["sources"][number]): Question {
  return {
    code,
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `“${clauseOf(done)}”${plain(done.value)}，多于“${clauseOf(taken)}”${plain(taken.value)}。`,
      en: `“${clauseOf(done)}” ${plain(done.value)} is more than “${clauseOf(taken)}” ${plain(taken.value)}.`,
    },
    arithmetic: `${plain(done.value)} > ${plain(taken.value)}`,
    sources: [source],
    indicators: [],
  };
}
