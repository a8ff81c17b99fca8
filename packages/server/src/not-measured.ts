import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { board } from "./contract/index.ts";

const file = z.object({
  kinds: z.array(z.object({ code: z.string(), contains: z.array(z.string()).min(1), text: board.text })),
});

export type NotMeasuredKinds = z.infer<typeof file>["kinds"];

/** Reads `not-measured.yaml` of a catalogue folder; throws where it is missing or not as agreed. */
export function readNotMeasured(catalogue: string): NotMeasuredKinds {
  return file.parse(parse(readFileSync(join(catalogue, "not-measured.yaml"), "utf8"))).kinds;
}

/** What a printed indicator's figure would come from, as far as its name says; null where it does not. */
export function notMeasuredWhy(kinds: NotMeasuredKinds, name: string): z.infer<typeof board.why> | null {
  const kind = kinds.find(({ contains }) => contains.some((word) => name.includes(word)));
  return kind === undefined ? null : { code: kind.code, text: kind.text };
}
