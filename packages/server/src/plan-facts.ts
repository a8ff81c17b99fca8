import type { Indicator } from "@kangyu/indicators";
import { z } from "zod";
import { board } from "./contract/index.ts";
import { type NotMeasuredKinds, notMeasuredWhy } from "./not-measured.ts";
import type { PlanFacts, PlanRow } from "./views/pledges.ts";

const row = z.object({
  key: z.string(),
  no: z.number().int().nullable().optional(),
  domain: z.string().nullable().optional(),
  domain_en: z.string().nullable().optional(),
  name: z.string(),
  name_en: z.string().nullable().optional(),
  unit: z.string().nullable(),
  property: z.enum(["binding", "expected", "guiding"]).nullable(),
  direction: z.enum(["up", "down"]).nullable().optional(),
  baseline: board.amount.nullable(),
  targets: z.array(board.amount),
  indicator: z.string().nullable(),
});
const plan = z.object({
  id: z.string(),
  simulated: z.boolean().optional(),
  title: z.union([board.text, z.string()]),
  period: z.object({ from: z.number().int(), to: z.number().int() }),
  rows: z.array(row),
});

/** The indicator whose name or synonym a row prints, in the same unit; never a guess. */
function boundBy(name: string, unit: string | null, indicators: Iterable<Indicator>): string | null {
  for (const one of indicators) {
    const names = [one.name.zh, ...one.synonyms];
    if (names.includes(name) && (unit === null || unit === one.unit)) return one.id;
  }
  return null;
}

/** A plan of the catalogue as the board needs it, its rows bound to indicators; null when the file has another shape. */
export function planFactsOf(
  json: unknown,
  indicators: ReadonlyMap<string, Indicator>,
  kinds: NotMeasuredKinds,
): PlanFacts | null {
  const read = plan.safeParse(json);
  if (!read.success) return null;
  const { id, simulated, title, period, rows } = read.data;
  return {
    id,
    title: typeof title === "string" ? { zh: title, en: title } : title,
    from: period.from,
    to: period.to,
    simulated: simulated ?? false,
    rows: rows.map(
      (one, index): PlanRow => ({
        no: one.no ?? index + 1,
        key: one.key,
        domain: one.domain ?? null,
        domainEn: one.domain_en ?? null,
        name: one.name,
        nameEn: one.name_en ?? null,
        unit: one.unit,
        property: one.property,
        direction: one.direction ?? null,
        baseline: one.baseline,
        targets: one.targets,
        indicator: one.indicator ?? boundBy(one.name, one.unit, indicators.values()),
        notMeasured: notMeasuredWhy(kinds, one.name),
      }),
    ),
  };
}
