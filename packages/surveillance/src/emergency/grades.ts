import { type DefinitionProblem, isRecord, isTranslated, type Translated } from "../events/definition.ts";
import { type Condition, conditionFaults, type EventFacts, judgeCondition, type Settings } from "./conditions.ts";

/** 1 extra-serious, 2 serious, 3 larger, 4 general. */
export type Grade = 1 | 2 | 3 | 4;

export interface GradeItem {
  readonly id: string;
  readonly name: Translated;
  readonly grades: readonly { readonly grade: Grade; readonly any: readonly Condition[] }[];
}

export interface GradeTable {
  readonly items: readonly GradeItem[];
  readonly facts: Readonly<Record<string, { readonly kind: "flag" | "number"; readonly name: Translated }>>;
  readonly colours: Readonly<Record<Grade, string>>;
  /** What each setting is where the district says nothing. */
  readonly defaults: Settings;
}

export type GradeProblem = DefinitionProblem<"grade">;

/** Reads the table of grades (`catalogue/alerts/grades.yaml`); null with its faults where it has any. */
export function readGrades(definition: unknown): {
  readonly table: GradeTable | null;
  readonly problems: readonly GradeProblem[];
} {
  const problems: GradeProblem[] = [];
  const wrong = (path: string, detail: string): void => {
    problems.push({ code: "grade", path, detail });
  };
  const { items, facts, colours, settings } = isRecord(definition) ? definition : {};
  const [known, chosen] = [isRecord(facts) ? facts : {}, isRecord(settings) ? settings : {}];
  for (const [name, fact] of Object.entries(known))
    if (!isRecord(fact) || (fact.kind !== "flag" && fact.kind !== "number") || !isTranslated(fact.name))
      wrong(`facts.${name}`, "a kind (flag or number) and a name in zh and en are expected");
  if (!isRecord(colours) || ![1, 2, 3, 4].every((grade) => typeof colours[grade] === "string"))
    wrong("colours", "a colour for each of 1 to 4 is expected");
  if (!Array.isArray(items)) wrong("items", "a list of items is expected");
  for (const [i, item] of (Array.isArray(items) ? items : []).entries())
    for (const [path, detail] of itemFaults(item, known, chosen)) wrong(`items[${i}]${path}`, detail);
  if (problems.length > 0) return { table: null, problems };
  const defaults = Object.entries(chosen).map(([name, one]) => [name, isRecord(one) ? String(one.default) : ""]);
  return {
    table: { ...(definition as Omit<GradeTable, "defaults">), defaults: Object.fromEntries(defaults) },
    problems,
  };
}

type Known = Readonly<Record<string, unknown>>;

function itemFaults(item: unknown, facts: Known, settings: Known): [string, string][] {
  if (!isRecord(item) || typeof item.id !== "string" || !isTranslated(item.name) || !Array.isArray(item.grades))
    return [["", "an id, a name in zh and en, and grades are expected"]];
  return item.grades.flatMap((line: unknown, i): [string, string][] => {
    if (!isRecord(line) || ![1, 2, 3, 4].includes(Number(line.grade)) || !Array.isArray(line.any))
      return [[`.grades[${i}]`, "a grade from 1 to 4 and a list any are expected"]];
    return line.any.flatMap((condition: unknown, j) =>
      conditionFaults(condition, facts, settings).map((detail): [string, string] => [
        `.grades[${i}].any[${j}]`,
        detail,
      ]),
    );
  });
}

export interface Grading {
  readonly item: string;
  /** The highest grade that is certain; null where none is. */
  readonly grade: Grade | null;
  readonly colour: string | null;
  /** The line of the table that holds, in words. */
  readonly why: Translated | null;
  /** Higher grades that cannot be ruled out, and the facts that would decide. */
  readonly undecided: readonly { readonly grade: Grade; readonly missing: readonly string[] }[];
}

/**
 * The grade of an event by one row of the table: the highest that holds. A fact that is not known rules nothing out: the higher grades that hang on
 * it are told. Null where the table has no such item.
 */
export function gradeOf(
  table: GradeTable,
  item: string,
  { facts, settings = {} }: { readonly facts: EventFacts; readonly settings?: Settings },
): Grading | null {
  const row = table.items.find(({ id }) => id === item);
  if (row === undefined) return null;
  const chosen = { ...table.defaults, ...settings };
  const undecided: { grade: Grade; missing: readonly string[] }[] = [];
  for (const { grade, any } of [...row.grades].sort((a, b) => a.grade - b.grade)) {
    const verdicts = any.map((condition) => judgeCondition(condition, facts, chosen));
    const holding = any[verdicts.indexOf(true)];
    if (holding !== undefined)
      return { item, grade, colour: table.colours[grade], why: whyOf(table, holding, facts), undecided };
    const missing = verdicts.filter((verdict) => typeof verdict !== "boolean").flat();
    if (missing.length > 0) undecided.push({ grade, missing: [...new Set(missing)].sort() });
  }
  return { item, grade: null, colour: null, why: null, undecided };
}

function whyOf({ facts }: GradeTable, condition: Condition, known: EventFacts): Translated {
  const parts = Object.keys(condition)
    .filter((name) => name !== "when")
    .map((name) => ({ name: facts[name]?.name ?? { zh: name, en: name }, value: known[name] }));
  const inWords = (language: "zh" | "en", [no, gap, join]: readonly [string, string, string]) =>
    parts
      .map(({ name, value }) => {
        if (value === true) return name[language];
        return value === false ? `${no}${name[language]}` : `${name[language]}${gap}${value}`;
      })
      .join(join);
  return { zh: inWords("zh", ["并非", " ", "，"]), en: inWords("en", ["not: ", " ", ", "]) };
}

/** Several hits: the highest grade. Null where none has one. */
export function highestGrade(gradings: readonly Grading[]): Grading | null {
  return gradings.reduce<Grading | null>((best, one) => {
    if (one.grade === null) return best;
    return best === null || one.grade < (best.grade ?? 5) ? one : best;
  }, null);
}
