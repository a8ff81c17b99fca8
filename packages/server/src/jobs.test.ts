import { describe, expect, it } from "vitest";
import { JobBoard } from "./jobs.ts";

const stage = { zh: "读取", en: "Reading" };

describe("JobBoard", () => {
  it("shows progress while a task runs and that it has ended", async () => {
    const board = new JobBoard();
    let finish = (): void => undefined;
    const { job, done } = board.start("import", stage, (progress) => {
      progress({ done: 3, total: 10 });
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    expect(board.isRunning("import")).toBe(true);
    expect(board.list()[0]).toMatchObject({ id: job.id, done: 3, total: 10, state: "running" });
    finish();
    await done;
    expect(job.state).toBe("done");
    expect(board.isRunning("import")).toBe(false);
  });

  it("keeps a failed task with a sentence that says nothing of the record", async () => {
    const board = new JobBoard();
    const { job, done } = board.start("import", stage, () => Promise.reject(new Error("Zhang San 690101…")));
    await done;
    await board.settled();
    expect(job.state).toBe("failed");
    expect(JSON.stringify(job)).not.toContain("Zhang");
  });
});
