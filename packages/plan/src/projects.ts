import type { DocumentBlock } from "./document.ts";
import { investmentIn, investmentInPlanIn } from "./money.ts";
import type { Passage } from "./passages.ts";
import type { Project } from "./plan.ts";
import { projectsOfTables } from "./project-tables.ts";
import { areaIn, bedsIn, projectYears, stageIn } from "./project-words.ts";
import { squeeze } from "./text.ts";
import { projectsTold } from "./text-projects.ts";

/** Projects from tables, from boxes (专栏), and from numbered paragraphs that name one. */
export function projectsOf(blocks: readonly DocumentBlock[], passages: readonly Passage[]): Project[] {
  const tables = projectsOfTables(blocks);
  const texts = passages.flatMap((passage) => projectOfBox(passage) ?? projectOfParagraph(passage) ?? []);
  const known = [...tables, ...texts];
  const told = projectsTold(passages)
    .map(({ name, content, passage }) => projectFromText(name, content, passage))
    .filter((project) => !known.some((other) => isSame(project, other)));
  return [...known, ...told].sort((left, right) => left.source.line - right.source.line);
}

/** A box tells again what the text told: the same line, or the same sum. */
function isSame(project: Project, other: Project): boolean {
  return project.source.line === other.source.line || project.investment?.cny === other.investment?.cny;
}

/** 1.第三人民医院新建工程。占地60亩…: a numbered name that says itself that it is one. */
const namedLine =
  /^(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]+[)）]|[①-⑳])([^。；：，]{3,40}(?:项目|工程|建设|新建|迁建|扩建|改造|计划|行动))。(.+)$/u;

/** A line of a box is a project where the box says so and the line has a name before a colon. */
function projectOfBox(passage: Passage): Project | null {
  if (passage.box === null || !/项目|工程|专栏|建设|计划|行动/u.test(passage.box)) return null;
  const text = squeeze(passage.text);
  const found = text.match(/^(?:\d+[.、．])?([^：:。；]{2,40})[：:](.+)$/u) ?? text.match(namedLine);
  if (found?.[1] === undefined || found[2] === undefined) return null;
  return projectFromText(found[1], found[2], passage);
}

/** A numbered paragraph whose first sentence is nothing but a project's name. */
function projectOfParagraph(passage: Passage): Project | null {
  const text = squeeze(passage.text);
  const found = text.match(
    /^(?:\d{1,3}[.、．]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]{1,3}、|[—-]+)([^。，；：]{4,50}(?:项目|工程|新建|迁建|扩建|改造))。(.+)$/u,
  );
  if (found?.[1] === undefined || found[2] === undefined || !/项目|工程/u.test(passage.heading ?? "")) return null;
  return projectFromText(found[1], found[2], passage);
}

function projectFromText(name: string, content: string, passage: Passage): Project {
  return {
    name,
    investment: investmentIn(content),
    years: projectYears(content),
    content,
    stage: stageIn(name, content),
    investmentInPlan: investmentInPlanIn(content),
    beds: bedsIn(content),
    area: areaIn(content),
    source: { line: passage.line, quote: squeeze(passage.text) },
  };
}
