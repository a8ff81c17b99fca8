export type { District } from "./context.ts";
export { evaluatePlan, type PlanAnswer, type PlanQuestion } from "./plan-work/evaluate-plan.ts";
export { type Application, applicationOf, type RunningServer, type ServerOptions, startServer } from "./server.ts";
