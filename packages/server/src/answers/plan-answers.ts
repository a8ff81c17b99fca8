import { type Actor, type AnswerState, findingKey } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planDocument as contract } from "../contract/index.ts";
import { carryTasks, placesTakenBy } from "../plan-work/carry-over.ts";
import { Refused } from "../refusals.ts";
import { rowKey } from "../views/binding-view.ts";
import { contentOf, documentOf, findingsOf, shownEntry } from "./plan-documents.ts";

interface AskedAnswer {
  readonly id: string;
  readonly key: string;
  readonly state: AnswerState;
  readonly reason: string | null;
  readonly seen: number | undefined;
}

/** Keeps an answer where nobody else gave one that the planner has not seen, or takes it back with `withdrawn`; every answer stays in the history. */
export async function answerFinding(
  context: Context,
  { id, key, state, reason, seen }: AskedAnswer,
  actor: Actor,
): Promise<z.infer<typeof contract.entry>> {
  const entry = await documentOf(context, id, actor);
  const { plan } = await contentOf(context, id, actor);
  const findings = await findingsOf(context, { document: id, earlier: entry.earlier }, actor);
  if (!findings.some((finding) => findingKey(plan, finding) === key)) throw new Refused("unknown-finding");
  const { jurisdiction } = context.district;
  await context.store.answerFinding({ jurisdiction, finding: key, state, reason, document: id, seen }, actor);
  return shownEntry(context, id, actor);
}

/** Chooses the plan before it, and whether the district follows this one. */
export async function changePlanDocument(
  context: Context,
  { id, earlier, adopted }: z.infer<typeof contract.change> & { readonly id: string },
  actor: Actor,
): Promise<z.infer<typeof contract.entry>> {
  await documentOf(context, id, actor);
  if (earlier === id) throw new Refused("earlier-is-itself");
  if (earlier !== undefined && earlier !== null) {
    await documentOf(context, earlier, actor);
    await contentOf(context, earlier, actor);
  }
  const change = { ...(earlier === undefined ? {} : { earlier }), ...(adopted === undefined ? {} : { adopted }) };
  const before = adopted === true ? await placesTakenBy(context, id, actor) : [];
  await context.store.changePlanDocument(id, change, actor);
  if (before.length > 0) await carryTasks(context, { from: before, to: id }, actor);
  return shownEntry(context, id, actor);
}

export async function removePlanDocument(context: Context, id: string, actor: Actor): Promise<{ id: string }> {
  await documentOf(context, id, actor);
  await context.store.removePlanDocument(id, actor);
  return { id };
}

type Decision = z.infer<typeof contract.newBindings>["decisions"][number];

/** Decides which indicators rows are, all or none; one without an indicator is taken back. Printed names follow as synonyms. */
export async function decideBindings(
  context: Context,
  { id, decisions }: { readonly id: string; readonly decisions: readonly Decision[] },
  actor: Actor,
): Promise<z.infer<typeof contract.decided>> {
  await documentOf(context, id, actor);
  const { plan } = await contentOf(context, id, actor);
  const names = new Map(plan.indicators.map(({ name }, index) => [rowKey(index), name]));
  const known = new Set(context.definitions.dictionary.map((one) => one.id));
  const { jurisdiction } = context.district;
  const rows = decisions.map(({ row, indicator, seen }) => {
    const name = names.get(row);
    if (name === undefined) throw new Refused("unknown-row");
    if (typeof indicator === "string" && !known.has(indicator)) throw new Refused("unknown-indicator");
    const at = typeof seen === "string" ? Date.parse(seen) : seen;
    return { document: id, row, indicator, synonym: { jurisdiction, name }, seen: at };
  });
  await context.store.decideBindings(rows, actor);
  return { rows: decisions.map(({ row, indicator }) => ({ row, indicator: indicator ?? null })) };
}
