import { booleanOf, type Collection, EMPTY, type Evaluate, isObject, type Scope } from "./fhirpath/collection.ts";
import { compilePath } from "./fhirpath/compile.ts";
import type { QuickTest } from "./fhirpath/quick-test.ts";
import type { FhirProblem, FhirProblemCode } from "./problems.ts";
import type { ViewColumn, ViewDefinition, ViewSelect } from "./view-definition.ts";

/** One column of the table a view makes, in order. */
export interface ViewField {
  readonly name: string;
  readonly type: string | null;
  readonly collection: boolean;
}

/** Told of what a resource does to a view: `many-values`, `where-not-boolean`. */
type Notice = (code: FhirProblemCode, path: string) => void;

export interface CompiledView {
  readonly name: string;
  readonly resource: string;
  readonly fields: readonly ViewField[];
  /** Calls `emit` with every row of the resource; the array is used again for the next row. */
  readonly rows: (resource: unknown, emit: (row: readonly unknown[]) => void, notice: Notice) => void;
}

/** Work on one node, then go on with `next`: the chain of steps is the cartesian product of the parts of a select. */
type Step = (run: Run, node: unknown, next: () => void) => void;

interface Run {
  readonly scope: Scope;
  readonly row: unknown[];
  readonly notice: Notice;
}

interface Builder {
  readonly problems: FhirProblem[];
  readonly constants: ReadonlySet<string>;
}

/**
 * Compiles one ViewDefinition: every expression is parsed once. Gives the view or all that is wrong with it.
 * Rows come in the order of the resource; parts of a select multiply, branches of a unionAll follow one another.
 */
export function compileView(view: unknown): { readonly view: CompiledView | null; readonly problems: FhirProblem[] } {
  const problems: FhirProblem[] = [];
  const name = isObject(view) && typeof view.name === "string" ? view.name : "";
  if (!isViewDefinition(view)) {
    problems.push({ code: "view-shape", path: name, detail: "needs `resource` and a non-empty `select`" });
    return { view: null, problems };
  }
  const constants = constantsOf(view);
  const builder: Builder = { problems, constants: new Set(Object.keys(constants)) };
  const fields: ViewField[] = [];
  const step = buildParts(builder, { select: view.select }, fields, "");
  const wheres = (view.where ?? []).map((where, index) => ({
    evaluate: path(builder, where.path, `where[${index}]`),
    test: testOf(builder, where.path),
  }));
  const repeated = fields.find((field, index) => fields.findIndex((other) => other.name === field.name) !== index);
  if (repeated) problems.push({ code: "view-columns", path: name, detail: `column ${repeated.name} stands twice` });
  if (problems.length > 0) return { view: null, problems };
  return {
    view: { name, resource: view.resource, fields, rows: runner({ constants, wheres, step, fields }) },
    problems,
  };
}

interface Where {
  readonly evaluate: Evaluate;
  readonly test: QuickTest | null;
}

interface Parts {
  readonly constants: Readonly<Record<string, unknown>>;
  readonly wheres: readonly Where[];
  readonly step: Step;
  readonly fields: readonly ViewField[];
}

function runner({ constants, wheres, step, fields }: Parts): CompiledView["rows"] {
  return (resource, emit, notice) => {
    // Of many views of one type all but one are refused here.
    if (wheres[0]?.test?.(resource) === false) return;
    const scope: Scope = { resource, constants, rowIndex: 0 };
    const focus = [resource];
    for (const [index, { evaluate, test }] of wheres.entries()) {
      const quick = test?.(resource) ?? null;
      if (quick === true) continue;
      if (quick === false) return;
      const result = evaluate(scope, focus);
      if (result.length > 1 || (result.length === 1 && typeof result[0] !== "boolean"))
        notice("where-not-boolean", `where[${index}]`);
      if (booleanOf(result) !== true) return;
    }
    const row = new Array<unknown>(fields.length).fill(null);
    step({ scope, row, notice }, resource, () => emit(row));
  };
}

function isViewDefinition(view: unknown): view is ViewDefinition {
  return isObject(view) && typeof view.resource === "string" && Array.isArray(view.select) && view.select.length > 0;
}

function constantsOf(view: ViewDefinition): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const constant of view.constant ?? []) {
    const key = Object.keys(constant).find((each) => each.startsWith("value"));
    if (key !== undefined) values[constant.name] = constant[key];
  }
  return values;
}

function path(builder: Builder, expression: unknown, at: string): Evaluate {
  if (typeof expression !== "string") {
    builder.problems.push({ code: "view-shape", path: at, detail: "an expression must be text" });
    return () => EMPTY;
  }
  const compiled = compilePath(expression, builder.constants);
  if (compiled.ok) return compiled.evaluate;
  builder.problems.push({ code: "view-path", path: at, detail: `${expression}: ${compiled.detail}` });
  return () => EMPTY;
}

function testOf(builder: Builder, expression: unknown): QuickTest | null {
  const compiled = typeof expression === "string" ? compilePath(expression, builder.constants) : null;
  return compiled?.ok ? compiled.test : null;
}

function buildSelect(builder: Builder, select: ViewSelect, fields: ViewField[], at: string): Step {
  const first = fields.length;
  const iterate = iteration(builder, select, at);
  const parts = buildParts(builder, select, fields, at);
  if (iterate === null) return parts;
  const slots = Array.from({ length: fields.length - first }, (_, index) => first + index);
  const keepsEmpty = select.forEachOrNull !== undefined;
  return (run, node, next) => {
    const nodes = iterate(run.scope, [node]);
    const outer = run.scope.rowIndex;
    for (const [index, each] of nodes.entries()) {
      run.scope.rowIndex = index;
      parts(run, each, next);
    }
    run.scope.rowIndex = outer;
    if (nodes.length > 0 || !keepsEmpty) return;
    run.scope.rowIndex = 0;
    for (const slot of slots) run.row[slot] = null;
    parts(run, undefined, next);
    run.scope.rowIndex = outer;
  };
}

function iteration(builder: Builder, select: ViewSelect, at: string): Evaluate | null {
  const each = select.forEach ?? select.forEachOrNull;
  if (each !== undefined) return path(builder, each, `${at}.forEach`);
  if (select.repeat === undefined) return null;
  const steps = select.repeat.map((expression, index) => path(builder, expression, `${at}.repeat[${index}]`));
  const descend = (scope: Scope, node: unknown, found: unknown[]): void => {
    for (const step of steps)
      for (const child of step(scope, [node])) {
        found.push(child);
        descend(scope, child, found);
      }
  };
  return (scope, focus): Collection => {
    const found: unknown[] = [];
    for (const node of focus) descend(scope, node, found);
    return found;
  };
}

/** Columns, nested selects and the union of one select, one after another. */
function buildParts(builder: Builder, select: ViewSelect, fields: ViewField[], at: string): Step {
  const steps: Step[] = [];
  if (select.column?.length) steps.push(buildColumns(builder, select.column, fields, at));
  for (const [index, inner] of (select.select ?? []).entries())
    steps.push(buildSelect(builder, inner, fields, `${at}.select[${index}]`));
  if (select.unionAll?.length) steps.push(buildUnion(builder, select.unionAll, fields, at));
  return chain(steps);
}

function chain(steps: readonly Step[]): Step {
  const [only, second] = steps;
  if (only === undefined) return (_run, _node, next) => next();
  if (second === undefined) return only;
  const rest = chain(steps.slice(1));
  return (run, node, next) => only(run, node, () => rest(run, node, next));
}

function buildColumns(builder: Builder, columns: readonly ViewColumn[], fields: ViewField[], at: string): Step {
  const cells = columns.map((column, index) => {
    const where = `${at}.column[${index}]`;
    if (typeof column.name !== "string" || column.name === "")
      builder.problems.push({ code: "view-shape", path: where, detail: "a column needs a name" });
    fields.push({ name: column.name, type: column.type ?? null, collection: column.collection === true });
    const evaluate = path(builder, column.path, where);
    return { slot: fields.length - 1, evaluate, collection: column.collection === true, where };
  });
  return (run, node, next) => {
    const focus = node === undefined ? EMPTY : [node];
    for (const { slot, evaluate, collection, where } of cells) {
      const values = evaluate(run.scope, focus);
      if (values.length > 1 && !collection) run.notice("many-values", where);
      run.row[slot] = collection ? values : (values[0] ?? null);
    }
    next();
  };
}

function buildUnion(builder: Builder, branches: readonly ViewSelect[], fields: ViewField[], at: string): Step {
  const first = fields.length;
  const steps = branches.map((branch, index) => {
    const own: ViewField[] = fields.slice(0, first);
    const step = buildSelect(builder, branch, own, `${at}.unionAll[${index}]`);
    if (index === 0) fields.push(...own.slice(first));
    const [given, expected] = [own.slice(first), fields.slice(first)].map((list) => list.map((f) => f.name).join(","));
    if (given !== expected)
      builder.problems.push({ code: "view-columns", path: `${at}.unionAll[${index}]`, detail: "columns differ" });
    return step;
  });
  return (run, node, next) => {
    for (const step of steps) step(run, node, next);
  };
}
