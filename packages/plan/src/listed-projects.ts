import type { Passage } from "./passages.ts";
import { wholeSentencesOf } from "./passages.ts";
import { squeeze } from "./text.ts";
import type { Told } from "./text-projects.ts";

const opening =
  /(?:项目|工程)(?:共)?\d+[个项][^：；]{0,40}[：:]|\d+[个项](?:重[点大])?(?:建设)?(?:项目|工程)[^：；]{0,40}[：:]/u;
const item = /^([^，。；：\d]{4,30})[，,](.*投资.*)$/u;

/** 规划实施重点项目4个，总投资…：甲楼，2021—2024年，投资16500万元；乙院迁建，…: a list of projects within one sentence. */
export function projectsListed(passages: readonly Passage[]): Told[] {
  return passages.flatMap((passage) =>
    wholeSentencesOf(squeeze(passage.text).replace(/。其中[：:]/gu, "：")).flatMap((sentence) => {
      const opened = sentence.match(opening);
      if (opened?.index === undefined) return [];
      const pieces = sentence.slice(opened.index + opened[0].length).split(/[；;]/u);
      const told = pieces.map((piece) => piece.match(item));
      if (pieces.length < 2 || told.some((one) => one === null)) return [];
      return told.map((one) => ({ name: one?.[1] ?? "", content: one?.[2] ?? "", passage }));
    }),
  );
}
