import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { importFile, problemText } from "@kangyu/intake";
import type { Actor, ImportRun } from "@kangyu/store";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Context } from "../context.ts";
import type { intake as contract } from "../contract/index.ts";
import type { Progress } from "../jobs.ts";
import { Refused } from "../refusals.ts";
import { receive } from "./receive.ts";
import { runJob } from "./run-job.ts";

type Run = z.infer<typeof contract.importRun>;

const READING = { zh: "读入文件", en: "Reading the file" };
const DERIVING = { zh: "计算状态与指标", en: "Working out standings and figures" };

function shown(run: ImportRun): Run {
  const { id, file, world, place, operator, bytes, totalBytes, state, rows, accepted, unchanged, refused } = run;
  return {
    ...{ id, file, world, place, operator, bytes, totalBytes, state, rows, accepted, unchanged, refused },
    at: new Date(run.at).toISOString(),
    message: run.message === null ? null : problemText(run.message, null),
  };
}

/** Every import, the latest first. */
export async function importsAnswer(context: Context, actor: Actor): Promise<z.infer<typeof contract.imports>> {
  const runs = await context.store.imports(actor);
  return { items: runs.toSorted((a, b) => b.at - a.at).map(shown) };
}

/** Where the file of a run lies until it is read: found again after a restart. */
export function pathOfRun(context: Context, id: string): string {
  return join(context.uploads, `${id}.file`);
}

/** Evaluates what an import or its withdrawal touched; figures are right from then on. */
async function derive(context: Context, progress: Progress): Promise<void> {
  progress({ stage: DERIVING, done: 0, total: null });
  await context.store.derive({ onProgress: ({ done, total }) => progress({ done, total }) });
  await context.store.fold();
  context.factDays.forget();
}

/** Reads a run's file into the record in the background, from where it stands; screens follow the job and the run. */
export function importInBackground(context: Context, run: ImportRun, actor: Actor): Promise<void> {
  const path = pathOfRun(context, run.id);
  const { done } = context.jobs.start("import", READING, async (progress) => {
    try {
      const after = await importFile(path, run.file, {
        ...{ store: context.store, actor, world: run.world, place: run.place, resume: run },
        ...{ judge: context.judge(), signal: context.stopping },
        onProgress: ({ done, total }) => progress({ done, total }),
      });
      if (after.state !== "interrupted") await rm(path, { force: true });
    } catch (error) {
      await context.store.finishImport(run.id, "interrupted", null, actor);
      throw error;
    }
    // What a stopped server did not work out stays marked in the store, and is worked out at the next start.
    if (!context.stopping.aborted) await derive(context, progress);
  });
  return done;
}

/** Takes a file; answers as soon as it is on the disk and its run begun. */
export async function receiveImport(context: Context, request: FastifyRequest, actor: Actor): Promise<Run> {
  const { path, name, bytes, digest, place, world } = await receive(context, request);
  try {
    const about = { file: name, digest, totalBytes: bytes, world, place, source: "" };
    const run = await context.store.beginImport(about, actor);
    await rename(path, pathOfRun(context, run.id));
    void importInBackground(context, run, actor);
    return shown(run);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Takes back everything an import wrote; its versions stay in the history. */
export async function withdrawImport(
  context: Context,
  { id, reason }: { readonly id: string; readonly reason: string },
  actor: Actor,
): Promise<Run> {
  const run = await context.store.importRun(id, actor);
  if (run === null) throw new Refused("unknown-import");
  if (run.state === "running") throw new Refused("busy");
  const stage = { zh: "撤回导入", en: "Withdrawing the import" };
  await runJob(context, { kind: "withdraw-import", stage }, async (progress) => {
    await context.store.withdrawImport(id, reason, actor);
    await derive(context, progress);
  });
  await rm(pathOfRun(context, id), { force: true });
  const after = await context.store.importRun(id, actor);
  if (after === null) throw new Refused("unknown-import");
  return shown(after);
}
