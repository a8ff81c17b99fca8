import type { Command } from "./command.ts";
import { importRecords } from "./commands/import.ts";
import { ledgerDismiss, ledgerList, ledgerRetry } from "./commands/ledger.ts";
import { planCheck } from "./commands/plan-check.ts";
import { planDraft } from "./commands/plan-draft.ts";
import { planEvaluate } from "./commands/plan-evaluate.ts";
import { planRead } from "./commands/plan-read.ts";
import { planRemind } from "./commands/plan-remind.ts";
import { programmeCheck } from "./commands/programme-check.ts";
import { rebuild } from "./commands/rebuild.ts";
import { simulateRemove, simulateWrite } from "./commands/simulate.ts";
import { start } from "./commands/start.ts";
import { stats } from "./commands/stats.ts";
import { watchClocks } from "./commands/watch-clocks.ts";
import { watchDetect } from "./commands/watch-detect.ts";
import { watchEvents } from "./commands/watch-events.ts";
import { watchGrade } from "./commands/watch-grade.ts";
import { watchScan } from "./commands/watch-scan.ts";
import { watchTriggers } from "./commands/watch-triggers.ts";

/** Every command of `kangyu`, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  start,
  planRead,
  planCheck,
  planEvaluate,
  planRemind,
  planDraft,
  importRecords,
  ledgerList,
  ledgerRetry,
  ledgerDismiss,
  simulateWrite,
  simulateRemove,
  rebuild,
  programmeCheck,
  watchDetect,
  watchScan,
  watchEvents,
  watchGrade,
  watchClocks,
  watchTriggers,
  ...stats,
];
