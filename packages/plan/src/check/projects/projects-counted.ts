import type { Passage } from "../../passages.ts";
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
const money = /(?:总投资|投资合计|合计投资|共投资)(?:额|约|共|合计|为)*(\d+(?:\.\d+)?)(亿|万)元/u;

const these =
  /^(?:以上|上述|这)[^，,。\d]{0,4}(?:项目|工程)|^(?:(?:以上|上述)?(?:\d+|[两二三四五六七八九十])[个项](?:项目|工程))(?:合计|总计|共)/u;
const floor = /(?:总?建筑(?:总)?面积)(?:约|共|合计|为)*(\d+(?:\.\d+)?)(万)?平方米/u;

/** 重点项目4个，总投资5.035亿元: the list has as many projects, and their money and floors make those sums. */
export const projectsCounted: Check = ({ passages, plan }) =>
  passages.flatMap(({ text, line, forward, box }, at) => {
    if (!forward || box !== null || plan.projects.length < 2) return [];
    return squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote): Question[] => {
        const said = narrow(quote);
        const number = said.match(counted);
        const own = plan.projects.filter(({ source }) => source.line === line);
        const isSum = these.test(said);
        if ((number === null && !isSum) || own.length === 1 || (own.length > 1 && !said.includes("项目"))) return [];
        const projects =
          own.length > 1 ? own : isSum ? (runAbove(passages.slice(0, at), plan) ?? plan.projects) : plan.projects;
        const count = Number(number?.[1] ?? number?.[3] ?? digits[number?.[2] ?? ""] ?? projects.length);
        const source = { line, quote };
        const meant = { ...plan, projects };
        if (count !== projects.length) return [numberDiffers(count, meant, source)];
        return [...sumDiffers(said, meant, source), ...floorDiffers(said, meant, source)];
      });
  });

/** 以上工程: the projects whose lines stand straight above, without anything between them. */
function runAbove(before: readonly Passage[], { projects }: Plan): Plan["projects"] | null {
  const lines = new Set(projects.map(({ source }) => source.line));
  const end = before.findLastIndex((passage) => !lines.has(passage.line));
  const run = new Set(before.slice(end + 1).map((passage) => passage.line));
  return run.size < 2 ? null : projects.filter(({ source }) => run.has(source.line));
}

function floorDiffers(said: string, { projects }: Plan, source: Question["sources"][number]): Question[] {
  const printed = said.match(floor);
  const parts = projects.map(({ area }) => area);
  if (printed?.[1] === undefined || parts.some((one) => one === null)) return [];
  const scale = printed[2] === undefined ? 1 : 1e4;
  const total = Number(printed[1]) * scale;
  const sum = parts.reduce<number>((all, one) => all + (one ?? 0), 0);
  if (Math.abs(sum - total) <= 0.6 * scale * 10 ** -(printed[1].split(".")[1]?.length ?? 0)) return [];
  return [
    {
      code: "projects-and-total",
      severity: "error",
      confidence: 0.8,
      message: {
        zh: `各项目建筑面积之和为 ${sum} 平方米，文中的合计为 ${total} 平方米。`,
        en: `The projects' floors add up to ${sum} m², the total printed is ${total} m².`,
      },
      arithmetic: `${parts.join(" + ")} = ${sum} ≠ ${total}`,
      sources: [source, ...projects.map((project) => project.source)],
      indicators: [],
    },
  ];
}

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
