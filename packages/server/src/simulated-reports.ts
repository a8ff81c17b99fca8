import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dayOfCivil } from "@kangyu/fhir";
import type { Actor, NewReported } from "@kangyu/store";
import { parse } from "yaml";
import { z } from "zod";
import type { Context } from "./context.ts";

const file = z.object({
  operator: z.string(),
  /** Month and day of the year after on which a value is supposed to have become known. */
  known: z.object({ month: z.number().int(), date: z.number().int() }),
  figures: z.array(
    z.object({
      subject: z.string(),
      source: z.string(),
      /** By year: the value, or [value, numerator, denominator]. */
      years: z.record(z.string(), z.union([z.number(), z.tuple([z.number(), z.number(), z.number()])])),
      /** By year, then by code of the township: [numerator, denominator]. */
      townships: z.record(z.string(), z.record(z.string(), z.tuple([z.number(), z.number()]))).default({}),
    }),
  ),
});

function figuresIn({ figures, known }: z.infer<typeof file>): NewReported[] {
  return figures.flatMap(({ subject, source, years, townships }) =>
    Object.entries(years).map(([name, found]): NewReported => {
      const year = Number(name);
      const [value, numerator, denominator] = typeof found === "number" ? [found, null, null] : found;
      return {
        ...{ subject, asOf: dayOfCivil(year, 12, 31), baseVersion: 0, value, numerator, denominator, source },
        parts: Object.entries(townships[name] ?? {}).map(([place, [over, under]]) => {
          return { place, numerator: over, denominator: under };
        }),
        said: dayOfCivil(year + 1, known.month, known.date),
        ...{ evidence: null, withdrawn: false, reason: null },
      };
    }),
  );
}

/**
 * A simulated district has invented reports for its plan's rows from the start, as far as they would be known today.
 * Where anything was ever handed in there, it stays as it is.
 */
export async function reportSimulated(context: Context, catalogue: string): Promise<void> {
  const path = join(catalogue, "simulation", "reported.yaml");
  if (!existsSync(path) || (await context.store.countResidents("simulated")) === 0) return;
  const { jurisdiction } = context.district;
  const read = file.parse(parse(readFileSync(path, "utf8")));
  const actor: Actor = { operator: read.operator, institution: null };
  const where = { jurisdiction, world: "simulated" } as const;
  if ((await context.store.reportedFigures(where, actor)).length > 0) return;
  const figures = figuresIn(read).filter(({ said }) => said <= context.today());
  if (figures.length > 0) await context.store.putReported({ ...where, figures }, actor);
}
