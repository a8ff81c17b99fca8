import { type Passage, sentencesOf } from "./passages.ts";
import type { Task } from "./plan.ts";
import { squeeze } from "./text.ts";

const leads = /牵头(?:部门|单位)|责任(?:部门|单位)|主责(?:部门|单位)|负责(?:部门|单位)/u;
const helpers = /(?:参与|配合|协助|参加)(?:部门|单位)/u;
const note =
  /[（(]([^（）()]*(?:牵头|责任|参与|配合|分工负责|负责)[^（）()]*(?:[（(][^（）()]*[)）][^（）()]*)*)[)）][。；]?$/u;

/** Tasks: passages that end with a bracket naming who leads and who takes part. */
export function tasksOf(passages: readonly Passage[]): Task[] {
  return passages.flatMap((passage) => {
    const text = squeeze(passage.text);
    const found = text.match(note);
    if (found?.[1] === undefined) return [];
    const { lead, participants } = departmentsOf(found[1]);
    if (lead.length === 0) return [];
    const { no, title } = titleOf(text.slice(0, -found[0].length));
    return [{ no, title, lead, participants, deadline: deadlineOf(text), source: { line: passage.line, quote: text } }];
  });
}

/** “牵头部门：甲、乙；参与部门：丙” and “甲、乙牵头，丙配合” and “甲、乙按职责分工负责”. */
function departmentsOf(text: string): { lead: string[]; participants: string[] } {
  const lead: string[] = [];
  const participants: string[] = [];
  for (const clause of text.split(/[；;，,。]/u)) {
    const [label, names] = /[:：]/u.test(clause)
      ? [clause.split(/[:：]/u)[0] ?? "", clause.split(/[:：]/u)[1] ?? ""]
      : ["", clause];
    if (helpers.test(label) || (label === "" && /(?:配合|参与|协助)$/u.test(names)))
      participants.push(...namesIn(names));
    else if (leads.test(label) || /(?:牵头|负责)$/u.test(names)) lead.push(...namesIn(names));
  }
  return { lead, participants };
}

function namesIn(text: string): string[] {
  return text
    .replace(/(?:牵头|按职责分工负责|分工负责|等?负责|配合|参与|协助)$/u, "")
    .split(/、|(?<=[局委办会院])[和及与](?=[区县市])/u)
    .map((name) => name.replace(/等$/u, ""))
    .filter((name) => name !== "");
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
