import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { boardRoutes } from "./board.ts";
import { districtRoutes } from "./district.ts";
import { evaluationRoutes } from "./evaluations.ts";
import { importRoutes } from "./imports.ts";
import { indicatorRoutes } from "./indicators.ts";
import { jobRoutes } from "./jobs.ts";
import { ledgerRoutes } from "./ledger.ts";
import { planDocumentRoutes } from "./plan-documents.ts";
import { planDraftRoutes } from "./plan-drafts.ts";
import { planReminderRoutes } from "./plan-reminders.ts";
import { planWorkRoutes } from "./plan-work.ts";
import { programmeRoutes } from "./programmes.ts";
import { reportedRoutes } from "./reported.ts";
import { residentRoutes } from "./residents.ts";
import { simulatedRoutes } from "./simulated.ts";
import { visitRoutes } from "./visits.ts";
import { worklistRoutes } from "./worklist.ts";

/** Every group of routes; to add one, add its line. */
export const ROUTES: readonly ((app: App, context: Context) => void)[] = [
  districtRoutes,
  boardRoutes,
  indicatorRoutes,
  programmeRoutes,
  residentRoutes,
  visitRoutes,
  worklistRoutes,
  importRoutes,
  ledgerRoutes,
  jobRoutes,
  simulatedRoutes,
  planWorkRoutes,
  planReminderRoutes,
  evaluationRoutes,
  planDocumentRoutes,
  planDraftRoutes,
  reportedRoutes,
];
