import { perOf } from "../names.ts";
import { isBuiltBy } from "./project-standing.ts";
import type { ProjectWork, WorkDay } from "./work.ts";

/** What a project can add to an indicator per head. */
export type Effect = "beds" | "places" | "area";

export interface EffectRow {
  readonly key: string;
  readonly name: string;
  readonly unit: string | null;
  /** The plan's own baseline; null where it prints none. */
  readonly baseline: number | null;
  /** People that the rate is for; null where nobody has said how many there are. */
  readonly people: number | null;
}

export interface EffectQuestion {
  readonly projects: readonly { readonly id: string; readonly project: ProjectWork }[];
  readonly rows: readonly EffectRow[];
  readonly day: WorkDay;
}

export interface ProjectEffect {
  /** Key of the plan's row. */
  readonly row: string;
  readonly kind: Effect;
  /** Heads that the rate is for: 1, 1,000 or 10,000. */
  readonly per: number;
  readonly people: number | null;
  /** Projects finished by the day, with what each has delivered; null where nobody said how much. */
  readonly parts: readonly { readonly id: string; readonly amount: number | null }[];
  readonly delivered: number;
  /** What every project that serves the row is to deliver. */
  readonly planned: number;
  /** What was delivered, in the row's unit; null without people. */
  readonly change: number | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly arithmetic: { readonly zh: string; readonly en: string };
}

const NAMES: readonly (readonly [RegExp, Effect])[] = [
  [/床位/u, "beds"],
  [/托位/u, "places"],
  [/面积/u, "area"],
];

/** What a row counts per head; null for a row that is no rate per head of beds, places or area. */
function countedBy({ name, unit }: EffectRow): { readonly kind: Effect; readonly per: number } | null {
  const kind = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  const per = perOf(`${name}${unit ?? ""}`) || (/人均/u.test(name) ? 1 : 0);
  return kind === undefined || per === 0 ? null : { kind, per };
}

const plain = (value: number) => String(Math.round(value * 10_000) / 10_000);

function wordsOf(delivered: string, { people, per }: { readonly people: number | null; readonly per: number }) {
  if (people === null)
    return { zh: "人口数不明，不作折算", en: "The number of people is not known, so there is no rate" };
  const sum = `${delivered} ÷ ${people}${per === 1 ? "" : ` × ${per}`}`;
  return { zh: sum, en: sum };
}

/**
 * What finished projects do to the rows they serve: delivered ÷ people × heads, beside the plan's baseline. It is what
 * the projects alone bring: what was closed for them, or opened elsewhere, is not in it.
 */
export function projectEffects(question: EffectQuestion): ProjectEffect[] {
  return question.rows.flatMap((row) => {
    const counted = countedBy(row);
    return counted === null ? [] : (effectOn(row, counted, question) ?? []);
  });
}

function effectOn(
  row: EffectRow,
  { kind, per }: { readonly kind: Effect; readonly per: number },
  { projects, day }: EffectQuestion,
): ProjectEffect | null {
  const serving = projects.filter(
    ({ project }) =>
      project.indicators.includes(row.key) && (project[kind].planned !== null || project[kind].actual !== null),
  );
  if (serving.length === 0) return null;
  const parts = serving
    .filter(({ project }) => isBuiltBy(project, day))
    .map(({ id, project }) => ({ id, amount: project[kind].actual }));
  const amounts = parts.flatMap(({ amount }) => amount ?? []);
  const delivered = amounts.reduce((sum, amount) => sum + amount, 0);
  const known = row.people !== null && row.people > 0 ? row.people : null;
  const change = known === null ? null : (delivered / known) * per;
  const before = row.baseline;
  const after = change === null || before === null ? null : before + change;
  const parted = amounts.length > 1 ? `(${amounts.map(plain).join(" + ")})` : plain(delivered);
  const sum = wordsOf(parted, { people: known, per });
  const total = change === null ? "" : ` = ${plain(change)}`;
  const level = after === null ? "" : `; ${plain(before ?? 0)} + ${plain(change ?? 0)} = ${plain(after)}`;
  return {
    ...{ row: row.key, kind, per, people: known, parts, delivered, change, before, after },
    planned: serving.reduce((all, { project }) => all + (project[kind].planned ?? 0), 0),
    arithmetic: { zh: sum.zh + total + level, en: sum.en + total + level },
  };
}
