export type { District } from "./context.ts";
export { type Application, applicationOf, type RunningServer, type ServerOptions, startServer } from "./server.ts";
