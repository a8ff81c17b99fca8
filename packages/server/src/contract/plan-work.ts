import { z } from "zod";
import { isoDay, text } from "./board.ts";

/** Yuan; null where nobody said. */
export const cny = z.number().nullable();
export const pair = z.object({ planned: z.number().nullable(), actual: z.number().nullable() });
export const days = z.object({ planned: isoDay.nullable(), actual: isoDay.nullable() });
const source = z.object({ line: z.number().int(), quote: z.string() }).nullable();
const nobodySaid = { planned: null, actual: null };
const label = z.string().max(500);
const names = z.array(z.string().max(80)).max(40);
/** What every version that is kept says of itself. */
const kept = {
  id: z.string(),
  version: z.number().int(),
  source,
  operator: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
};
/** What a change says beside the new content: the version that was seen, and why. */
const base = { baseVersion: z.number().int().min(1), reason: z.string().max(200).nullable() };
/** A name as the plan prints it, and its English where somebody gave one. */
export const named = { name: z.string(), nameEn: z.string().nullable() };

export const department = z.object({ id: z.string(), name: text, leader: text.nullable() });
export const taskState = z.enum(["planned", "running", "done", "stopped"]);
export const standing = z.enum(["planned", "running", "late", "done", "done-late", "stopped"]);
export const evidence = z.object({ title: z.string().min(1).max(200), link: z.string().max(500).nullable() });

/** What a person may set of a task. */
export const taskContent = z.object({
  no: z.string().max(20).nullable(),
  title: z.string().min(1).max(500),
  titleEn: label.nullable(),
  lead: names,
  participants: names,
  starts: isoDay.nullable(),
  deadline: isoDay.nullable(),
  indicators: names,
  owner: z.string().max(80).nullable(),
  state: taskState,
  doneOn: isoDay.nullable(),
  progress: z.number().int().min(0).max(100),
  note: z.string().max(2000).nullable(),
  evidence: z.array(evidence).max(40),
});
export const task = taskContent.extend({
  ...kept,
  standing,
  /** Whom it comes from where not from the plan's own words with their departments: added, or taken from a heading. */
  origin: z.object({ kind: z.enum(["own", "heading"]), by: z.string() }).nullable(),
  /** This version took it out of the plan's work. */
  removed: z.boolean(),
  /** Until the deadline; below 0 when it has passed; null without one. */
  daysLeft: z.number().int().nullable(),
});
export const taskChange = z.object({ ...base, task: taskContent });
export const newTask = z.object({ task: taskContent });
export const taskRemoval = z.object(base);
export const taskHistory = z.object({ versions: z.array(task) });

export const stage = z.enum(["proposed", "approved", "building", "finished", "in-use", "stopped"]);
export const projectStanding = z.enum([
  "planned",
  "not-begun",
  "running",
  "begun-late",
  "late",
  "done",
  "done-late",
  "stopped",
]);
export const projectContent = z.object({
  name: z.string().min(1).max(200),
  nameEn: label.nullable(),
  content: z.string().max(4000).nullable(),
  lead: names,
  stage,
  investment: cny,
  investmentInPlan: cny,
  money: z.array(z.object({ year: z.number().int().min(1990).max(2100), planned: cny, spent: cny })).max(30),
  beds: pair,
  area: pair,
  /** Nursery places (托位). */
  places: pair.default(nobodySaid),
  start: days,
  finish: days,
  delayReason: z.string().max(1000).nullable(),
  indicators: names,
  note: z.string().max(2000).nullable(),
});
export const photo = z.object({
  id: z.string(),
  taken: isoDay.nullable(),
  caption: z.string(),
  media: z.string(),
  digest: z.string(),
  operator: z.string(),
  at: z.string(),
});
export const photoWithdrawal = z.object({ reason: z.string().min(1).max(200) });
export const project = projectContent.extend({
  ...kept,
  /** Days behind the planned finish; 0 where it is not, null without one. */
  delay: z.number().int().nullable(),
  planned: cny,
  spent: cny,
  photos: z.array(photo),
  standing: projectStanding,
});
export const projectChange = z.object({ ...base, project: projectContent });
export const newProject = z.object({ project: projectContent });
export const projectHistory = z.object({ versions: z.array(project) });

/** People that a rate per head is for, with where the number is from; null where nobody says how many there are. */
export const people = z.object({ count: z.number(), year: z.number().int(), source: text }).nullable();
/** What finished projects add to a row that counts beds, places or area per head. */
export const effect = z.object({
  row: z.string(),
  ...named,
  unit: z.string().nullable(),
  kind: z.enum(["beds", "places", "area"]),
  per: z.number().int(),
  parts: z.array(z.object({ id: z.string(), ...named, amount: z.number().nullable() })),
  delivered: z.number(),
  planned: z.number(),
  people,
  /** In the row's unit; null where the people are not known. */
  change: z.number().nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  arithmetic: text,
});

const row = z.object({ key: z.string(), no: z.number().int(), ...named });
export const planHead = z.object({ id: z.string(), title: text, from: z.number().int(), to: z.number().int() });

export const taken = z.object({ tasks: z.number().int(), projects: z.number().int() });
/** What a page of tasks and one of projects have in common. */
const page = {
  plan: planHead,
  today: isoDay,
  simulated: z.boolean(),
  /** How many tasks and projects a take-over would bring that are not there yet. */
  offered: taken,
  departments: z.array(department),
  rows: z.array(row),
};
export const tasks = z.object({
  ...page,
  counts: z.record(standing, z.number().int()),
  items: z.array(task),
  /** Tasks that planners added and took out again. */
  removed: z.array(task),
});
export const projects = z.object({
  ...page,
  items: z.array(project),
  /** What finished projects have brought, against what all of them are to bring. */
  delivered: z.object({
    beds: pair,
    area: pair,
    places: pair,
    planned: z.number(),
    spent: z.number(),
    late: z.number().int(),
  }),
  effects: z.array(effect),
});
/** The headings of the document that a plan was read from, or of another one that was brought, as a tree by levels. */
export const outline = z.object({
  plan: planHead,
  /** The document whose headings these are; null where none was brought that could be the plan's. */
  document: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Documents that may be asked for; one alone where the plan is a document itself. */
  documents: z.array(z.object({ id: z.string(), name: z.string() })),
  headings: z.array(
    z.object({
      line: z.number().int(),
      level: z.number().int().min(1),
      no: z.string().nullable(),
      title: z.string(),
      /** It stands in a chapter of tasks. */
      isWork: z.boolean(),
      /** A task of this name is there already. */
      isTaken: z.boolean(),
    }),
  ),
});
export const chosenHeadings = z.object({
  document: z.string().max(80),
  lines: z.array(z.number().int()).min(1).max(300),
});
export const takeOver = z.object({ document: z.string().max(80).nullable() });
