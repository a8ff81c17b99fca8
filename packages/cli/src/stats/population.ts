import { ageInYears, type Day, isoOfDay, parseDay } from "@kangyu/fhir";
import { agePyramid, type Population, projectPopulation } from "@kangyu/statistics";
import { type Invocation, textFlag, UnusableInput, wholeFlag } from "../command.ts";
import { badLine, type CsvFile, type CsvRow, numberCell } from "../csv-file.ts";
import { number, numberFlag, type Statistic } from "./statistic.ts";

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** A column of both sexes; a share is at most 1. */
function bothSexes(file: CsvFile, column: string, most = Number.POSITIVE_INFINITY): Population {
  const of = (sex: "female" | "male") =>
    file.rows.map((row) => {
      const value = number(file, row, `${column}${sex}`);
      if (value <= most) return value;
      throw badLine(file.path, row.line, {
        zh: `${column}${sex} 不能大于 ${most}`,
        en: `${column}${sex} may not be above ${most}`,
      });
    });
  return { female: of("female"), male: of("male") };
}

function projection(file: CsvFile, invocation: Invocation): object {
  const width = wholeFlag(invocation, "width", { least: 1, most: 20 }) ?? 5;
  const steps = wholeFlag(invocation, "steps", { least: 1, most: 100 }) ?? 4;
  if (file.rows.length < 2) throw new UnusableInput("至少需要两个年龄组。 / Two age groups are needed at least.");
  const hasMoves = file.columns.includes("migration_female") && file.columns.includes("migration_male");
  const moves = (sex: "female" | "male") =>
    file.rows.map((row) => numberCell(file, row, { column: `migration_${sex}`, least: -1e12 }) ?? 0);
  const years = projectPopulation(
    bothSexes(file, ""),
    {
      survival: bothSexes(file, "survival_", 1),
      birthSurvival: { female: share(invocation, "birthSurvivalFemale"), male: share(invocation, "birthSurvivalMale") },
      fertility: file.rows.map((row) => number(file, row, "fertility")),
      sexRatio: numberFlag(invocation, "sexRatio"),
      ...(hasMoves ? { migration: { female: moves("female"), male: moves("male") } } : {}),
    },
    { width, steps },
  );
  return years.map(({ female, male }, step) => ({
    year: step * width,
    total: total(female) + total(male),
    female,
    male,
  }));
}

function share(invocation: Invocation, name: string): number {
  const value = numberFlag(invocation, name);
  if (value <= 1) return value;
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UnusableInput(`--${flag} 不能大于 1。 / --${flag} may not be above 1.`);
}

const SEXES: Readonly<Record<string, "female" | "male">> = {
  female: "female",
  f: "female",
  女: "female",
  "2": "female",
  male: "male",
  m: "male",
  男: "male",
  "1": "male",
};

function pyramid(file: CsvFile, invocation: Invocation): object {
  const width = wholeFlag(invocation, "width", { least: 1, most: 20 }) ?? 5;
  const open = wholeFlag(invocation, "open", { least: 1, most: 150 }) ?? 85;
  const on = dayFlag(invocation, "on");
  const unknown = { age: 0, sex: 0 };
  const people = file.rows.flatMap((row) => {
    const [age, sex] = [ageOf(file, row, on), sexOf(file, row)];
    if (age === null) unknown.age++;
    if (sex === null) unknown.sex++;
    return age === null || sex === null ? [] : [{ age, sex }];
  });
  const { female, male } = agePyramid(people, { width, open });
  const groups = female.map((count, group) => ({
    from: group * width,
    to: group === female.length - 1 ? null : (group + 1) * width - 1,
    female: count,
    male: male[group] ?? 0,
  }));
  return { groups, people: file.rows.length, counted: people.length, unknown };
}

function dayFlag(invocation: Invocation, name: string): Day | null {
  const text = textFlag(invocation, name);
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day !== null) return day;
  throw new UnusableInput(`--${name} 应为日期，不能是“${text}”。 / --${name} must be a date, not "${text}".`);
}

function sexOf({ path }: CsvFile, { line, cells }: CsvRow): "female" | "male" | null {
  const text = (cells.sex ?? "").toLowerCase();
  const sex = SEXES[text];
  if (sex !== undefined) return sex;
  if (text === "" || text === "unknown" || text === "0" || text === "9") return null;
  throw badLine(path, line, { zh: `性别“${text}”不明`, en: `"${text}" is no sex: female or male is expected` });
}

/** Completed years: the column age, or birth on the day asked for; null where it is not known. */
function ageOf(file: CsvFile, row: CsvRow, on: Day | null): number | null {
  if (file.columns.includes("age")) return numberCell(file, row, { column: "age" });
  const text = row.cells.birth ?? "";
  if (text === "") return null;
  const birth = parseDay(text);
  if (birth === null)
    throw badLine(file.path, row.line, { zh: `“${text}”不是日期`, en: `"${text}" is not a date (such as 2024-01-08)` });
  if (on === null)
    throw new UnusableInput("出生日期需要 --on 指定日期。 / Dates of birth need the day they are counted on: --on.");
  if (birth > on)
    throw badLine(file.path, row.line, { zh: `出生晚于 ${isoOfDay(on)}`, en: `born after ${isoOfDay(on)}` });
  return ageInYears(birth, on);
}

/** What becomes of a population, and how it is made up. */
export const POPULATION_STATISTICS: readonly Statistic[] = [
  {
    name: "projection",
    summary: "cohort-component projection of a population, one row an age group, youngest first, the last open",
    columns: ["female", "male", "survival_female", "survival_male", "fertility"],
    optional: "migration_female, migration_male: net moves into the group in a step",
    flags: [
      { flags: "--width <years>", description: "width of a group, which is the step", fallback: "5" },
      { flags: "--steps <number>", description: "steps to look ahead", fallback: "4" },
      {
        flags: "--birth-survival-female <share>",
        description: "girls born in a step who live at its end",
        fallback: "1",
      },
      { flags: "--birth-survival-male <share>", description: "boys born in a step who live at its end", fallback: "1" },
      { flags: "--sex-ratio <number>", description: "boys to one girl at birth", fallback: "1.05" },
    ],
    example: " --steps 4 --birth-survival-female 0.995 --birth-survival-male 0.994",
    of: projection,
  },
  {
    name: "pyramid",
    summary: "age pyramid, one row a person",
    columns: ["sex"],
    optional: "age in completed years, or birth with --on; what is not known is counted apart",
    flags: [
      { flags: "--width <years>", description: "width of a group", fallback: "5" },
      { flags: "--open <age>", description: "age from which the last group is open", fallback: "85" },
      { flags: "--on <date>", description: "day on which ages are counted from dates of birth" },
    ],
    example: " --on 2025-12-31",
    of: pyramid,
  },
];
