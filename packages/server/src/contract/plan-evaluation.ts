import { z } from "zod";
import { amount, figure, isoDay, light, text, why, world } from "./board.ts";
import { definition } from "./indicator.ts";
import {
  cny,
  days,
  department,
  effect,
  named,
  pair,
  photo,
  planHead,
  project,
  projectStanding,
  stage,
  task,
  standing as taskStanding,
} from "./plan-work.ts";
import { reportedDefinition } from "./reported.ts";

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
  ...named,
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
  /** The definition that a value is handed in by, where no record counts. */
  reportedBy: z.object({ id: z.string(), version: z.string() }).nullable(),
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
  /** At the end of the day; null of what was finished later and is read as it is now. */
  progress: z.number().int().nullable(),
  standing: taskStanding,
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
  ...named,
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
const points = z.number().nullable();
const total = z.object({ points, scored: z.number().int(), notScored: z.number().int() });
/** Points of the parts, and of all together. */
const scored = { indicators: total, tasks: total, projects: total, points };
export const scorecard = z.object({
  id: z.string(),
  name: text,
  leads: z.number().int(),
  participates: z.number().int(),
  late: z.number().int(),
  done: z.number().int(),
  ...scored,
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
  effects: z.array(effect),
  departments: z.array(scorecard),
  leaders: z.array(scorecard),
  totals: z.object({ ...scored, grade: z.object({ code: z.string(), name: text }).nullable() }),
  definitions: z.array(definition),
  /** Of values that are handed in. */
  reportedDefinitions: z.array(reportedDefinition),
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
/** The version of an evaluation that stands. */
const standing = {
  id: z.string(),
  version: z.number().int(),
  state: z.enum(["draft", "signed", "withdrawn"]),
  operator: z.string(),
  at: z.string(),
};
export const evaluation = z.object({
  ...standing,
  remarks,
  evaluated,
  /** SHA-256 of the signed reports; empty while it is a draft. */
  reports: z.array(z.object({ language: z.enum(["zh", "en"]), digest: z.string(), bytes: z.number().int() })),
});
export const newEvaluation = z.object({ kind, year: z.number().int().min(1990).max(2100), world });
export const evaluationStep = z.object({ baseVersion: z.number().int().min(1) });
export const evaluationChange = evaluationStep.extend({ remarks });
export const evaluationHead = z.object({
  ...standing,
  kind,
  year: z.number().int(),
  asOf: isoDay,
  world,
  simulated: z.boolean(),
  points,
  grade: text.nullable(),
});
export const evaluations = z.object({ plan: planHead, today: isoDay, items: z.array(evaluationHead) });

const changed = z.array(z.enum(["value", "light", "points", "definition", "added", "removed"]));
const compared = z.object({
  value: z.number().nullable(),
  light,
  points,
  definition: z.string().nullable(),
});
const workSide = z.object({
  /** Of tasks and projects. */
  standing: projectStanding.nullable(),
  /** Whole percent, of tasks. */
  progress: z.number().nullable(),
  points,
});
export const differences = z.object({
  /** What the evaluation is held against: another evaluation, or the records as they are known now. */
  against: evaluationHead.nullable(),
  before: z.object({ points }),
  after: z.object({ points }),
  items: z.array(
    z.object({
      key: z.string(),
      ...named,
      unit: z.string().nullable(),
      before: compared.nullable(),
      after: compared.nullable(),
      changed,
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
      changed,
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
      .extend({ indicator: z.string().nullable(), subject: z.string().nullable() }),
  ),
});
