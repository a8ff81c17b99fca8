import { type BindableIndicator, bindIndicators, unitBetween } from "@kangyu/plan";
import { z } from "zod";
import { board } from "./contract/index.ts";
import { type NotMeasuredKinds, notMeasuredWhy } from "./not-measured.ts";
import type { CataloguePlan } from "./views/pledges.ts";

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
  line: z.number().int().optional(),
});
const promise = z.object({
  key: z.string(),
  name: z.string(),
  also: z.array(z.string()).default([]),
  unit: z.string().nullable(),
  targets: z.array(board.amount),
  line: z.number().int(),
});
const project = z.object({
  name: z.string(),
  lines: z.array(z.number().int()),
  cny: z.number().positive(),
  works: z.enum(["new", "mixed", "renovation"]),
  builds: z.array(z.object({ thing: z.string(), from: z.number().positive(), to: z.number().positive() })),
});
const plan = z.object({
  id: z.string(),
  simulated: z.boolean().optional(),
  title: z.union([board.text, z.string()]),
  period: z.object({ from: z.number().int(), to: z.number().int() }),
  jurisdiction: z.string().optional(),
  rows: z.array(row),
  texts: z.array(promise).default([]),
  projects: z.array(project).default([]),
});

/** A plan of the catalogue as the board needs it, its rows bound to indicators; null when the file has another shape. */
export function planFactsOf(
  json: unknown,
  dictionary: readonly BindableIndicator[],
  kinds: NotMeasuredKinds,
): CataloguePlan | null {
  const read = plan.safeParse(json);
  if (!read.success) return null;
  const { id, simulated, title, period, jurisdiction, rows, texts, projects } = read.data;
  const bound = new Map(bindIndicators(rows, dictionary).bound.map((one) => [one.row, one.indicator]));
  return {
    id,
    title: typeof title === "string" ? { zh: title, en: title } : title,
    from: period.from,
    to: period.to,
    simulated: simulated ?? false,
    jurisdiction: jurisdiction ?? null,
    texts: texts.map((one) => ({ ...one, indicator: null, baseline: null, from: "text" })),
    projects,
    rows: rows.map((one, index): CataloguePlan["rows"][number] => {
      const indicator = one.indicator ?? bound.get(one) ?? null;
      return {
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
        indicator,
        factor: factorOf(one, indicator, dictionary),
        notMeasured: notMeasuredWhy(kinds, one.name),
        line: one.line ?? null,
      };
    }),
  };
}

/** What a row's value is multiplied with to be in its indicator's unit; 1 where the units are the same or not told. */
export function factorOf(
  row: { readonly name: string; readonly unit: string | null },
  indicator: string | null,
  dictionary: readonly BindableIndicator[],
): number {
  const found = dictionary.find(({ id }) => id === indicator);
  return found === undefined ? 1 : (unitBetween(row, found).factor ?? 1);
}
