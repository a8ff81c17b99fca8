import { z } from "zod";
import { text, world } from "./board.ts";

export const importRun = z.object({
  id: z.string(),
  file: z.string(),
  world,
  place: z.string().nullable(),
  operator: z.string(),
  at: z.string(),
  bytes: z.number(),
  totalBytes: z.number().nullable(),
  state: z.enum(["running", "done", "failed", "withdrawn", "interrupted"]),
  rows: z.number().int(),
  accepted: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  message: text.nullable(),
});
export const imports = z.object({ items: z.array(importRun) });
export const ledgerRow = z.object({
  id: z.string(),
  import: z.string(),
  file: z.string(),
  line: z.number().int().nullable(),
  place: z.string().nullable(),
  at: z.string(),
  code: z.string(),
  path: z.string().nullable(),
  text,
  /** The bytes received, as text where they are text. */
  content: z.string(),
  digest: z.string(),
  state: z.enum(["open", "resolved", "dismissed"]),
});
export const ledger = z.object({ total: z.number().int(), items: z.array(ledgerRow), next: z.string().nullable() });
export const retry = z.object({ content: z.string() });
export const dismissal = z.object({ reason: z.string().min(1) });
export const job = z.object({
  id: z.string(),
  kind: z.string(),
  stage: text,
  done: z.number(),
  total: z.number().nullable(),
  state: z.enum(["running", "done", "failed"]),
  message: text.nullable(),
});
export const jobs = z.object({ items: z.array(job) });
/** How many simulated residents were removed. */
export const removed = z.object({ residents: z.number().int() });
