import { readDocument } from "@kangyu/documents";
import { type Draft, hasRow, type RowWords, readPlan } from "@kangyu/plan";
import { UnusableInput } from "../command.ts";
import { badLine, type CsvFile, type CsvRow, numberCell, readCsvFile } from "../csv-file.ts";
import { readInput } from "../read-input.ts";

const PROPERTIES: Readonly<Record<string, "binding" | "expected" | "guiding">> = {
  ...{ binding: "binding", expected: "expected", guiding: "guiding" },
  ...{ 约束性: "binding", 预期性: "expected", 指导性: "guiding" },
};
const FIELDS = ["name", "unit", "domain", "property", "mid", "target"];

function propertyOf(file: string, { line, cells }: CsvRow): { property?: "binding" | "expected" | "guiding" } {
  const text = cells.property ?? "";
  if (text === "") return {};
  const property = PROPERTIES[text];
  if (property !== undefined) return { property };
  const names = Object.keys(PROPERTIES).join(", ");
  throw badLine(file, line, { zh: `属性应为 ${names} 之一`, en: `property must be one of ${names}` });
}

function wordsOf(file: string, row: CsvRow): RowWords {
  const { name = "", unit, domain, mid, target } = row.cells;
  if (name === "") throw badLine(file, row.line, { zh: "列 name 不能为空", en: "name may not be empty" });
  return {
    name,
    ...(unit === undefined || unit === "" ? {} : { unit }),
    ...(domain === undefined || domain === "" ? {} : { domain }),
    ...(mid === undefined ? {} : { mid }),
    ...(target === undefined ? {} : { target }),
    ...propertyOf(file, row),
  };
}

/** A list of objects with the same fields as the columns of the CSV file; numbers may be numbers. */
async function fromJson(path: string): Promise<CsvRow[]> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(await readInput(path)));
  } catch (error) {
    if (error instanceof UnusableInput) throw error;
    throw new UnusableInput(`${path} 不是 JSON。 / ${path} is not JSON.`);
  }
  if (!Array.isArray(value)) throw new UnusableInput(`${path} 应为列表。 / ${path} must hold a list.`);
  return value.map((one, at): CsvRow => {
    const entries = Object.entries((one ?? {}) as Record<string, unknown>).filter(([key]) => FIELDS.includes(key));
    return { line: at + 1, cells: Object.fromEntries(entries.map(([key, said]) => [key, String(said ?? "")])) };
  });
}

/** A table that was written and filled in: its targets by year. A row the draft has keeps its own unit and domain. */
async function fromDocument(path: string, draft: Draft): Promise<RowWords[]> {
  const plan = readPlan(await readDocument(await readInput(path)));
  const rows = plan.indicators.filter(({ from }) => from === "table");
  if (rows.length === 0) throw new UnusableInput(`${path} 中没有指标表。 / ${path} holds no table of indicators.`);
  return rows.map(({ name, unit, domain, property, targets }): RowWords => {
    const of = (year: number) => targets.find((target) => target.year === year)?.raw ?? "";
    const target = of(draft.period.to);
    const mid = draft.mid === draft.period.to ? "" : of(draft.mid);
    const own = hasRow(draft, name) ? {} : { unit, domain };
    return { name, ...own, mid, target, ...(property === null ? {} : { property }) };
  });
}

/**
 * What a planner's file says of rows: name (printed name, key or indicator id), unit, domain, property, mid, target; or the
 * printed table itself, as Excel or Word.
 */
export async function readTargets(path: string, draft: Draft): Promise<RowWords[]> {
  if (/\.(?:xlsx|docx)$/iu.test(path)) return fromDocument(path, draft);
  const rows = path.toLowerCase().endsWith(".json") ? await fromJson(path) : (await readCsvFile(path, ["name"])).rows;
  return rows.map((row) => wordsOf(path, row));
}

/** Baselines that no record gives: name, value (as it is to be printed), and year, unit, numerator, denominator where known. */
export async function readBaselines(path: string, baseYear: number): Promise<RowWords[]> {
  const file: CsvFile = await readCsvFile(path, ["name", "value"]);
  return file.rows.map((row) => {
    const raw = row.cells.value ?? "";
    const number = (column: string) => numberCell(file, row, { column, whole: true });
    return {
      ...wordsOf(path, row),
      baseline:
        raw === ""
          ? null
          : {
              ...{ origin: "typed" as const, raw, year: number("year") ?? baseYear },
              ...{ numerator: number("numerator"), denominator: number("denominator") },
            },
    };
  });
}
