import type { DocumentBlock } from "./document.ts";
import { projectsListed } from "./listed-projects.ts";
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
  const listed = projectsListed(passages).map(({ name, content, passage }) => projectFromText(name, content, passage));
  const known = [...tables, ...texts, ...listed];
  const told = projectsTold(passages)
    .map(({ name, content, passage }) => projectFromText(name, content, passage))
    .filter((project) => !known.some((other) => isSame(project, other)));
  return [...known, ...told].sort((left, right) => left.source.line - right.source.line);
}

/** A box tells again what the text told: the same line, or the same sum. */
function isSame(project: Project, other: Project): boolean {
  return project.source.line === other.source.line || project.investment?.cny === other.investment?.cny;
}

const bullets = /^[◆◇●○■□▲△★☆※▪•·➢-]+/u;

/** 1.第三人民医院新建工程。占地60亩…: a name that says itself that it is one. */
const namedLine =
  /^(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]+[)）]|[①-⑳])?([^。；：，]{3,40}(?:项目|工程|建设|新建|迁建|扩建|改造|计划|行动))。(.+)$/u;

/** A line of a box is a project where the box says so and the line has a name before a colon. */
function projectOfBox(passage: Passage): Project | null {
  if (passage.box === null || !/项目|工程|专栏|建设|计划|行动/u.test(passage.box)) return null;
  const text = squeeze(passage.text).replace(bullets, "");
  const found = text.match(/^(?:\d+[.、．]|[（(]\d+[)）])?([^：:。；]{2,40})[：:](.+)$/u) ?? text.match(namedLine);
  if (found?.[1] === undefined || found[2] === undefined) return null;
  return projectFromText(found[1], found[2], passage);
}

const itemNo = String.raw`(?:\d{1,3}[.、．]|0\d(?=[\u4e00-\u9fff])|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]{1,3}、|[—–⸺-]+)`;
const namedParagraph = new RegExp(`^${itemNo}([^。，；：]{4,50}(?:项目|工程|新建|迁建|扩建|改造))。(.+)$`, "u");
/** 市人民医院新院区。占地120亩，…总投资5.6亿元: a house's name with its money below a heading of projects. */
const houseParagraph = new RegExp(`^${itemNo}([^。，；：]{4,50}[院楼区心站房所])。(.+)$`, "u");
const pricedParagraph = new RegExp(`^${itemNo}([^。，；：]{4,40})：(.+)$`, "u");

/** An item under a heading of projects: its first sentence is nothing but a name, or a name with what it costs after a colon. */
function projectOfParagraph(passage: Passage): Project | null {
  if (passage.box !== null || !/项目|工程/u.test(passage.heading ?? "")) return null;
  const text = squeeze(passage.text);
  const named = text.match(namedParagraph);
  const [, name, content] = named ?? text.match(houseParagraph) ?? text.match(pricedParagraph) ?? [];
  if (name === undefined || content === undefined) return null;
  const isPriced = investmentIn(content) !== null && !/投资|资金|[估概匡]算|合计/u.test(name);
  return named !== null || isPriced ? projectFromText(name, content, passage) : null;
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
