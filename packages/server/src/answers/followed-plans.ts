import { directionFor, isPromise } from "@kangyu/plan";
import type { PlanDocumentEntry } from "@kangyu/store";
import type { Context } from "../context.ts";
import { factorOf } from "../plan-facts.ts";
import { bindingRows, rowKey } from "../views/binding-view.ts";
import type { PlanFacts, PlanRow } from "../views/pledges.ts";

/** Boards name nobody, so nobody is asked who asks. */
const SERVER = { operator: "server", institution: null };

type Head = Omit<PlanFacts, "rows">;

/** A board needs the plan's years: a document that prints none is not on it. */
function headOf({ id, title, name, period, adopted, state }: PlanDocumentEntry): Head | null {
  if (!adopted || state !== "read" || period === null) return null;
  const shown = title ?? name;
  return { id, title: { zh: shown, en: shown }, from: period.from, to: period.to, simulated: false };
}

/** The plans of documents that the district follows, without their rows. */
export async function followedPlans(context: Context): Promise<Head[]> {
  const entries = await context.store.followedDocuments(context.district.jurisdiction, SERVER);
  return entries.flatMap((entry) => headOf(entry) ?? []);
}

/**
 * The plan of a document that the district follows, bound as its planners decided; null where there is none. Its rows
 * are those of its tables, and what the text promises where it has no table.
 */
export async function followedPlan(context: Context, id: string): Promise<PlanFacts | null> {
  const { store, definitions, district } = context;
  const entry = await store.planDocument(id, SERVER);
  const head = entry === null || entry.jurisdiction !== district.jurisdiction ? null : headOf(entry);
  if (head === null) return null;
  const [plan, decisions, synonyms] = await Promise.all([
    store.planOfDocument(id, SERVER),
    store.bindingDecisions(id, SERVER),
    store.districtSynonyms(district.jurisdiction, SERVER),
  ]);
  if (plan === null) return null;
  const catalogue = definitions.dictionary;
  const bindings = bindingRows({ plan, blocks: [], catalogue, decisions, synonyms });
  const rows = plan.indicators.map((row, index): PlanRow & { readonly from: "table" | "text" } => {
    const indicator = bindings[index]?.bound?.indicator ?? null;
    return {
      no: row.no ?? index + 1,
      key: rowKey(index),
      domain: row.domain,
      domainEn: null,
      name: row.name,
      nameEn: null,
      unit: row.unit,
      property: row.property,
      direction: directionFor(row),
      baseline: row.baseline,
      targets: row.targets,
      indicator,
      factor: factorOf(row, indicator, catalogue),
      notMeasured: definitions.notMeasured(row.name),
      from: row.from,
    };
  });
  const printed = rows.filter((row) => row.from === "table");
  return { ...head, rows: printed.length > 0 ? printed : rows.filter(isPromise) };
}
