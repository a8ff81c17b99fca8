import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Day, dayOfCivil, parseDay } from "@kangyu/fhir";
import {
  type DepartmentRegister,
  departmentNamed,
  type ProjectWork,
  parseScoring,
  type ReminderRules,
  type ScoringRules,
  type TaskWork,
} from "@kangyu/plan";
import { parse } from "yaml";
import { z } from "zod";
import { board, planWork } from "../contract/index.ts";

export interface Work {
  readonly tasks: readonly TaskWork[];
  readonly projects: readonly ProjectWork[];
}

export type PlanPeople = NonNullable<z.infer<typeof planWork.people>>;

/** What following a plan needs beside its rows: departments, rules for scoring, and the work that a plan's file brings. */
export interface Following {
  readonly register: DepartmentRegister;
  readonly scoring: ScoringRules;
  readonly reminders: ReminderRules;
  /** By plan. */
  readonly work: ReadonlyMap<string, Work>;
  /** People that a plan's rates per head are for, by plan, where its file says so. */
  readonly people: ReadonlyMap<string, PlanPeople>;
  /** How the records' number of people is found. */
  readonly peopleRules: z.infer<typeof peopleFile>;
}

const departmentsFile = z.object({
  leaders: z.array(z.object({ id: z.string(), name: board.text })),
  departments: z.array(
    z.object({
      id: z.string(),
      leader: z.string().nullable(),
      name: board.text,
      aliases: z.array(z.string()),
    }),
  ),
});

const remindersFile = z.strictObject({
  source: z.string(),
  before: z.array(z.number().int().min(0)),
  lateEvery: z.number().int().min(1),
});
const peopleFile = z.strictObject({ measure: z.string(), enough: z.number().min(0).max(1) });
const days = z.object({ planned: z.string().nullable(), actual: z.string().nullable() });
const pair = z.object({ planned: z.number().nullable(), actual: z.number().nullable() });
const taskFile = z.object({
  no: z.string().nullable(),
  title: z.string(),
  title_en: z.string().optional(),
  lead: z.array(z.string()),
  participants: z.array(z.string()),
  starts: z.string().nullable(),
  deadline: z.string().nullable(),
  indicators: z.array(z.string()),
  owner: z.string().optional(),
  state: planWork.taskState,
  done: z.string().optional(),
  progress: z.number(),
  note: z.string().optional(),
  evidence: z.array(planWork.evidence).optional(),
});
const projectFile = z.object({
  name: z.string(),
  name_en: z.string().optional(),
  content: z.string().nullable(),
  lead: z.array(z.string()),
  stage: planWork.stage,
  investment: z.number().nullable(),
  investment_in_plan: z.number().nullable(),
  money: z.array(z.object({ year: z.number().int(), planned: z.number().nullable(), spent: z.number().nullable() })),
  beds: pair,
  area: pair,
  places: pair.default({ planned: null, actual: null }),
  start: days,
  finish: days,
  delay_reason: z.string().optional(),
  indicators: z.array(z.string()),
});
const workFile = z.object({
  id: z.string(),
  work: z.object({ people: planWork.people.default(null), tasks: z.array(taskFile), projects: z.array(projectFile) }),
});

const dayIn = (iso: string | null | undefined): Day | null => (iso == null ? null : parseDay(iso));

function namesIn(register: DepartmentRegister, names: readonly string[]): string[] {
  return [...new Set(names.map((name) => departmentNamed(register, name)?.id ?? name))];
}

function taskOf(file: z.infer<typeof taskFile>, register: DepartmentRegister): TaskWork {
  const { no, title, indicators, state, progress } = file;
  return {
    no,
    title,
    titleEn: file.title_en ?? null,
    lead: namesIn(register, file.lead),
    participants: namesIn(register, file.participants),
    starts: dayIn(file.starts),
    deadline: dayIn(file.deadline),
    indicators,
    owner: file.owner ?? null,
    state,
    doneOn: dayIn(file.done),
    progress,
    note: file.note ?? null,
    evidence: file.evidence ?? [],
    source: null,
  };
}

function projectOf(file: z.infer<typeof projectFile>, register: DepartmentRegister): ProjectWork {
  const { name, content, stage, investment, money, beds, area, places, indicators } = file;
  return {
    name,
    nameEn: file.name_en ?? null,
    content,
    lead: namesIn(register, file.lead),
    stage,
    investment,
    investmentInPlan: file.investment_in_plan,
    money,
    beds,
    area,
    places,
    start: { planned: dayIn(file.start.planned), actual: dayIn(file.start.actual) },
    finish: { planned: dayIn(file.finish.planned), actual: dayIn(file.finish.actual) },
    delayReason: file.delay_reason ?? null,
    indicators,
    note: null,
    source: null,
  };
}

interface PlanWork {
  readonly plan: string;
  readonly people: PlanPeople | null;
  readonly work: Work;
}

/** The work of a plan's file; null where it has none. Throws where it is not as agreed, which is a defect of the catalogue. */
function workIn(json: unknown, register: DepartmentRegister): PlanWork | null {
  if (typeof json !== "object" || json === null || !("work" in json)) return null;
  const { id, work } = workFile.parse(json);
  return {
    plan: id,
    people: work.people,
    work: {
      tasks: work.tasks.map((task) => taskOf(task, register)),
      projects: work.projects.map((project) => projectOf(project, register)),
    },
  };
}

function readYaml(dir: string, ...path: readonly string[]): unknown {
  const file = join(dir, ...path);
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as unknown) : null;
}

/** Reads `departments.yaml`, the rules in `evaluation` and the plans' own work from a catalogue; throws on a defect of it. */
export function followingOf(catalogue: { readonly dir: string; readonly plans: readonly unknown[] }): Following {
  const register = departmentsFile.parse(readYaml(catalogue.dir, "departments.yaml"));
  const parsed = parseScoring(readYaml(catalogue.dir, "evaluation", "scoring.yaml"));
  if (!parsed.ok) throw new Error(`evaluation/scoring.yaml: ${JSON.stringify(parsed.problems)}`);
  const works = catalogue.plans.flatMap((json) => workIn(json, register) ?? []);
  return {
    register,
    scoring: parsed.rules,
    reminders: remindersFile.parse(readYaml(catalogue.dir, "evaluation", "reminders.yaml")),
    peopleRules: peopleFile.parse(readYaml(catalogue.dir, "evaluation", "people.yaml")),
    work: new Map(works.map(({ plan, work }) => [plan, work])),
    people: new Map(works.flatMap(({ plan, people }) => (people === null ? [] : [[plan, people]]))),
  };
}

/** The day that a printed time limit means. */
export function dayOfLast({ year, month, date }: { year: number; month: number; date: number }): Day {
  return dayOfCivil(year, month, date);
}
