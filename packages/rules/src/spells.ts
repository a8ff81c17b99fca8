import type { Day, Fact } from "@kangyu/fhir";
import type { Span, Spell, Subject, Timeline } from "./timeline.ts";

interface Stretch {
  readonly from: Day;
  readonly to: Day | null;
  readonly place: string;
  readonly institution: string | null;
}

/**
 * Cuts the step and measure spans of timelines by where the person lived (`residence` facts, value `place`) and who managed
 * them: the institution of the `enrolment` fact of that programme in force, none where there is none. Outside residence and
 * from the day of death nobody counts (G3). Steps that are done leave no spell: only what is owed or was missed is kept.
 */
export function spellsOf(
  timelines: readonly Timeline[],
  subject: Subject,
  facts: readonly Fact[] = subject.facts,
): Spell[] {
  const homes = residences(facts, subject.death);
  if (homes.length === 0) return [];
  return timelines.flatMap((timeline) => {
    const stretches = managed(homes, enrolments(facts, timeline.programme));
    const spells: Spell[] = [];
    for (const tracks of [timeline.steps, timeline.measures]) {
      for (const track of Object.keys(tracks)) {
        const measure = `${timeline.programme}.${track}`;
        for (const span of tracks[track] ?? []) {
          if (span.state === "done" || span.state === "done-late") continue;
          cut(span, stretches, { measure, version: timeline.version, spells });
        }
      }
    }
    return spells;
  });
}

function cut(
  span: Span,
  stretches: readonly Stretch[],
  at: { measure: string; version: string; spells: Spell[] },
): void {
  for (const stretch of stretches) {
    const from = Math.max(span.from, stretch.from);
    const to = earlier(span.to, stretch.to);
    if (to !== null && from >= to) continue;
    at.spells.push({
      measure: at.measure,
      version: at.version,
      state: span.state,
      reason: span.reason,
      from,
      to,
      place: stretch.place,
      institution: stretch.institution,
      deciding: span.deciding,
    });
  }
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

/** Facts of one kind laid end to end: where two overlap the one that began later holds from its day on. */
function laid(facts: readonly Fact[]): { fact: Fact; from: Day; to: Day | null }[] {
  const days = [...new Set(facts.flatMap(({ day, until }) => (until === null ? [day] : [day, until])))].sort(
    (a, b) => a - b,
  );
  const ordered = [...facts].sort(
    (a, b) => a.day - b.day || a.knownFrom - b.knownFrom || (a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : 0),
  );
  const result: { fact: Fact; from: Day; to: Day | null }[] = [];
  days.forEach((from, i) => {
    const to = days[i + 1] ?? null;
    const fact = ordered.findLast(({ day, until }) => day <= from && (until === null || until > from));
    const last = result.at(-1);
    if (fact === undefined) return;
    if (last?.fact === fact && last.to === from) last.to = to;
    else result.push({ fact, from, to });
  });
  return result;
}

function residences(facts: readonly Fact[], death: Day | null): Stretch[] {
  const homes: Stretch[] = [];
  for (const { fact, from, to } of laid(facts.filter(({ code }) => code === "residence"))) {
    const place = fact.values.place;
    const until = earlier(to, death);
    if (typeof place !== "string" || (until !== null && until <= from)) continue;
    const last = homes.at(-1);
    if (last !== undefined && last.to === from && last.place === place)
      homes[homes.length - 1] = { ...last, to: until };
    else homes.push({ from, to: until, place, institution: null });
  }
  return homes;
}

function enrolments(facts: readonly Fact[], programme: string) {
  return laid(facts.filter(({ code, values }) => code === "enrolment" && values.programme === programme));
}

/** The stretches of residence cut further by the managing institution. */
function managed(homes: readonly Stretch[], enrolled: ReturnType<typeof enrolments>): Stretch[] {
  if (enrolled.length === 0) return [...homes];
  return homes.flatMap((home) => {
    const parts: Stretch[] = [];
    let from = home.from;
    const add = (to: Day | null, institution: string | null) => {
      if (to !== null && to <= from) return;
      const last = parts.at(-1);
      if (last !== undefined && last.institution === institution) parts[parts.length - 1] = { ...last, to };
      else parts.push({ ...home, from, to, institution });
      from = to ?? Number.POSITIVE_INFINITY;
    };
    for (const { fact, from: start, to: end } of enrolled) {
      if (home.to !== null && start >= home.to) break;
      if (end !== null && end <= from) continue;
      add(start, null);
      add(earlier(end, home.to), fact.institution);
      if (from === Number.POSITIVE_INFINITY) break;
    }
    if (from !== Number.POSITIVE_INFINITY) add(home.to, null);
    return parts;
  });
}
