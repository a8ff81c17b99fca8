import type { Department, PlanTask, TaskContent } from "../../api/types.ts";
import type { Lang } from "../../session/session.tsx";
import { departmentNames } from "./task-words.tsx";

/** A task as it stands in the form: what is typed, not yet what is kept. */
export interface TaskDraft {
  readonly no: string;
  readonly title: string;
  readonly titleEn: string;
  readonly lead: string;
  readonly participants: string;
  readonly starts: string;
  readonly deadline: string;
  readonly owner: string;
  readonly state: TaskContent["state"];
  readonly doneOn: string;
  readonly progress: string;
  readonly note: string;
  readonly evidence: string;
  readonly indicators: readonly string[];
}

export interface Naming {
  readonly departments: readonly Department[];
  readonly lang: Lang;
}

const EMPTY: TaskDraft = {
  no: "",
  title: "",
  titleEn: "",
  lead: "",
  participants: "",
  starts: "",
  deadline: "",
  owner: "",
  state: "planned",
  doneOn: "",
  progress: "0",
  note: "",
  evidence: "",
  indicators: [],
};

export function draftOf(task: PlanTask | null, { departments, lang }: Naming): TaskDraft {
  if (task === null) return EMPTY;
  const names = (ids: readonly string[]) => departmentNames(ids, departments, lang);
  return {
    no: task.no ?? "",
    title: task.title,
    titleEn: task.titleEn ?? "",
    lead: names(task.lead),
    participants: names(task.participants),
    starts: task.starts ?? "",
    deadline: task.deadline ?? "",
    owner: task.owner ?? "",
    state: task.state,
    doneOn: task.doneOn ?? "",
    progress: String(task.progress),
    note: task.note ?? "",
    evidence: task.evidence.map(({ title, link }) => (link === null ? title : `${title} | ${link}`)).join("\n"),
    indicators: task.indicators,
  };
}

/** Names typed in either language become ids where a department has that name; the server knows other names too. */
export function departmentIds(text: string, departments: readonly Department[]): string[] {
  const names = text.split(/[、,，;；\n]/u).map((name) => name.trim());
  return names
    .filter((name) => name !== "")
    .map((name) => departments.find((one) => one.name.zh === name || one.name.en === name)?.id ?? name);
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

function evidenceIn(text: string): TaskContent["evidence"] {
  return text
    .split("\n")
    .map((line) => line.split("|").map((piece) => piece.trim()))
    .filter(([title]) => title !== undefined && title !== "")
    .map(([title = "", link = ""]) => ({ title, link: orNull(link) }));
}

/** What is sent of a draft; whether it can be kept is for the server to say. */
export function contentOf(draft: TaskDraft, departments: readonly Department[]): TaskContent {
  return {
    no: orNull(draft.no),
    title: draft.title.trim(),
    titleEn: orNull(draft.titleEn),
    lead: departmentIds(draft.lead, departments),
    participants: departmentIds(draft.participants, departments),
    starts: orNull(draft.starts),
    deadline: orNull(draft.deadline),
    owner: orNull(draft.owner),
    state: draft.state,
    doneOn: orNull(draft.doneOn),
    progress: draft.progress.trim() === "" ? 0 : Number(draft.progress),
    note: orNull(draft.note),
    evidence: evidenceIn(draft.evidence),
    indicators: [...draft.indicators],
  };
}
