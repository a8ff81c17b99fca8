import type { DocumentBlock } from "./document.ts";
import { plainName } from "./names.ts";
import { type Passage, sentencesOf } from "./passages.ts";
import type { PlanIndicator, Task } from "./plan.ts";
import { headingOver } from "./task-headings.ts";
import { type NotedPassage, notedPassages } from "./task-notes.ts";
import { tasksOfTables, taskTexts } from "./task-tables.ts";
import { squeeze } from "./text.ts";

/** Shorter names stand in texts that are about something else. */
const SHORTEST_NAME = 5;

/**
 * Tasks: passages that end with a note naming who leads and who takes part, passages with lines of such names under
 * them, and rows of tables of tasks; each with the indicators of the plan that its words name.
 */
export function tasksOf(
  blocks: readonly DocumentBlock[],
  passages: readonly Passage[],
  indicators: readonly PlanIndicator[],
): Task[] {
  const inTables = new Set(blocks.flatMap((block) => taskTexts(block).map(({ line }) => line)));
  const texts = passages.filter((passage) => !inTables.has(passage.line));
  const notes = notedPassages(texts);
  const noted = new Set(notes.map(({ at }) => at));
  const found = [...notes.map((note) => taskOf(note, headingOver(texts, note, noted))), ...tasksOfTables(blocks)];
  return found
    .sort((left, right) => left.source.line - right.source.line)
    .map(({ source, ...task }) => ({ ...task, indicators: servedBy({ ...task, source }, indicators), source }));
}

type Found = Omit<Task, "indicators">;

function taskOf({ passage, text, quote, named }: NotedPassage, heading: string | null): Found {
  const { no, title } = titleOf(heading ?? text);
  const { lead, participants } = named;
  return {
    no,
    title,
    lead,
    participants,
    deadline: named.deadline ?? deadlineOf(quote),
    source: { line: passage.line, quote: squeeze(passage.text) },
  };
}

const numbered =
  /^(?:(\d{1,3})[.、．]|([（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节篇])|([一二三四五六七八九十]+)、)/u;

function titleOf(text: string): { no: Task["no"]; title: string } {
  const found = text.match(numbered);
  const rest = text.slice(found?.[0].length ?? 0);
  const [title = ""] = sentencesOf(rest);
  const no = found?.[1] === undefined ? (found?.[2] ?? found?.[3] ?? null) : Number(found[1]);
  return { no, title };
}

/** Only a printed time limit counts; a year inside the text is what the task wants, not when it ends. */
function deadlineOf(text: string): string | null {
  return text.match(/(?:完成时限|时限|完成时间)[:：]?((?:20)\d{2}年(?:\d{1,2}月)?底?前?)/u)?.[1] ?? null;
}

/** Formats count the lines of a box and what follows it in their own ways; a place is one only with its words. */
function isWithin(quote: string, text: string): boolean {
  const [one, other] = [squeeze(quote), squeeze(text)];
  return one.includes(other) || other.includes(one);
}

/** Indicators read from the task's own words, and rows of the plan's tables whose name stands in them. */
function servedBy(task: Found, indicators: readonly PlanIndicator[]): string[] {
  const words = plainName(task.source.quote);
  const served = indicators.filter((row) =>
    row.from === "text"
      ? row.targets.length > 0 && row.source.line === task.source.line && isWithin(row.source.quote, task.source.quote)
      : row.name.length >= SHORTEST_NAME && words.includes(plainName(row.name)),
  );
  return [...new Map(served.map(({ name }) => [plainName(name), name])).values()];
}
