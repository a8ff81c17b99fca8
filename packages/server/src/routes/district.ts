import { isoOfDay } from "@kangyu/fhir";
import { followedPlans } from "../answers/followed-plans.ts";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board } from "../contract/index.ts";
import { refusals } from "../schemas.ts";

const WORLDS = ["real", "simulated"] as const;

/** What every screen needs first: the district, its places, institutions, operators and plans. */
export function districtRoutes(app: App, context: Context): void {
  app.get("/api/district", { schema: { response: { 200: board.district, ...refusals } } }, async () => {
    const [registers, followed, ...counts] = await Promise.all([
      context.registers.view(),
      followedPlans(context),
      ...WORLDS.map((world) => context.store.countResidents(world)),
    ]);
    return {
      name: { ...context.district.name },
      jurisdiction: context.district.jurisdiction,
      today: isoOfDay(context.today()),
      worlds: WORLDS.map((world, index) => ({ world, residents: counts[index] ?? 0 })),
      places: [...registers.places],
      institutions: [...registers.institutions],
      operators: [...registers.operators],
      plans: [...followed, ...context.definitions.plans.values()].map(({ id, title, from, to, simulated }) => {
        return { id, title: { ...title }, from, to, simulated };
      }),
      loopbackOnly: true,
    };
  });
}
