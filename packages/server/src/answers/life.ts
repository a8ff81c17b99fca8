import type { Day, Fact } from "@kangyu/fhir";
import { evaluate, type Span, type Spell, type Subject, type Timeline } from "@kangyu/rules";
import type { Actor, Resident } from "@kangyu/store";
import type { Context } from "../context.ts";
import { type ProgrammeVersion, running } from "../definitions.ts";

/** A resident as the rules see them, and what the rules say. */
export interface Life {
  readonly facts: readonly Fact[];
  readonly subject: Subject;
  readonly spells: readonly Spell[];
  /** Timelines by programme and version; asked for only where they are shown. */
  timelines(): readonly Timeline[];
}

/** Reads a resident's facts and evaluates every programme; the same engine that made the stored spells. */
export async function lifeOf(context: Context, resident: Resident, actor: Actor): Promise<Life> {
  const [facts, horizon] = await Promise.all([
    context.store.facts(resident.record, { known: "now" }, actor),
    context.store.horizon(),
  ]);
  const { birth, death, sex } = resident;
  const subject: Subject = { birth, death, sex, facts };
  return {
    facts,
    subject,
    spells: context.definitions.engine.spells(subject, horizon),
    timelines: () => timelinesOf(context, subject, horizon),
  };
}

function timelinesOf(context: Context, subject: Subject, horizon: Day): Timeline[] {
  return running(context.definitions)
    .flatMap(({ versions }) =>
      versions.map((version) => inForce(evaluate(version.compiled, subject, horizon), version)),
    )
    .filter(isAnything);
}

/** What a version says, on the days on which it is in force. */
function inForce(timeline: Timeline, { from, to }: ProgrammeVersion): Timeline {
  function cut<Each extends Span>(tracks: Readonly<Record<string, readonly Each[]>>): Record<string, Each[]> {
    const kept = Object.entries(tracks).map(
      ([track, spans]) => [track, spans.flatMap((span) => within(span))] as const,
    );
    return Object.fromEntries(kept.filter(([, spans]) => spans.length > 0));
  }
  function within<Each extends Span>(span: Each): Each[] {
    const start = Math.max(span.from, from);
    const end = to !== null && (span.to === null || span.to > to) ? to : span.to;
    return end !== null && start >= end ? [] : [{ ...span, from: start, to: end }];
  }
  const { states, steps, measures } = timeline;
  return { ...timeline, states: cut(states), steps: cut(steps), measures: cut(measures) };
}

function isAnything({ states, steps, measures }: Timeline): boolean {
  return [states, steps, measures].some((tracks) => Object.keys(tracks).length > 0);
}
