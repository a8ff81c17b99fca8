import { departmentsIn, labelOf, type Named, onlyOffices } from "./departments-named.ts";
import type { DocumentBlock } from "./document.ts";
import { plainName } from "./names.ts";
import { type Passage, sentencesOf } from "./passages.ts";
import type { PlanIndicator, Task } from "./plan.ts";
import { tasksOfTables, taskTexts } from "./task-tables.ts";
import { squeeze } from "./text.ts";

const duty = "牵头|责任|参与|配合|分工负责|负责|主办|协办";
const note = new RegExp(
  `[（(［\\[【]([^（）()［］\\[\\]【】]*(?:${duty})[^（）()［］\\[\\]【】]*(?:[（(][^（）()]*[)）][^（）()]*)*)[)）］\\]】][。；]?$`,
  "u",
);
const bracketAtEnd = /[（(［【]([^（）()［］【】]+)[)）］】][。；]?$/u;
/** Shorter names stand in texts that are about something else. */
const SHORTEST_NAME = 5;

/**
 * Tasks: passages that end with a bracket naming who leads and who takes part, passages with lines of such names under
 * them, and rows of tables of tasks; each with the indicators of the plan that its words name.
 */
export function tasksOf(
  blocks: readonly DocumentBlock[],
  passages: readonly Passage[],
  indicators: readonly PlanIndicator[],
): Task[] {
  const inTables = new Set(blocks.flatMap((block) => taskTexts(block).map(({ line }) => line)));
  const texts = withNotes(passages.filter((passage) => !inTables.has(passage.line)));
  const found = [
    ...texts.flatMap((passage) => taskWithNote(passage) ?? []),
    ...tasksWithLines(texts),
    ...tasksOfTables(blocks),
  ];
  return found
    .sort((left, right) => left.source.line - right.source.line)
    .map(({ source, ...task }) => ({ ...task, indicators: servedBy({ ...task, source }, indicators), source }));
}

/** A bracket of departments that stands in a line of its own belongs to the passage before it. */
function withNotes(passages: readonly Passage[]): Passage[] {
  const found: Passage[] = [];
  for (const passage of passages) {
    const last = found.at(-1);
    const isNote =
      /^\s*[（(［【][^（）()［］【】]*[)）］】]\s*$/u.test(passage.text) && note.test(squeeze(passage.text));
    if (isNote && last !== undefined) found[found.length - 1] = { ...last, text: `${last.text}${passage.text.trim()}` };
    else found.push(passage);
  }
  return found;
}

type Found = Omit<Task, "indicators">;

/** 牵头单位：甲　配合单位：乙 at the end of a passage, no bracket around them. */
const labelled = /(?:牵头|责任|主办)(?:单位|部门)[:：].+$/u;
const label = /(?=(?:牵头|责任|主办|配合|参与|协办|完成)(?:单位|部门|时限|时间)[:：])/gu;

function taskWithNote(passage: Passage): Found | null {
  const text = squeeze(passage.text);
  const found = text.match(note) ?? text.match(bracketAtEnd);
  if (found?.[1] === undefined) {
    const open = text.match(labelled);
    const named = open === null || open.index === 0 ? null : departmentsIn(open[0].replace(label, "；"));
    return named === null || named.lead.length === 0 ? null : taskOf(passage, text.slice(0, open?.index), named);
  }
  const offices = text.match(note) === null ? onlyOffices(found[1]) : null;
  const named = offices === null ? departmentsIn(found[1]) : { lead: offices, participants: [], deadline: null };
  if (named.lead.length === 0) return null;
  return taskOf(passage, text.slice(0, -found[0].length), named);
}

/** 责任单位：…, 完成时限：… in lines of their own under the task. */
function tasksWithLines(passages: readonly Passage[]): Found[] {
  const found: Found[] = [];
  let open: { readonly passage: Passage; readonly notes: string[] } | null = null;
  const close = () => {
    const named = open === null ? null : departmentsIn(open.notes.join("；"));
    if (open !== null && named !== null && named.lead.length > 0)
      found.push(taskOf(open.passage, squeeze(open.passage.text), named));
  };
  for (const passage of passages) {
    const text = squeeze(passage.text);
    const label = text.match(/^([^：:，。]{2,8})[：:]/u)?.[1];
    if (label !== undefined && labelOf(label) !== null) {
      open?.notes.push(text);
      continue;
    }
    close();
    open = { passage, notes: [] };
  }
  close();
  return found;
}

function taskOf(passage: Passage, text: string, named: Named): Found {
  const { no, title } = titleOf(text);
  const { lead, participants } = named;
  const quote = squeeze(passage.text);
  return {
    no,
    title,
    lead,
    participants,
    deadline: named.deadline ?? deadlineOf(quote),
    source: { line: passage.line, quote },
  };
}

function titleOf(text: string): { no: Task["no"]; title: string } {
  const found = text.match(/^(?:(\d{1,3})[.、．]|([（(][一二三四五六七八九十]+[)）])|([一二三四五六七八九十]+)、)/u);
  const rest = text.slice(found?.[0].length ?? 0);
  const [title = ""] = sentencesOf(rest);
  const no = found?.[1] === undefined ? (found?.[2] ?? found?.[3] ?? null) : Number(found[1]);
  return { no, title };
}

/** Only a printed time limit counts; a year inside the text is what the task wants, not when it ends. */
function deadlineOf(text: string): string | null {
  return text.match(/(?:完成时限|时限|完成时间)[:：]?((?:20)\d{2}年(?:\d{1,2}月)?底?前?)/u)?.[1] ?? null;
}

/** Indicators read from the task's own words, and rows of the plan's tables whose name stands in them. */
function servedBy(task: Found, indicators: readonly PlanIndicator[]): string[] {
  const words = plainName(task.source.quote);
  const served = indicators.filter((row) =>
    row.from === "text"
      ? row.targets.length > 0 && row.source.line === task.source.line
      : row.name.length >= SHORTEST_NAME && words.includes(plainName(row.name)),
  );
  return [...new Map(served.map(({ name }) => [plainName(name), name])).values()];
}
