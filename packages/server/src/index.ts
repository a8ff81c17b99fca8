export type { District } from "./context.ts";
export { type NotMeasuredKinds, readNotMeasured } from "./not-measured.ts";
export { type OperatorRoles, readOperatorRoles } from "./operators.ts";
export { type RunningServer, type ServerOptions, startServer } from "./server.ts";
