import { z } from "zod";
import { board, resident } from "./contract/index.ts";

/** Answers that any route may give beside its own. */
export const refusals = { "4xx": resident.refusal, "5xx": resident.refusal } as const;

/** Whole number of a page's rows, from the query text. */
export const limit = z.coerce.number().int().min(1).max(200).default(50);

export const asOfAndWorld = z.object({ asOf: board.isoDay.optional(), world: board.world });

export const operatorHeader = z.object({ "x-kangyu-operator": z.string().optional() }).loose();
export const writeHeaders = z
  .object({ "x-kangyu-operator": z.string().optional(), "idempotency-key": z.string().optional() })
  .loose();
