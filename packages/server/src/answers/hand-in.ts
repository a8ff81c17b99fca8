import type { Day } from "@kangyu/fhir";
import type { Actor, NewReported, ReportedPart, World } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { reported as contract } from "../contract/index.ts";
import { pastDayOf } from "../days.ts";
import { Refused } from "../refusals.ts";
import { type Entry, shownEntry } from "../views/reported-view.ts";
import { subjectNamed } from "./subject.ts";

export type Content = z.infer<typeof contract.content>;

export interface Address {
  readonly subject: string;
  /** ISO day that the value is about. */
  readonly asOf: string;
}

/** How far a value may lie from numerator ÷ denominator: half of its last printed decimal. */
function toleranceOf(value: number): number {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  return 0.5 * 10 ** -decimals + 1e-9;
}

/** Refuses counts of which one is missing, and a value that does not follow from them. */
export function checkCounts(
  { value, numerator, denominator }: Pick<Content, "value" | "numerator" | "denominator">,
  multiplier: number | null,
): void {
  if (numerator === null && denominator === null) return;
  if (numerator === null || denominator === null || denominator <= 0)
    throw new Refused("counts-incomplete", { path: "body/denominator" });
  if (multiplier === null) return;
  if (Math.abs((numerator / denominator) * multiplier - value) > toleranceOf(value))
    throw new Refused("counts-differ", { path: "body/value" });
}

type Counts = Pick<Content, "numerator" | "denominator">;

const sumOf = (parts: readonly ReportedPart[], count: "numerator" | "denominator") =>
  parts.reduce((sum, part) => sum + part[count], 0);

/** Refuses parts of what is no ratio, unknown or doubled townships, and parts that are more than the whole. */
export function checkParts(
  parts: readonly ReportedPart[],
  whole: Counts,
  { multiplier, townships }: { readonly multiplier: number | null; readonly townships: ReadonlySet<string> },
): void {
  if (parts.length === 0) return;
  if (multiplier === null) throw new Refused("townships-without-ratio", { path: "body/parts" });
  for (const [at, { place, denominator }] of parts.entries()) {
    const path = `body/parts/${at}`;
    if (!townships.has(place)) throw new Refused("unknown-township", { path });
    if (parts.findIndex((one) => one.place === place) < at) throw new Refused("township-twice", { path });
    if (denominator <= 0) throw new Refused("counts-incomplete", { path });
  }
  for (const count of ["numerator", "denominator"] as const)
    if (sumOf(parts, count) > (whole[count] ?? Number.POSITIVE_INFINITY) + 1e-9)
      throw new Refused("townships-exceed-district", { path: "body/parts" });
}

/** Codes of the district's townships. */
async function townshipsOf({ registers }: Pick<Context, "registers">): Promise<ReadonlySet<string>> {
  const { places } = await registers.view();
  return new Set(places.flatMap(({ code, kind }) => (kind === "township" ? [code] : [])));
}

async function put(context: Context, world: World, figure: NewReported, actor: Actor): Promise<Entry> {
  const { jurisdiction } = context.district;
  const [written] = await context.store.putReported({ jurisdiction, world, figures: [figure] }, actor);
  if (written === undefined) throw new Error("one figure in, one version out");
  return shownEntry(written);
}

/**
 * A value of a subject for a day, as a new version. Refuses what residents' records count, days to come, a value that
 * does not follow from its counts, a change without a reason, and a version that somebody else has passed.
 */
export async function handIn(
  context: Context,
  { address, content }: { readonly address: Address; readonly content: Content },
  actor: Actor,
): Promise<Entry> {
  const { definition } = await subjectNamed(context, address.subject);
  const today = context.today();
  const asOf: Day = pastDayOf(address.asOf, "params/asOf", today);
  const said = pastDayOf(content.said, "body/said", today);
  const multiplier = definition?.multiplier ?? null;
  checkCounts(content, multiplier);
  checkParts(content.parts, content, { multiplier, townships: await townshipsOf(context) });
  const { world, baseVersion, value, numerator, denominator, parts, source, evidence, reason } = content;
  if (baseVersion > 0 && (reason === null || reason === ""))
    throw new Refused("reason-missing", { path: "body/reason" });
  const figure = { subject: address.subject, asOf, baseVersion, value, numerator, denominator, parts, source, said };
  const rest = { evidence: evidence === "" ? null : evidence, reason: reason === "" ? null : reason, withdrawn: false };
  return put(context, world, { ...figure, ...rest }, actor);
}

/** Takes a value back, with the reason; its versions stay. */
export async function withdrawReport(
  context: Context,
  { address, asked }: { readonly address: Address; readonly asked: z.infer<typeof contract.withdrawal> },
  actor: Actor,
): Promise<Entry> {
  const { world, baseVersion, reason } = asked;
  const asOf = pastDayOf(address.asOf, "params/asOf", context.today());
  const { subject } = address;
  const { jurisdiction } = context.district;
  const figures = await context.store.reportedFigures({ jurisdiction, world, subjects: [subject] }, actor);
  const standing = figures.find((one) => one.asOf === asOf && !one.withdrawn);
  if (standing === undefined) throw new Refused("unknown-report");
  const { value, numerator, denominator, parts, source, said, evidence } = standing;
  const kept = { value, numerator, denominator, parts, source, said, evidence };
  return put(context, world, { ...kept, subject, asOf, baseVersion, withdrawn: true, reason }, actor);
}
