import { narrow, squeeze } from "../text.ts";
import type { Check, Question } from "./finding.ts";

/** Shorter sentences may well stand twice. */
const longEnough = 25;

/** Sentences that stand in the plan twice, word for word. */
export const repeatedSentences: Check = ({ passages }) => {
  const places = new Map<string, number[]>();
  for (const passage of passages) {
    for (const sentence of squeeze(passage.text).split(/[。；;]/u)) {
      if (sentence.length >= longEnough) places.set(sentence, [...(places.get(sentence) ?? []), passage.line]);
    }
  }
  return [...places]
    .filter(([, lines]) => lines.length > 1)
    .map(
      ([sentence, lines]): Question => ({
        code: "repeated-sentence",
        severity: "suspicious",
        confidence: 0.85,
        message: {
          zh: `同一句话出现 ${lines.length} 次：“${sentence.slice(0, 30)}…”`,
          en: `A sentence stands ${lines.length} times: “${sentence.slice(0, 30)}…”`,
        },
        arithmetic: lines.join(" = "),
        about: sentence,
        sources: lines.map((line) => ({ line, quote: sentence })),
        indicators: [],
      }),
    );
};

/** A deadline that had passed when the plan began: 力争在2021年前落实到位 in a plan for 2021–2025. */
export const pastDeadlines: Check = ({ passages, plan }) => {
  const { period } = plan;
  if (period === null) return [];
  return passages.flatMap((passage) =>
    squeeze(passage.text)
      .split(/[。；;]/u)
      .flatMap((sentence): Question[] => {
        const found = narrow(sentence).match(
          /(?:力争|争取|确保|务必|于|在)(20\d{2})年(底|年底)?(?:之?前)(?=[^,，]{0,12}(?:完成|落实|建成|到位|实现|达到))/u,
        );
        const year = Number(found?.[1] ?? Number.NaN);
        const end = found?.[2] === undefined ? year - 1 : year;
        if (!passage.forward || Number.isNaN(year) || end >= period.from) return [];
        return [
          {
            code: "deadline-before-the-plan",
            severity: "error",
            confidence: 0.9,
            message: {
              zh: `期限“${found?.[0]}”早于规划期（${period.from}—${period.to}）。`,
              en: `The time limit “${found?.[0]}” lies before the plan (${period.from}–${period.to}).`,
            },
            arithmetic: `${end} < ${period.from}`,
            sources: [{ line: passage.line, quote: sentence }],
            indicators: [],
          },
        ];
      }),
  );
};

/** A document with so many indicators is a whole plan, however short. */
const fewest = 8;

/** A plan that never says how it is watched. */
export const noMonitoring: Check = ({ passages, plan }) => {
  const texts = passages.map((passage) => squeeze(passage.text));
  const all = texts.join("。");
  if (
    all.length < (plan.indicators.length < fewest ? 3000 : 1000) ||
    /(?:监测评估|监测评价|中期评估|监督评估|督导评估|实施评估|考核评估|监督评价|检查评估|评估机制|考核评价|跟踪评估|考核评估机制|监督检查|督查考核|督促检查|督导检查|绩效考核评估)/u.test(
      all.slice(-Math.round(all.length / 4)),
    )
  )
    return [];
  const last = passages.at(-1);
  return [
    {
      code: "no-monitoring",
      severity: "suspicious",
      confidence: 0.7,
      message: {
        zh: "没有说明规划实施如何监测和评估。",
        en: "The plan does not say how it is monitored and evaluated.",
      },
      arithmetic: "0",
      sources: last === undefined ? [] : [{ line: last.line, quote: squeeze(last.text).slice(0, 60) }],
      indicators: [],
    },
  ];
};
