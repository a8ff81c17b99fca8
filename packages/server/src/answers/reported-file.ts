import { type Block, readDocument, UnreadableDocument, writeXlsx } from "@kangyu/documents";
import { dayOfCivil } from "@kangyu/fhir";
import type { Actor, NewReported, ReportedPart, World } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { board, type reported as contract } from "../contract/index.ts";
import { readingProblem } from "../plan-work/plan-tasks.ts";
import { PROBLEMS, type ProblemCode } from "../problems.ts";
import { Refused } from "../refusals.ts";
import type { Language } from "../views/workbook-words.ts";
import { type Collection, type CollectionQuestion, collectionAnswer } from "./collection.ts";
import { checkParts } from "./hand-in.ts";
import { type FormRow, rowsOfForm, tableIn } from "./reported-form.ts";
import { formOf, SIMULATED_FORM } from "./reported-sheet.ts";
import { type Township, type TownshipRow, townshipRows, townshipSheet } from "./reported-townships.ts";

type ImportAnswer = z.infer<typeof contract.importAnswer>;
type ImportRow = ImportAnswer["rows"][number];
type Item = Collection["items"][number];

const FILE_BYTES = 8 * 1024 ** 2;

/** The form of a year as an .xlsx: every row to be handed in, with what stands already. */
export async function formAnswer(
  context: Context,
  { question, language }: { readonly question: CollectionQuestion; readonly language: Language },
  actor: Actor,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const collection = await collectionAnswer(context, question, actor);
  const { name: district } = context.district;
  const townships = await townshipsIn(context);
  const simulated = question.world === "simulated" ? SIMULATED_FORM[language] : null;
  const bytes = await writeXlsx([
    formOf(collection, { district, language }),
    ...(townships.length === 0 ? [] : [townshipSheet(collection, { district, townships, simulated, language })]),
  ]);
  const label = question.world === "simulated" ? "-simulated" : "";
  return { bytes, name: `${question.plan}-figures-${collection.year}${label}.xlsx` };
}

async function townshipsIn({ registers }: Context): Promise<Township[]> {
  const { places } = await registers.view();
  return places.filter(({ kind }) => kind === "township").map(({ code, name }) => ({ code, name }));
}

interface Upload {
  readonly bytes: Buffer;
  readonly world: World;
  readonly year: number;
  /** False: only say what would change. */
  readonly isMeant: boolean;
}

async function uploadIn(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Refused("unsupported-media");
  const fields = new Map<string, string>();
  let bytes: Buffer | null = null;
  for await (const part of request.parts({ limits: { fileSize: FILE_BYTES, files: 1 } })) {
    if (part.type === "file") bytes = await part.toBuffer();
    else if (typeof part.value === "string") fields.set(part.fieldname, part.value.trim());
  }
  if (bytes === null || bytes.length === 0) throw new Refused("no-file");
  const world = board.world.safeParse(fields.get("world"));
  if (!world.success) throw new Refused("bad-request", { path: "body/world" });
  const year = Number(fields.get("year"));
  if (!Number.isInteger(year)) throw new Refused("bad-request", { path: "body/year" });
  return { bytes, world: world.data, year, isMeant: fields.get("write") === "true" };
}

async function blocksOf(bytes: Uint8Array): Promise<readonly Block[]> {
  try {
    return (await readDocument(bytes)).blocks;
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Refused("unreadable-file", { text: readingProblem(error.code) });
    throw error;
  }
}

function refusedRow(row: FormRow, column: string | null, code: ProblemCode): ImportRow {
  const { line, subject, name, value } = row;
  const why = { code, text: { ...PROBLEMS[code].text } };
  const none = { before: null, townships: 0, township: null };
  return { line, subject, name, value, state: "refused", ...none, column, why };
}

function refusedTownship(row: TownshipRow, column: string | null, code: ProblemCode): ImportRow {
  const { line, subject, name, township } = row;
  const why = { code, text: { ...PROBLEMS[code].text } };
  return { line, subject, name, value: null, state: "refused", before: null, townships: 0, township, column, why };
}

interface Judged {
  readonly shown: ImportRow;
  /** Null where nothing is to be written. */
  readonly figure: NewReported | null;
}

const inOrder = (parts: readonly ReportedPart[]) =>
  JSON.stringify(
    parts
      .map(({ place, numerator, denominator }) => [place, numerator, denominator] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const sameAs = (entry: NonNullable<Item["entry"]>, row: FormRow, parts: readonly ReportedPart[]) =>
  inOrder(entry.parts) === inOrder(parts) &&
  entry.value === row.value &&
  entry.numerator === row.numerator &&
  entry.denominator === row.denominator &&
  entry.source === row.source &&
  entry.said === row.saidIso &&
  (entry.evidence ?? "") === row.evidence;

interface Judging {
  readonly year: number;
  readonly townships: ReadonlySet<string>;
  /** Of the sheet of townships; null where the file has none. */
  readonly parts: ReadonlyMap<string, readonly ReportedPart[]> | null;
}

function partsProblem(
  parts: readonly ReportedPart[],
  item: Item,
  { row, judging }: { row: FormRow; judging: Judging },
) {
  try {
    checkParts(parts, row, { multiplier: item.definition?.multiplier ?? null, townships: judging.townships });
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

function judgedRow(row: FormRow, item: Item | undefined, judging: Judging): Judged {
  const refuse = (column: string | null, code: ProblemCode) => ({
    shown: refusedRow(row, column, code),
    figure: null,
  });
  if (item === undefined) return refuse("subject", row.isCounted ? "counted-indicator" : "unknown-indicator");
  if (row.problem !== null) return refuse(row.problem.column, row.problem.code);
  const { line, subject, name, value } = row;
  const before = item.entry?.value ?? null;
  const parts = judging.parts === null ? (item.entry?.parts ?? []) : (judging.parts.get(item.subject) ?? []);
  const problem = partsProblem(parts, item, { row, judging });
  if (problem !== null) return refuse(null, problem);
  const counted = { townships: parts.length, township: null };
  const shown = { line, subject, name, value, before, ...counted, column: null, why: null };
  if (item.entry !== null && sameAs(item.entry, row, parts))
    return { shown: { ...shown, state: "same" }, figure: null };
  const figure: NewReported = {
    ...{ subject: item.subject, asOf: dayOfCivil(judging.year, 12, 31), baseVersion: item.version },
    ...{ value: row.value ?? 0, numerator: row.numerator, denominator: row.denominator, parts },
    ...{ source: row.source, said: row.said, evidence: row.evidence === "" ? null : row.evidence, withdrawn: false },
    reason: item.version > 0 ? "按文件更新 / from a file" : null,
  };
  return { shown: { ...shown, state: item.entry === null ? "new" : "changed" }, figure };
}

/** Lines of the townships' sheet that cannot be used, also those of an indicator without a value on the first sheet. */
function refusedLines(lines: readonly TownshipRow[], valued: ReadonlySet<string>, known: ReadonlyMap<string, Item>) {
  return lines.flatMap((row) => {
    if (!known.has(row.subject)) return [refusedTownship(row, "subject", "unknown-indicator")];
    if (!valued.has(row.subject)) return [refusedTownship(row, null, "townships-without-value")];
    return row.problem === null ? [] : [refusedTownship(row, row.problem.column, row.problem.code)];
  });
}

function partsIn(lines: readonly TownshipRow[]): Map<string, ReportedPart[]> {
  const parts = new Map<string, ReportedPart[]>();
  for (const { subject, part } of lines) if (part !== null) parts.set(subject, [...(parts.get(subject) ?? []), part]);
  return parts;
}

/**
 * Values of a year from a filled form (xlsx, csv, or a pasted table): says for every row what it would change, and
 * writes the good ones in one transaction where that is meant. A row that is refused is said with its line and column.
 */
export async function importReports(
  context: Context,
  { plan, request }: { readonly plan: string; readonly request: FastifyRequest },
  actor: Actor,
): Promise<ImportAnswer> {
  const { bytes, world, year, isMeant } = await uploadIn(request);
  const collection = await collectionAnswer(context, { plan, world, year }, actor);
  if (dayOfCivil(year, 12, 31) > context.today()) throw new Refused("day-in-future", { path: "body/year" });
  const [blocks, townships] = [await blocksOf(bytes), await townshipsIn(context)];
  const table = tableIn(blocks);
  if (table === null) throw new Refused("not-a-form");
  const rows = rowsOfForm(table, {
    today: context.today(),
    multiplierOf: (subject) => context.definitions.reported.get(subject)?.multiplier ?? null,
    isCounted: (subject) => context.definitions.indicators.has(subject),
  });
  const itemOf = new Map(collection.items.map((item) => [item.subject, item]));
  const lines = townshipRows(blocks, townships);
  const parts = lines === null ? null : partsIn(lines);
  const judging: Judging = { year, parts, townships: new Set(townships.map(({ code }) => code)) };
  const judged = rows.map((row) => judgedRow(row, itemOf.get(row.subject ?? ""), judging));
  const valued = new Set(rows.flatMap(({ subject }) => subject ?? []));
  const refused = refusedLines(lines ?? [], valued, itemOf);
  const figures = judged.flatMap(({ figure }) => figure ?? []);
  if (isMeant && figures.length > 0)
    await context.store.putReported({ jurisdiction: context.district.jurisdiction, world, figures }, actor);
  return {
    year,
    world,
    written: isMeant ? figures.length : 0,
    rows: [...judged.map(({ shown }) => shown), ...refused],
  };
}
