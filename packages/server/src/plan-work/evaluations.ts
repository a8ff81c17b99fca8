import { isoOfDay } from "@kangyu/fhir";
import type { Actor, Evaluation } from "@kangyu/store";
import type { z } from "zod";
import { planOf } from "../answers/board.ts";
import type { Context } from "../context.ts";
import type { planEvaluation } from "../contract/index.ts";
import { dayOf } from "../days.ts";
import { Refused } from "../refusals.ts";
import { reportOf } from "../report/report.ts";
import { comparisonWith, type Differences, differences, headOf } from "./compare-evaluations.ts";
import { type Evaluated, evaluate, type Remarks } from "./evaluate.ts";
import { type Kept, keptIn } from "./kept-evaluation.ts";
import { reportPictures } from "./report-pictures.ts";
import { planHead } from "./work.ts";

export type ShownEvaluation = z.infer<typeof planEvaluation.evaluation>;
type Language = "zh" | "en";

const NOTHING_SAID: Remarks = { summary: "", remedies: "", rows: {}, tasks: {}, reported: {}, reading: "then" };

const rulesName = ({ rules }: Evaluated): string => `${rules.id} ${rules.version}`;

async function shown(context: Context, one: Evaluation, actor: Actor): Promise<ShownEvaluation> {
  const { remarks, evaluated } = keptIn(one);
  const reports = one.state === "signed" ? await context.store.evaluationReports(one.id, actor) : [];
  return {
    id: one.id,
    version: one.version,
    state: one.state,
    operator: one.operator,
    at: new Date(one.at).toISOString(),
    remarks,
    evaluated,
    reports: reports.map(({ language, digest, bytes }) => ({ language, digest, bytes: bytes.length })),
  };
}

async function known(context: Context, id: string, actor: Actor): Promise<Evaluation> {
  const found = await context.store.evaluation(id, actor);
  if (found === null) throw new Refused("unknown-evaluation");
  return found;
}

/** A draft is computed anew whenever it is opened or saved; what was signed is never. */
function evaluatedNow(context: Context, one: Evaluation, remarks: Remarks, actor: Actor): Promise<Evaluated> {
  const { world } = keptIn(one).evaluated;
  const { reported, reading } = remarks;
  return evaluate(context, { plan: one.plan, kind: one.kind, year: one.year, world, reported, reading }, actor);
}

export async function evaluationsAnswer(
  context: Context,
  id: string,
  actor: Actor,
): Promise<z.infer<typeof planEvaluation.evaluations>> {
  const plan = await planOf(context, id);
  const all = await context.store.evaluations(id, actor);
  return { plan: planHead(plan), today: isoOfDay(context.today()), items: all.map(headOf) };
}

export async function beginEvaluation(
  context: Context,
  { plan, ask }: { readonly plan: string; readonly ask: z.infer<typeof planEvaluation.newEvaluation> },
  actor: Actor,
): Promise<ShownEvaluation> {
  const { kind, year, world } = ask;
  const evaluated = await evaluate(context, { plan, kind, year, world, reported: {} }, actor);
  const content: Kept = { remarks: NOTHING_SAID, evaluated };
  const of = { plan, kind, year, world: evaluated.simulated ? ("simulated" as const) : ("real" as const) };
  const added = await context.store.addEvaluation({ ...of, rules: rulesName(evaluated), content }, actor);
  return shown(context, added, actor);
}

/** An evaluation: a draft with the figures of now, a signed one as it was signed. */
export async function evaluationAnswer(context: Context, id: string, actor: Actor): Promise<ShownEvaluation> {
  const one = await known(context, id, actor);
  if (one.state !== "draft") return shown(context, one, actor);
  const { remarks } = keptIn(one);
  const content: Kept = { remarks, evaluated: await evaluatedNow(context, one, remarks, actor) };
  return shown(context, { ...one, content }, actor);
}

function checkRemarks({ reported }: Remarks): void {
  for (const [key, { day }] of Object.entries(reported)) dayOf(day, `remarks/reported/${key}/day`);
}

export interface EvaluationStep {
  readonly id: string;
  readonly baseVersion: number;
}

export async function saveEvaluation(
  context: Context,
  { id, baseVersion, remarks }: EvaluationStep & { readonly remarks: Remarks },
  actor: Actor,
): Promise<ShownEvaluation> {
  checkRemarks(remarks);
  const one = await known(context, id, actor);
  if (one.state !== "draft") throw new Refused("evaluation-signed");
  const evaluated = await evaluatedNow(context, one, remarks, actor);
  const content: Kept = { remarks, evaluated };
  const change = { id, baseVersion, state: "draft" as const, rules: rulesName(evaluated), content };
  return shown(context, await context.store.changeEvaluation(change, actor), actor);
}

/** What a report shows beside the evaluation itself. */
async function reportParts(context: Context, about: { one: Evaluation; now: Evaluated }, actor: Actor) {
  const [pictures, compared] = await Promise.all([
    reportPictures(context, about.now, actor),
    comparisonWith(context, { ...about, other: undefined }, actor),
  ]);
  return { pictures, comparison: compared };
}

/** Freezes figures, definition versions and rules, and keeps the report's bytes. A year that is not over cannot be signed. */
export async function signEvaluation(
  context: Context,
  { id, baseVersion }: EvaluationStep,
  actor: Actor,
): Promise<ShownEvaluation> {
  const one = await known(context, id, actor);
  if (one.state !== "draft") throw new Refused("evaluation-signed");
  const { remarks } = keptIn(one);
  const evaluated = await evaluatedNow(context, one, remarks, actor);
  if (evaluated.provisional) throw new Refused("year-not-over");
  const signed = { by: actor.operator, on: isoOfDay(context.today()) };
  const parts = await reportParts(context, { one, now: evaluated }, actor);
  const [zh, en] = await Promise.all(
    (["zh", "en"] as const).map((language) => reportOf({ evaluated, remarks, signed, language, ...parts })),
  );
  if (zh === undefined || en === undefined) throw new Error("a report is made in both languages");
  const content: Kept = { remarks, evaluated };
  const change = { id, baseVersion, state: "signed" as const, rules: rulesName(evaluated), content };
  return shown(context, await context.store.changeEvaluation({ ...change, reports: { zh, en } }, actor), actor);
}

/** Takes a draft back; it stays in the list as withdrawn. */
export async function withdrawEvaluation(
  context: Context,
  { id, baseVersion }: EvaluationStep,
  actor: Actor,
): Promise<ShownEvaluation> {
  const one = await known(context, id, actor);
  const { remarks, evaluated } = keptIn(one);
  const content: Kept = { remarks, evaluated };
  const change = { id, baseVersion, state: "withdrawn" as const, rules: one.rules, content };
  return shown(context, await context.store.changeEvaluation(change, actor), actor);
}

/** The report as Word: of a draft made now, of a signed evaluation the bytes that were signed. */
export async function reportAnswer(
  context: Context,
  { id, language }: { readonly id: string; readonly language: Language },
  actor: Actor,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const one = await known(context, id, actor);
  const { remarks, evaluated } = keptIn(one);
  const name = `${one.plan}-${one.kind}-${one.year}${evaluated.simulated ? "-simulated" : ""}-${language}.docx`;
  if (one.state === "signed") {
    const kept = (await context.store.evaluationReports(id, actor)).find((report) => report.language === language);
    if (kept !== undefined) return { bytes: kept.bytes, name };
  }
  const now = one.state === "draft" ? await evaluatedNow(context, one, remarks, actor) : evaluated;
  const parts = await reportParts(context, { one, now }, actor);
  return {
    bytes: await reportOf({ evaluated: now, remarks, signed: null, language, ...parts }),
    name: `draft-${name}`,
  };
}

/** What the records say now against what was signed: late entries, corrections and new definitions show here. */
export async function laterDifferences(context: Context, id: string, actor: Actor): Promise<Differences> {
  const one = await known(context, id, actor);
  const { remarks, evaluated } = keptIn(one);
  const now = await evaluatedNow(context, one, { ...remarks, reading: "now" }, actor);
  return differences(evaluated, now, null);
}

/** This evaluation against another one of the same plan; where none is named, the last signed one of an earlier year. */
export async function comparison(
  context: Context,
  { id, other }: { readonly id: string; readonly other: string | undefined },
  actor: Actor,
): Promise<Differences> {
  const one = await known(context, id, actor);
  const { remarks, evaluated } = keptIn(one);
  const now = one.state === "draft" ? await evaluatedNow(context, one, remarks, actor) : evaluated;
  const found = await comparisonWith(context, { one, now, other }, actor);
  if (found === null) throw new Refused("unknown-evaluation", { path: "querystring/with" });
  return found;
}
