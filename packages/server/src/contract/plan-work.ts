import { z } from "zod";
import { amount, figure, isoDay, light, text, why, world } from "./board.ts";
import { definition } from "./indicator.ts";

/** Yuan; null where nobody said. */
const cny = z.number().nullable();
const pair = z.object({ planned: z.number().nullable(), actual: z.number().nullable() });
const days = z.object({ planned: isoDay.nullable(), actual: isoDay.nullable() });
const source = z.object({ line: z.number().int(), quote: z.string() }).nullable();
const nobodySaid = { planned: null, actual: null };
const label = z.string().max(500);
const names = z.array(z.string().max(80)).max(40);

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
  id: z.string(),
  version: z.number().int(),
  standing,
  /** Until the deadline; below 0 when it has passed; null without one. */
  daysLeft: z.number().int().nullable(),
  source,
  operator: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
});
export const taskChange = z.object({
  baseVersion: z.number().int().min(1),
  reason: z.string().max(200).nullable(),
  task: taskContent,
});
export const newTask = z.object({ task: taskContent });
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
  id: z.string(),
  version: z.number().int(),
  /** Days behind the planned finish; 0 where it is not, null without one. */
  delay: z.number().int().nullable(),
  planned: cny,
  spent: cny,
  photos: z.array(photo),
  standing: projectStanding,
  source,
  operator: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
});
export const projectChange = z.object({
  baseVersion: z.number().int().min(1),
  reason: z.string().max(200).nullable(),
  project: projectContent,
});
export const newProject = z.object({ project: projectContent });
export const projectHistory = z.object({ versions: z.array(project) });

/** People that rates per head are for, as the plan's own file says; null where nobody says how many there are. */
export const people = z.object({ count: z.number(), year: z.number().int(), source: text }).nullable();
/** What finished projects add to a row that counts beds, places or area per head. */
export const effect = z.object({
  row: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  unit: z.string().nullable(),
  kind: z.enum(["beds", "places", "area"]),
  per: z.number().int(),
  parts: z.array(
    z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable(), amount: z.number().nullable() }),
  ),
  delivered: z.number(),
  planned: z.number(),
  /** In the row's unit; null where the people are not known. */
  change: z.number().nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  arithmetic: text,
});

const row = z.object({ key: z.string(), no: z.number().int(), name: z.string(), nameEn: z.string().nullable() });
const planHead = z.object({ id: z.string(), title: text, from: z.number().int(), to: z.number().int() });

export const tasks = z.object({
  plan: planHead,
  today: isoDay,
  simulated: z.boolean(),
  /** How many tasks and projects a take-over would bring that are not there yet. */
  offered: z.object({ tasks: z.number().int(), projects: z.number().int() }),
  departments: z.array(department),
  rows: z.array(row),
  counts: z.record(standing, z.number().int()),
  items: z.array(task),
});
export const projects = z.object({
  plan: planHead,
  today: isoDay,
  simulated: z.boolean(),
  offered: z.object({ tasks: z.number().int(), projects: z.number().int() }),
  departments: z.array(department),
  rows: z.array(row),
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
  people,
  effects: z.array(effect),
});
export const takeOver = z.object({ document: z.string().max(80).nullable() });
export const taken = z.object({ tasks: z.number().int(), projects: z.number().int() });
export const kind = z.enum(["yearly", "mid-term", "final"]);
export const score = z.object({ points: z.number().nullable(), weight: z.number(), how: text });
export const contribution = z.object({
  code: z.string(),
  name: text,
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  short: z.number(),
});
const reasonCount = z.object({ state: z.enum(["out", "unknown"]), reason: why, count: z.number().int() });
export const explanation = z.object({
  /** How many more the district would have to have in (fewer, where the figure should fall). */
  short: z.number(),
  townships: z.array(contribution),
  institutions: z.array(contribution),
  villages: z.array(contribution),
  /** By sex and age group. */
  groups: z.array(contribution),
  reasons: z.array(reasonCount),
});
/** A value that no record gives, as somebody handed it in. */
export const reported = z.object({ value: z.number(), source: z.string().min(1).max(300), day: isoDay });
export const evaluationRow = z.object({
  no: z.number().int(),
  key: z.string(),
  domain: z.string().nullable(),
  domainEn: z.string().nullable(),
  name: z.string(),
  nameEn: z.string().nullable(),
  unit: z.string().nullable(),
  property: z.enum(["binding", "expected", "guiding"]).nullable(),
  direction: z.enum(["up", "down"]).nullable(),
  baseline: amount.nullable(),
  target: amount.nullable(),
  path: z.number().nullable(),
  value: z.number().nullable(),
  figure: figure.nullable(),
  reported: reported.nullable(),
  /** At the end of the year before; null where there was none. */
  before: z.number().nullable(),
  /** At the end of each year of the plan up to the year evaluated. */
  years: z.array(z.object({ year: z.number().int(), value: z.number().nullable(), path: z.number().nullable() })),
  light,
  why,
  definition: z.object({ id: z.string(), version: z.string() }).nullable(),
  score,
  explanation: explanation.nullable(),
});
/** Which version was read: the one that stood when the year's reports were in, or today's, because there was none then. */
const reading = z.enum(["then", "now"]);
export const evaluatedTask = z.object({
  id: z.string(),
  reading,
  version: z.number().int(),
  no: z.string().nullable(),
  title: z.string(),
  titleEn: z.string().nullable(),
  lead: z.array(text),
  participants: z.array(text),
  deadline: isoDay.nullable(),
  doneOn: isoDay.nullable(),
  progress: z.number().int(),
  standing,
  note: z.string().nullable(),
  score,
});
export const evaluatedProject = z.object({
  id: z.string(),
  reading,
  standing: projectStanding,
  score,
  lead: z.array(text),
  places: pair,
  photos: z.array(photo.pick({ id: true, taken: true, caption: true, media: true })),
  version: z.number().int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  stage,
  investmentInPlan: cny,
  planned: cny,
  spent: cny,
  beds: pair,
  area: pair,
  start: days,
  finish: days,
  delay: z.number().int().nullable(),
  delayReason: z.string().nullable(),
});
const total = z.object({ points: z.number().nullable(), scored: z.number().int(), notScored: z.number().int() });
export const scorecard = z.object({
  id: z.string(),
  name: text,
  leads: z.number().int(),
  participates: z.number().int(),
  late: z.number().int(),
  done: z.number().int(),
  tasks: total,
  indicators: total,
  projects: total,
  points: z.number().nullable(),
});
/** Everything an evaluation says: what is frozen when it is signed. */
export const evaluated = z.object({
  plan: planHead,
  district: text,
  kind,
  year: z.number().int(),
  asOf: isoDay,
  /** World of the figures. */
  world,
  simulated: z.boolean(),
  /** The year is not over: the figures are of the last ended quarter. */
  provisional: z.boolean(),
  computedOn: isoDay,
  rules: z.object({ id: z.string(), version: z.string(), source: z.string(), title: text, words: z.array(text) }),
  rows: z.array(evaluationRow),
  tasks: z.array(evaluatedTask),
  projects: z.array(evaluatedProject),
  /** Tasks and projects as they were reported by `until`, or as they are known now. */
  work: z.object({ reading, until: isoDay, enteredLater: z.number().int() }),
  people,
  effects: z.array(effect),
  departments: z.array(scorecard),
  leaders: z.array(scorecard),
  totals: z.object({
    indicators: total,
    tasks: total,
    projects: total,
    points: z.number().nullable(),
    grade: z.object({ code: z.string(), name: text }).nullable(),
  }),
  definitions: z.array(definition),
});
export const remarks = z.object({
  summary: z.string().max(8000),
  remedies: z.string().max(8000),
  /** By key of a row. */
  rows: z.record(z.string().max(80), z.string().max(2000)),
  /** By id of a task. */
  tasks: z.record(z.string().max(80), z.string().max(2000)),
  reported: z.record(z.string().max(80), reported),
  /** How tasks and projects are read. */
  reading: reading.default("then"),
});
export const evaluation = z.object({
  id: z.string(),
  version: z.number().int(),
  state: z.enum(["draft", "signed", "withdrawn"]),
  operator: z.string(),
  at: z.string(),
  remarks,
  evaluated,
  /** SHA-256 of the signed reports; empty while it is a draft. */
  reports: z.array(z.object({ language: z.enum(["zh", "en"]), digest: z.string(), bytes: z.number().int() })),
});
export const newEvaluation = z.object({ kind, year: z.number().int().min(1990).max(2100), world });
export const evaluationChange = z.object({ baseVersion: z.number().int().min(1), remarks });
export const evaluationStep = z.object({ baseVersion: z.number().int().min(1) });
export const evaluationHead = z.object({
  id: z.string(),
  version: z.number().int(),
  kind,
  year: z.number().int(),
  asOf: isoDay,
  world,
  simulated: z.boolean(),
  state: z.enum(["draft", "signed", "withdrawn"]),
  points: z.number().nullable(),
  grade: text.nullable(),
  operator: z.string(),
  at: z.string(),
});
export const evaluations = z.object({ plan: planHead, today: isoDay, items: z.array(evaluationHead) });

const compared = z.object({
  value: z.number().nullable(),
  light,
  points: z.number().nullable(),
  definition: z.string().nullable(),
});
const workSide = z.object({
  /** Of tasks and projects. */
  standing: projectStanding.nullable(),
  /** Whole percent, of tasks. */
  progress: z.number().nullable(),
  points: z.number().nullable(),
});
export const differences = z.object({
  /** What the evaluation is held against: another evaluation, or the records as they are known now. */
  against: evaluationHead.nullable(),
  before: z.object({ points: z.number().nullable() }),
  after: z.object({ points: z.number().nullable() }),
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      unit: z.string().nullable(),
      before: compared.nullable(),
      after: compared.nullable(),
      changed: z.array(z.enum(["value", "light", "points", "definition", "added", "removed"])),
    }),
  ),
  /** Tasks, projects, departments and leaders whose standing, progress or points differ. */
  work: z.array(
    z.object({
      kind: z.enum(["task", "project", "department", "leader"]),
      id: z.string(),
      name: text,
      before: workSide.nullable(),
      after: workSide.nullable(),
      changed: z.array(z.enum(["value", "light", "points", "definition", "added", "removed"])),
    }),
  ),
});

export const departmentPage = z.object({
  plan: planHead,
  today: isoDay,
  simulated: z.boolean(),
  department,
  departments: z.array(department),
  card: scorecard.nullable(),
  leads: z.array(task),
  participates: z.array(task),
  projects: z.array(project),
  rows: z.array(
    evaluationRow
      .pick({
        key: true,
        no: true,
        name: true,
        nameEn: true,
        unit: true,
        light: true,
        value: true,
        path: true,
        why: true,
        score: true,
      })
      .extend({ indicator: z.string().nullable() }),
  ),
});
