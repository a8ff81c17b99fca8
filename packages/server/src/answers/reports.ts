import type { Actor, World } from "@kangyu/store";
import type { Context } from "../context.ts";
import { type Reports, reportTable } from "../views/reported-view.ts";

/** Reported figures name nobody of the district; the server itself asks for them. */
const SERVER: Actor = { operator: "server", institution: null };

/** What stands of handed-in figures in a world, with the definitions they are handed in by. */
export async function reportsFor(
  { store, district, definitions }: Pick<Context, "store" | "district" | "definitions">,
  world: World,
): Promise<Reports> {
  const { jurisdiction } = district;
  const figures = await store.reportedFigures({ jurisdiction, world }, SERVER);
  return { definitions: definitions.reported, table: reportTable(figures) };
}
