import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { boardRoutes } from "./board.ts";
import { districtRoutes } from "./district.ts";
import { indicatorRoutes } from "./indicators.ts";
import { programmeRoutes } from "./programmes.ts";

/** Every group of routes; to add one, add its line. */
export const ROUTES: readonly ((app: App, context: Context) => void)[] = [
  districtRoutes,
  boardRoutes,
  indicatorRoutes,
  programmeRoutes,
];
