import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { importInBackground, pathOfRun } from "./answers/imports.ts";
import type { Context } from "./context.ts";

const SERVER = { operator: "server", institution: null };

/**
 * Goes on with imports that a stop or a crash cut short, where their file is still there, in the name of who began
 * them; what had not arrived whole is removed. Returns how many go on.
 */
export async function resumeImports(context: Context): Promise<number> {
  await context.store.interruptImports();
  const halves = existsSync(context.uploads) ? await readdir(context.uploads) : [];
  for (const name of halves) if (name.endsWith(".part")) await rm(join(context.uploads, name), { force: true });
  const runs = await context.store.imports(SERVER);
  const open = runs.filter((run) => run.state === "interrupted" && existsSync(pathOfRun(context, run.id)));
  for (const run of open) void importInBackground(context, run, { operator: run.operator, institution: null });
  return open.length;
}
