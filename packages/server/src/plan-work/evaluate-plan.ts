import type { Actor, World } from "@kangyu/store";
import { planOf } from "../answers/board.ts";
import { answerOf } from "../refusals.ts";
import { reportOf } from "../report/report.ts";
import type { Language } from "../report/words.ts";
import { applicationOf, type ServerOptions } from "../server.ts";
import { type Evaluated, evaluate } from "./evaluate.ts";
import { reportPictures } from "./report-pictures.ts";
import { worldOfPlan } from "./work.ts";

export interface PlanQuestion {
  readonly plan: string;
  readonly kind: Evaluated["kind"];
  readonly year: number;
  /** Null: of simulated people for a simulated plan, else of real ones. */
  readonly world: World | null;
  readonly language: Language;
  readonly actor: Actor;
}

export type PlanAnswer =
  | { readonly ok: true; readonly evaluated: Evaluated; readonly report: Uint8Array }
  | { readonly ok: false; readonly code: string; readonly text: { readonly zh: string; readonly en: string } };

const NOTHING_SAID = { summary: "", remedies: "", rows: {}, tasks: {}, reported: {}, reading: "then" as const };

/** An evaluation without a draft that is kept: for the command line. What cannot be evaluated is a value, not an error. */
export async function evaluatePlan(
  options: Omit<ServerOptions, "port" | "webRoot">,
  { language, actor, plan, ...question }: PlanQuestion,
): Promise<PlanAnswer> {
  const { context, close } = await applicationOf({ ...options, webRoot: null });
  try {
    const world = question.world ?? worldOfPlan(await planOf(context, plan));
    const evaluated = await evaluate(context, { ...question, plan, world, reported: {} }, actor);
    const pictures = await reportPictures(context, evaluated, actor);
    const report = await reportOf({ evaluated, remarks: NOTHING_SAID, signed: null, language, pictures });
    return { ok: true, evaluated, report };
  } catch (error) {
    const { status, body } = answerOf(error);
    if (status >= 500) throw error;
    return { ok: false, code: body.code, text: body.text };
  } finally {
    await close();
  }
}
