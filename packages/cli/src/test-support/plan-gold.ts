import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTextDocument } from "@kangyu/documents";
import { type Plan, plainName, readPlan } from "@kangyu/plan";
import { parse } from "yaml";

export const goldFolder = join(import.meta.dirname, "../../../plan/src/gold");

type Value = number | readonly number[] | null;
/** Line, name, operator, value, unit, year. */
type Figure = readonly [number, string, string, Value, string | null, number | null];
/** A figure that may be given or left out: line, name, value. */
type Either = readonly [number, string, number];

interface GoldProject {
  readonly line: number;
  readonly name: string;
  readonly cny?: number;
  readonly inPlan?: number;
  readonly from?: number;
  readonly to?: number;
  readonly beds?: number;
  readonly area?: number;
  readonly stage?: string;
}

interface GoldTask {
  readonly line: number;
  readonly no: number | string | null;
  readonly title: string;
  readonly lead: readonly string[];
  readonly participants?: readonly string[];
  readonly deadline?: string;
  readonly indicators?: readonly string[];
}

/** What was written down from a document by hand; see README.md beside the files. */
export interface Gold {
  readonly none?: boolean;
  readonly targets?: readonly Figure[];
  /** Targets of a list that is read as a table. */
  readonly listed?: readonly Figure[];
  readonly baselines?: readonly Figure[];
  readonly either?: readonly Either[];
  readonly eitherBaselines?: readonly Either[];
  readonly projects?: readonly GoldProject[];
  readonly tasks?: readonly GoldTask[];
  /** Known misses and extras, each as the test prints it, with the reason. */
  readonly missed?: Readonly<Record<string, string>>;
  readonly extra?: Readonly<Record<string, string>>;
}

export interface Score {
  readonly right: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

export const kinds = ["targets", "baselines", "projects", "tasks"] as const;
export type Scores = Readonly<Record<(typeof kinds)[number], Score>>;

export function goldOf(file: string): Gold {
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as Gold) : {};
}

/** A document read and held against what was written down from it: what is right, missed and too much, by kind. */
export function scoresOf(document: string, gold: Gold): Scores {
  const plan = readPlan(readTextDocument(readFileSync(document)));
  const own = plan.indicators.filter((row) => row.from === "text" || gold.listed !== undefined);
  const targets = own.flatMap((row) =>
    row.targets.map((target): Figure => [row.source.line, row.name, target.op, target.value, row.unit, target.year]),
  );
  const baselines = own
    .filter((row) => row.from === "text")
    .flatMap((row): Figure[] =>
      row.baseline === null
        ? []
        : [[row.source.line, row.name, row.baseline.op, row.baseline.value, row.unit, row.baseline.year]],
    );
  return {
    targets: compared(
      [...(gold.targets ?? []), ...(gold.listed ?? [])].map(written),
      targets.filter((one) => !isEither(one, gold.either)).map(written),
    ),
    baselines: compared(
      (gold.baselines ?? []).map(written),
      baselines.filter((one) => !isEither(one, gold.eitherBaselines)).map(written),
    ),
    projects: compared((gold.projects ?? []).map(project), plan.projects.map(projectOf).map(project)),
    tasks: compared(
      (gold.tasks ?? []).map(task),
      plan.tasks.map((one) => task(taskOf(one, gold))),
    ),
  };
}

const bare = (text: string | null) =>
  (text ?? "–").normalize("NFKC").replace(/\s/gu, "").replace(/^1\//u, "/").replace(/—/gu, "-");

function written([line, name, op, value, unit, year]: Figure): string {
  return [line, bare(plainName(name)), op, JSON.stringify(value), bare(unit), year].join(" ");
}

/** Line, figure and a part of the name; its unit may be read in more than one way. */
function isEither([line, name, , value]: Figure, either: readonly Either[] = []): boolean {
  const figure = Array.isArray(value) ? value[0] : value;
  return either.some(
    (one) => one[0] === line && one[2] === figure && bare(plainName(name)).includes(bare(plainName(one[1]))),
  );
}

function project({ line, name, cny, inPlan, from, to, beds, area, stage }: GoldProject): string {
  const money = [cny, inPlan].map((one) => one ?? "–").join("/");
  return [line, bare(name), money, `${from ?? ""}-${to ?? ""}`, beds ?? "–", area ?? "–", stage ?? "–"].join(" ");
}

function projectOf(one: Plan["projects"][number]): GoldProject {
  return {
    line: one.source.line,
    name: one.name,
    ...(one.investment === null ? {} : { cny: one.investment.cny }),
    ...(one.investmentInPlan === null ? {} : { inPlan: one.investmentInPlan.cny }),
    ...(one.years?.from == null ? {} : { from: one.years.from }),
    ...(one.years?.to == null ? {} : { to: one.years.to }),
    ...(one.beds === null ? {} : { beds: one.beds }),
    ...(one.area === null ? {} : { area: one.area }),
    ...(one.stage === null ? {} : { stage: one.stage }),
  };
}

function task({ line, no, title, lead, participants = [], deadline, indicators = [] }: GoldTask): string {
  const names = [...indicators].map((name) => bare(plainName(name))).sort();
  return [line, no, bare(title), lead.join("、"), participants.join("、"), deadline ?? "–", names.join("、")].join(
    " | ",
  );
}

/** Which indicators a task serves is held only where they were written down. */
function taskOf(one: Plan["tasks"][number], gold: Gold): GoldTask {
  const isHeld = gold.tasks?.some(({ line, indicators }) => line === one.source.line && indicators !== undefined);
  const { indicators, deadline, source, ...rest } = one as typeof one & { indicators?: readonly string[] };
  return {
    ...rest,
    line: source.line,
    ...(deadline === null ? {} : { deadline }),
    ...(isHeld === true ? { indicators: indicators ?? [] } : {}),
  };
}

function compared(gold: readonly string[], found: readonly string[]): Score {
  const left = [...gold];
  const extra = found.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { right: gold.length - left.length, missed: left, extra };
}
