import { type CompiledView, compileView } from "./compile-view.ts";
import { dayOfInstant } from "./day.ts";
import type { Day, Fact, FactValue } from "./fact.ts";
import { CHINA_OFFSET, partialDay } from "./partial-day.ts";
import type { FhirProblem } from "./problems.ts";

/** Views that make facts, by the type of resource they read. Made once, used for every resource. */
export interface CompiledViews {
  readonly byType: ReadonlyMap<string, readonly FactView[]>;
}

interface FactView {
  readonly view: CompiledView;
  readonly day: number;
  readonly until: number | null;
  readonly before: number | null;
  readonly institution: number | null;
  readonly values: readonly { readonly name: string; readonly slot: number; readonly isDay: boolean }[];
}

export interface FactContext {
  /** Milliseconds since the epoch from which this version was known. */
  readonly knownFrom: number;
  /** `Type/id` of the resource; taken from the resource itself where absent. */
  readonly origin?: string;
  /** Minutes east of UTC of the district; China where absent. */
  readonly offsetMinutes?: number;
}

const DAY_TYPES = new Set(["date", "dateTime", "instant"]);

/**
 * Compiles the ViewDefinitions that make facts. The name of a view is the code of its facts; the columns `subject` and
 * `day` are required, `until`, `before` and `institution` are read by name, every other column is a value of the fact.
 * A view with a problem is left out, and `problems` says where and why.
 */
export function compileViews(definitions: readonly unknown[]): {
  readonly views: CompiledViews;
  readonly problems: readonly FhirProblem[];
} {
  const problems: FhirProblem[] = [];
  const byType = new Map<string, FactView[]>();
  for (const definition of definitions) {
    const compiled = compileView(definition);
    const name = compiled.view?.name ?? "";
    problems.push(
      ...compiled.problems.map((problem) => ({ ...problem, path: `${nameOf(definition)}: ${problem.path}` })),
    );
    if (compiled.view === null) continue;
    const factView = factViewOf(compiled.view);
    if (factView === null || name === "") {
      problems.push({ code: "view-fact", path: name, detail: "needs a name and the columns subject and day" });
      continue;
    }
    const list = byType.get(compiled.view.resource) ?? [];
    list.push(factView);
    byType.set(compiled.view.resource, list);
  }
  return { views: { byType }, problems };
}

function nameOf(definition: unknown): string {
  const name = (definition as { readonly name?: unknown } | null)?.name;
  return typeof name === "string" ? name : "";
}

function factViewOf(view: CompiledView): FactView | null {
  const slotOf = (name: string) => {
    const slot = view.fields.findIndex((field) => field.name === name);
    return slot < 0 ? null : slot;
  };
  const [subject, day] = [slotOf("subject"), slotOf("day")];
  if (subject === null || day === null) return null;
  const [until, before, institution] = [slotOf("until"), slotOf("before"), slotOf("institution")];
  const taken = new Set([subject, day, until, before, institution]);
  const values = view.fields.flatMap((field, slot) =>
    taken.has(slot) ? [] : [{ name: field.name, slot, isDay: DAY_TYPES.has(field.type ?? "") }],
  );
  return { view, day, until, before, institution, values };
}

/**
 * The facts of one resource, in the order of the views. Values typed as dates come as `Day`; a collection column comes
 * as one text joined by commas. `until` is the day after the last day the resource names, as FHIR's period end is
 * inclusive (R4, Period.end), or the day of the column `before`, on which the fact no longer holds (a diagnosis on the day
 * it is withdrawn, G6), whichever is earlier. A partial date gives its first day and a value `precision` (`year`, `month`);
 * a row without a day stands on the day it became known, with `precision: "known"`, and never before its own end.
 */
export function factsOf(compiled: CompiledViews, resource: unknown, context: FactContext): Fact[] {
  const { resourceType, id } = resource as { readonly resourceType?: string; readonly id?: string };
  const views = compiled.byType.get(resourceType ?? "");
  if (!views) return [];
  const facts: Fact[] = [];
  const origin = context.origin ?? `${resourceType}/${id ?? ""}`;
  const offset = context.offsetMinutes ?? CHINA_OFFSET;
  for (const view of views)
    view.view.rows(
      resource,
      (row) => facts.push(factOf(view, row, { ...context, origin, offsetMinutes: offset })),
      quiet,
    );
  return facts;
}

const quiet = (): undefined => undefined;

function factOf(view: FactView, row: readonly unknown[], context: Required<FactContext>): Fact {
  const { knownFrom, origin, offsetMinutes } = context;
  const range = rangeOf(row[view.day], offsetMinutes);
  const until = endOf(view, row, offsetMinutes);
  const values: Record<string, FactValue> = {};
  for (const { name, slot, isDay } of view.values) {
    const cell = row[slot];
    values[name] = isDay ? (rangeOf(cell, offsetMinutes)?.from ?? null) : factValue(cell);
  }
  let day: Day;
  if (range === null) {
    const known = dayOfInstant(knownFrom, offsetMinutes);
    day = until === null ? known : Math.min(known, until - 1);
    values.precision = "known";
  } else {
    day = range.from;
    if (range.precision !== "day") values.precision = range.precision;
  }
  return {
    code: view.view.name,
    day,
    until,
    values,
    origin,
    institution: view.institution === null ? null : idOf(row[view.institution]),
    knownFrom,
    knownTo: null,
  };
}

/** The first day on which the fact no longer holds; null where it is open or of one day. */
function endOf(view: FactView, row: readonly unknown[], offsetMinutes: number): Day | null {
  const last = view.until === null ? null : rangeOf(row[view.until], offsetMinutes);
  const out = view.before === null ? null : rangeOf(row[view.before], offsetMinutes);
  if (last === null || out === null) return last?.to ?? out?.from ?? null;
  return Math.min(last.to, out.from);
}

function rangeOf(cell: unknown, offsetMinutes: number) {
  return typeof cell === "string" ? partialDay(cell, offsetMinutes) : null;
}

function factValue(cell: unknown): FactValue {
  if (typeof cell === "number" || typeof cell === "boolean") return cell;
  if (typeof cell === "string") return cell === "" ? null : cell;
  if (Array.isArray(cell)) return cell.length === 0 ? null : cell.map(String).join(",");
  return null;
}

/** An institution is its id: `Organization/x` and `x` are the same. */
function idOf(cell: unknown): string | null {
  if (typeof cell !== "string" || cell === "") return null;
  return cell.slice(cell.lastIndexOf("/") + 1);
}
