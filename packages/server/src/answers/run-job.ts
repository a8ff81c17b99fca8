import type { Context } from "../context.ts";
import type { Job, Progress } from "../jobs.ts";

/** Runs a long task that a screen can follow, and waits for it: resolves and rejects with what it did. */
export async function runJob<Result>(
  context: Context,
  { kind, stage }: Pick<Job, "kind" | "stage">,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const running = new Promise<Result>((resolve, reject) => {
    context.jobs.start(kind, stage, async (progress) => {
      try {
        resolve(await work(progress));
      } catch (error) {
        reject(error);
        throw error;
      }
    });
  });
  return running;
}
