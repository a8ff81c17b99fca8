export type { District } from "./context.ts";
export { beginDraft, type DraftQuestion, earlierInCatalogue } from "./drafting/begin.ts";
export { pricedProjects } from "./drafting/costs.ts";
export { type DraftFormat, draftFile } from "./drafting/draft-file.ts";
export { type DraftRecords, type DraftSources, evidenceOf } from "./drafting/evidence.ts";
export { draftSourcesOf } from "./drafting/sources.ts";
export { evaluatePlan, type PlanAnswer, type PlanQuestion } from "./plan-work/evaluate-plan.ts";
export { type RemindAnswer, remindPlan } from "./plan-work/remind-plan.ts";
export { type Application, applicationOf, type RunningServer, type ServerOptions, startServer } from "./server.ts";
