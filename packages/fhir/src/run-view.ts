import type { CompiledView } from "./compile-view.ts";
import type { FhirProblem } from "./problems.ts";

export type ViewRow = Readonly<Record<string, unknown>>;

/**
 * The table of a view over resources of any type, as SQL on FHIR v2 describes it. A column that is missing is null;
 * a collection column is an array. `problems` names every resource that breaks a rule of the view, by its place.
 */
export function runView(
  view: CompiledView,
  resources: Iterable<unknown>,
): { readonly rows: readonly ViewRow[]; readonly problems: readonly FhirProblem[] } {
  const rows: ViewRow[] = [];
  const problems: FhirProblem[] = [];
  let index = 0;
  for (const resource of resources) {
    const at = index++;
    if (typeOf(resource) !== view.resource) continue;
    const emit = (row: readonly unknown[]) => {
      rows.push(Object.fromEntries(view.fields.map((field, slot) => [field.name, row[slot]])));
    };
    view.rows(resource, emit, (code, path) => problems.push({ code, path, detail: `resource ${at}` }));
  }
  return { rows, problems };
}

function typeOf(resource: unknown): string | null {
  const type = (resource as { readonly resourceType?: unknown } | null)?.resourceType;
  return typeof type === "string" ? type : null;
}
