import type { Figure } from "../figures.ts";
import type { Check, Question } from "../finding.ts";
import { listShares } from "./list-shares.ts";
import { outcomesSaid } from "./outcomes-said.ts";

/** Closer than this the counts were rounded; further away the rate is of other people. */
const [nearest, furthest] = [0.01, 0.3];
/** Of whom a rate of service is: those who are registered, managed, delivered, or to be served. */
const whole = /在管|管理|患者|病人|产妇|活产|登记|建档|应[接筛检管]|任务|老年人|儿童|妇女|对象/u;

/** 在管1.63万人，规范管理1.09万人，规范管理率74.3%: the rate is the one count over the other, named straight before it. */
export const rateOfCounts: Check = (evidence) => {
  const { figures } = evidence;
  const asked = new Set(
    [...listShares(evidence), ...outcomesSaid(evidence)].flatMap(({ sources }) => sources.map(({ quote }) => quote)),
  );
  return figures.flatMap((part, at): Question[] => {
    const all = figures[at - 1];
    const { share } = part;
    if (share?.kind !== "rate" || all === undefined || !belongs(all, part) || asked.has(part.source.quote)) return [];
    const computed = (100 * part.value) / all.value;
    const slack = computed * (part.step / part.value + all.step / all.value) * 0.5 + 10 ** -share.decimals;
    const off = Math.abs(computed - share.percent);
    if (off <= Math.max(slack, nearest * 0.5 * computed) || off > furthest * computed) return [];
    return [
      {
        code: "share-does-not-fit",
        severity: "suspicious",
        confidence: 0.75,
        message: {
          zh: `“${part.name}”${part.value} 占“${all.name}”${all.value} 的 ${computed.toFixed(1)}%，文中的${share.of ?? "比例"}为 ${share.percent}%。`,
          en: `“${part.name}” ${part.value} of “${all.name}” ${all.value} is ${computed.toFixed(1)} %; the text gives ${share.percent} %.`,
        },
        arithmetic: `${part.value}/${all.value} = ${computed.toFixed(1)}% ≠ ${share.percent}%`,
        sources: [part.source],
        indicators: [part.name, all.name],
      },
    ];
  });
};

function belongs(all: Figure, part: Figure): boolean {
  return (
    all.sentence === part.sentence &&
    all.unit === part.unit &&
    all.value > part.value &&
    all.share === null &&
    all.exact &&
    part.exact &&
    !part.forward &&
    all.said === "own" &&
    whole.test(all.name)
  );
}
