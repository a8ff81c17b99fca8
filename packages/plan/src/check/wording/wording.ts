import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

/** Shorter sentences may well stand twice. */
const longEnough = 25;

/** Sentences that stand in the plan twice, word for word. */
export const repeatedSentences: Check = ({ passages }) => {
  const places = new Map<string, number[]>();
  for (const passage of passages) {
    for (const sentence of squeeze(passage.text).split(/[。；;]/u)) {
      // An item's own number is no part of what it says.
      const said = sentence.replace(
        /^(?:\[bookmark:[^\]]*\])*(?:\d{1,3}[.、．](?!\d)|[（(][一二三四五六七八九十]+[)）])/u,
        "",
      );
      if (said.length >= longEnough) places.set(said, [...(places.get(said) ?? []), passage.line]);
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
          /(?:^|[,，:：]|力争|争取|确保|务必|于|在)(20\d{2})年(底|年底|末)?(?:之?前)(?=[^,，]{0,12}(?:完成|落实|建成|到位|实现|达到|建立|启动|形成|配备))/u,
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
              zh: `期限“${limitOf(found?.[0])}”早于规划期（${period.from}—${period.to}）。`,
              en: `The time limit “${limitOf(found?.[0])}” lies before the plan (${period.from}–${period.to}).`,
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
const limitOf = (found: string | undefined) => (found ?? "").replace(/^[,，:：]/u, "");

const watching = "(?:监测|评估|评价|督查|督导|检查|考核|监督)";
/** Words that say that the plan itself is watched: 对规划实施进行监测, 规划任务完成情况纳入考核; 统一规划 and 城乡规划 are other plans. */
const watched = new RegExp(
  `(?<!统一|城乡|空间|建设|总体|科学|统筹|合理)规划(?!和|、)[^。；;]{0,30}${watching}|${watching}[^。；;]{0,15}(?<!统一|城乡|空间|建设|总体)规划|(?:年度|动态)监测[^。；;]{0,24}评[估价]|(?:中期|中途|终期|末期|期末|期中|总结)(?:评[估价]|考核)[^。；;]{0,30}(?:中期|终期|末期|期末|总结|终结)(?:评[估价]|考核)|(?:目标|任务|指标)[^。；;]{0,8}(?:完成|落实|进展|执行)情况[^。；;]{0,20}${watching}|^.{0,12}(?:监测|监督|督导|督查|检查|考核)(?:评[估价]|考核|检查|督办|问责)$`,
  "u",
);

/** A plan that never says how it is watched. */
export const noMonitoring: Check = ({ passages, plan }) => {
  const texts = passages.map((passage) => squeeze(passage.text));
  const forward = passages.flatMap((passage, at) => (passage.forward ? [texts[at] ?? ""] : []));
  const isShort = texts.join("。").length < (plan.indicators.length < fewest ? 3000 : 1000);
  if (
    isShort ||
    (forward.length > 0 ? forward : texts).some((text) => text.split(/[。；;]/u).some((one) => watched.test(one)))
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
