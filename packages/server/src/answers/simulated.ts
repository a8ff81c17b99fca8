import type { Actor } from "@kangyu/store";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { intake } from "../contract/index.ts";
import { Refused } from "../refusals.ts";
import { runJob } from "./run-job.ts";

/** Removes every simulated person with all that follows from them; real people are not touched. */
export async function removeSimulated(context: Context, actor: Actor): Promise<z.infer<typeof intake.removed>> {
  if (context.jobs.isRunning("import") || context.jobs.isRunning("remove-simulated")) throw new Refused("busy");
  const stage = { zh: "移除模拟数据", en: "Removing simulated data" };
  const residents = await runJob(context, { kind: "remove-simulated", stage }, () =>
    context.store.removeSimulated(actor),
  );
  context.factDays.forget();
  return { residents };
}
