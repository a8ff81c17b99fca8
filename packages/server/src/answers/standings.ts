import { type Day, isoOfDay } from "@kangyu/fhir";
import { type Explanation, explainerOf, type Question, type Span, type Timeline } from "@kangyu/rules";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { resident } from "../contract/index.ts";
import type { ProgrammeEntry } from "../definitions.ts";
import { isoOrNull } from "../views/resident-view.ts";
import { whyOf } from "../views/words.ts";
import type { Life } from "./life.ts";

export type Standing = z.infer<typeof resident.standing>;
type Kind = Standing["kind"];

/** How far standings are shown past today: what comes due in the coming year. */
const AHEAD_DAYS = 400;

interface Told {
  readonly entry: ProgrammeEntry;
  readonly timeline: Timeline;
  readonly explained: (question: Question) => Explanation;
  readonly until: Day;
}

function trackOf(told: Told, kind: Kind, track: string, spans: readonly Span[]): Standing {
  const { entry, timeline, explained, until } = told;
  const { programme } = entry;
  const titled = { state: programme.states, step: programme.steps, measure: programme.measures }[kind]?.[track];
  const shown = spans.filter(({ from }) => from < until);
  return {
    programme: programme.id,
    programmeTitle: { ...programme.title },
    version: timeline.version,
    track,
    kind,
    title: { ...(titled?.title ?? { zh: track, en: track }) },
    spans: shown.map((span) => ({
      from: isoOfDay(span.from),
      to: span.to !== null && span.to > until ? null : isoOrNull(span.to),
      state: span.state,
      reason: whyOf({ kind, track, span }, explained),
      deciding: span.deciding,
    })),
  };
}

/** Where a resident stands in every programme, over their whole life up to some time after today, with reasons in words. */
export function standingsOf(context: Context, life: Life): Standing[] {
  const until = context.today() + AHEAD_DAYS;
  return life.timelines().flatMap((timeline) => {
    const entry = context.definitions.programmes.get(timeline.programme);
    if (entry === undefined) return [];
    const version = entry.versions.find(({ compiled }) => compiled.programme.version === timeline.version);
    const explained = explainerOf((version ?? entry).compiled, life.subject);
    const told = { entry, timeline, explained, until };
    const tracks = ([kind, of]: [Kind, Readonly<Record<string, readonly Span[]>>]): Standing[] =>
      Object.entries(of).map(([track, spans]) => trackOf(told, kind, track, spans));
    return [
      ...tracks(["state", timeline.states]),
      ...tracks(["step", timeline.steps]),
      ...tracks(["measure", timeline.measures]),
    ];
  });
}
