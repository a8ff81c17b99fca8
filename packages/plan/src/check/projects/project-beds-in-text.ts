import { narrow, squeeze } from "../../text.ts";
import type { Check, Evidence, Question } from "../finding.ts";
import { namesProject } from "./project-names.ts";

const added = /(?:新增|增加)床位(\d+)张/u;

/** 实施甲项目和乙项目，新增床位350张: the beds of the projects that the sentence names, or of all where it names the district. */
export const projectBedsInText: Check = (evidence) => {
  const { passages, plan } = evidence;
  const own = new Set(plan.projects.map(({ source }) => source.line));
  return passages.flatMap(({ text, line, forward, box }) => {
    if (!forward || box !== null || own.has(line)) return [];
    return squeeze(text)
      .split(/[。；;]/u)
      .flatMap((quote): Question[] => {
        const printed = narrow(quote).match(added)?.[1];
        if (printed === undefined) return [];
        const meant = meantBy(quote, evidence);
        const sum = meant.reduce((all, { beds }) => all + (beds ?? 0), 0);
        if (meant.length === 0 || sum === 0 || sum === Number(printed)) return [];
        return [
          {
            code: "project-beds-differ",
            severity: "error",
            confidence: 0.8,
            message: {
              zh: `文中称新增床位 ${printed} 张，所列项目新增 ${sum} 张。`,
              en: `The text adds ${printed} beds; the projects it means add ${sum}.`,
            },
            arithmetic: `${meant.map(({ beds }) => beds).join(" + ")} = ${sum} ≠ ${printed}`,
            sources: [{ line, quote }, ...meant.map(({ source }) => source)],
            indicators: [],
          },
        ];
      });
  });
};

function meantBy(quote: string, { plan }: Evidence) {
  const withBeds = plan.projects.filter(({ beds }) => beds !== null && beds > 0);
  if (/全[区市县](?:共)?(?:新增|增加)床位/u.test(quote)) return withBeds;
  const pieces = quote.split(/[，、和及与]|实施|推进|建设(?=县|区|市)/u).filter((piece) => piece.length >= 6);
  return withBeds.filter((project) => pieces.some((piece) => namesProject(piece, project)));
}
