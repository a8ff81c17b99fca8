import type { Plan } from "../../plan.ts";
import { narrow, squeeze } from "../../text.ts";
import type { Check, Question } from "../finding.ts";

const digits: Readonly<Record<string, number>> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const counted =
  /(?:(\d+)|([两二三四五六七八九十]))(?:个|项)(?:重[点大]|建设|上述)?(?:建设)?(?:项目|工程)|(?:建设|安排|实施)?(?:重[点大]建设|重[点大])项目(?:共)?(\d+)[个项]/u;
const money = /(?:总投资|投资合计)(?:额|约|共|合计|为)*(\d+(?:\.\d+)?)(亿|万)元/u;

/** 重点项目4个，总投资5.035亿元: the list has as many projects, and their money makes that sum. */
export const projectsCounted: Check = ({ passages, plan }) =>
  passages.flatMap(({ text, line, forward, box }) => {
    if (!forward || box !== null || plan.projects.length < 2) return [];
    return squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote): Question[] => {
        const said = narrow(quote);
        const number = said.match(counted);
        if (number === null || plan.projects.some(({ source }) => source.line === line)) return [];
        const count = Number(number[1] ?? number[3] ?? digits[number[2] ?? ""]);
        const source = { line, quote };
        if (count !== plan.projects.length) return [numberDiffers(count, plan, source)];
        return sumDiffers(said, plan, source);
      });
  });

function numberDiffers(count: number, { projects }: Plan, source: Question["sources"][number]): Question {
  return {
    code: "projects-counted",
    severity: "suspicious",
    confidence: 0.75,
    message: {
      zh: `文中称有 ${count} 个项目，列出的是 ${projects.length} 个。`,
      en: `The text speaks of ${count} projects; ${projects.length} are listed.`,
    },
    arithmetic: `${count} ≠ ${projects.length}`,
    sources: [source, ...projects.slice(0, 1).map((project) => project.source)],
    indicators: [],
  };
}

function sumDiffers(said: string, { projects }: Plan, source: Question["sources"][number]): Question[] {
  const printed = said.match(money);
  const parts = projects.map(({ investment }) => investment?.cny ?? null);
  if (printed?.[1] === undefined || parts.some((one) => one === null)) return [];
  const scale = printed[2] === "亿" ? 1e8 : 1e4;
  const sum = parts.reduce<number>((all, one) => all + (one ?? 0), 0);
  const step = scale * 10 ** -(printed[1].split(".")[1]?.length ?? 0);
  const total = Number(printed[1]) * scale;
  if (Math.abs(sum - total) <= 0.6 * step) return [];
  return [
    sumQuestion({
      parts: parts.map((one) => one ?? 0),
      sum,
      total,
      sources: [source, ...projects.map((project) => project.source)],
    }),
  ];
}

interface Sum {
  readonly parts: readonly number[];
  readonly sum: number;
  readonly total: number;
  readonly sources: Question["sources"];
}

/** Money in 万元, as projects are budgeted. */
const wan = (cny: number) => String(Math.round(cny / 1e2) / 1e2);

function sumQuestion({ parts, sum, total, sources }: Sum): Question {
  return {
    code: "projects-and-total",
    severity: "error",
    confidence: 0.85,
    message: {
      zh: `各项目投资之和为 ${wan(sum)} 万元，文中的合计为 ${wan(total)} 万元。`,
      en: `The projects' investments add up to ¥${wan(sum)} × 10,000, the total printed is ¥${wan(total)} × 10,000.`,
    },
    arithmetic: `${parts.map(wan).join(" + ")} = ${wan(sum)} ≠ ${wan(total)}`,
    sources,
    indicators: [],
  };
}
