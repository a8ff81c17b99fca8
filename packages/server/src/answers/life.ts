import type { Fact } from "@kangyu/fhir";
import { evaluate, type Spell, type Subject, spellsOf, type Timeline } from "@kangyu/rules";
import type { Actor, Resident } from "@kangyu/store";
import type { Context } from "../context.ts";

/** A resident as the rules see them, and what the rules say. */
export interface Life {
  readonly facts: readonly Fact[];
  readonly subject: Subject;
  readonly timelines: readonly Timeline[];
  readonly spells: readonly Spell[];
}

/** Reads a resident's facts and evaluates every programme; the same rules that made the stored spells. */
export async function lifeOf(context: Context, resident: Resident, actor: Actor): Promise<Life> {
  const [facts, horizon] = await Promise.all([
    context.store.facts(resident.record, { known: "now" }, actor),
    context.store.horizon(),
  ]);
  const { birth, death, sex } = resident;
  const subject: Subject = { birth, death, sex, facts };
  const timelines = [...context.definitions.programmes.values()]
    .map(({ compiled }) => evaluate(compiled, subject, horizon))
    .filter(isAnything);
  return { facts, subject, timelines, spells: spellsOf(timelines, subject) };
}

function isAnything({ states, steps, measures }: Timeline): boolean {
  return [states, steps, measures].some((tracks) => Object.keys(tracks).length > 0);
}
