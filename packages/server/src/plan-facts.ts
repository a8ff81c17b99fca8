import type { Indicator } from "@kangyu/indicators";
import { bindIndicators } from "@kangyu/plan";
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

/** A plan of the catalogue as the board needs it, its rows bound to indicators; null when the file has another shape. */
export function planFactsOf(
  json: unknown,
  indicators: ReadonlyMap<string, Indicator>,
  kinds: NotMeasuredKinds,
): PlanFacts | null {
  const read = plan.safeParse(json);
  if (!read.success) return null;
  const { id, simulated, title, period, rows } = read.data;
  const bound = new Map(bindIndicators(rows, [...indicators.values()]).bound.map((one) => [one.row, one.indicator]));
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
        indicator: one.indicator ?? bound.get(one) ?? null,
        notMeasured: notMeasuredWhy(kinds, one.name),
      }),
    ),
  };
}
