import type { Actor, AnswerState } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { planDocument as contract } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { rowKey } from "../views/binding-view.ts";
import { findingKey } from "../views/plan-entry.ts";
import { contentOf, documentOf, findingsOf, shownEntry } from "./plan-documents.ts";

interface FindingAddress {
  readonly id: string;
  readonly key: string;
}

/** Keeps an answer, or takes it back with `withdrawn`; every answer stays in the history. */
export async function answerFinding(
  context: Context,
  { id, key, state, reason }: FindingAddress & { readonly state: AnswerState; readonly reason: string | null },
  actor: Actor,
): Promise<z.infer<typeof contract.entry>> {
  const entry = await documentOf(context, id, actor);
  const { plan } = await contentOf(context, id, actor);
  const findings = await findingsOf(context, { document: id, earlier: entry.earlier }, actor);
  if (!findings.some((finding) => findingKey(plan, finding) === key)) throw new Refused("unknown-finding");
  const { jurisdiction } = context.district;
  await context.store.answerFinding({ jurisdiction, finding: key, state, reason, document: id }, actor);
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
  await context.store.changePlanDocument(id, change, actor);
  return shownEntry(context, id, actor);
}

export async function removePlanDocument(context: Context, id: string, actor: Actor): Promise<{ id: string }> {
  await documentOf(context, id, actor);
  await context.store.removePlanDocument(id, actor);
  return { id };
}

/** Decides which indicator a row is; undefined takes the decision back. The printed name follows as a synonym. */
export async function decideBinding(
  context: Context,
  asked: { readonly id: string; readonly row: string; readonly indicator: string | null | undefined },
  actor: Actor,
): Promise<{ row: string; indicator: string | null }> {
  await documentOf(context, asked.id, actor);
  const { plan } = await contentOf(context, asked.id, actor);
  const found = plan.indicators.find((_, index) => rowKey(index) === asked.row);
  if (found === undefined) throw new Refused("unknown-row");
  const { indicator, row } = asked;
  const about = { document: asked.id, row, synonym: { jurisdiction: context.district.jurisdiction, name: found.name } };
  if (indicator === undefined) {
    await context.store.undoBinding(about, actor);
    return { row, indicator: null };
  }
  if (indicator !== null && !context.definitions.dictionary.some(({ id }) => id === indicator))
    throw new Refused("unknown-indicator");
  await context.store.decideBinding({ ...about, indicator }, actor);
  return { row, indicator };
}
