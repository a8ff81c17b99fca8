import { availableParallelism } from "node:os";
import { rebuildInThreads } from "@kangyu/jobs";
import type { Command } from "../command.ts";
import { dataFlag } from "../places.ts";
import { openSession } from "../session.ts";
import { stageDisplay } from "../start/progress.ts";

/** Everything derived, made anew from the record: the same figures must come out. */
export const rebuild: Command = {
  path: ["rebuild"],
  group: "records",
  summary: "make facts, standings and figures anew from the record",
  description:
    "For after a change of definitions, or to prove that the figures follow from the record. Stop the server first.",
  examples: ["kangyu rebuild", "kangyu rebuild --json"],
  flags: [{ flags: "--json", description: "print the outcome as JSON" }, dataFlag],
  changesRecords: true,
  async run(invocation) {
    const session = await openSession(invocation, { mode: "own" });
    try {
      const began = performance.now();
      const isJson = invocation.flags.json === true;
      const stage = stageDisplay({ out: invocation.console.tell, tell: invocation.console.tell }, false)("derive");
      await session.store.loadDefinitions();
      const residents = await rebuildInThreads({
        store: session.store,
        catalogueDir: session.catalogue.dir,
        facts: true,
        threads: availableParallelism(),
        onProgress: ({ done, total }) => (isJson ? undefined : stage.at(done, total ?? done, "residents")),
      });
      const seconds = (performance.now() - began) / 1000;
      const text = isJson
        ? JSON.stringify({ residents, seconds })
        : `${residents} residents in ${seconds.toFixed(1)} s`;
      invocation.console.out(`${text}\n`);
      return 0;
    } finally {
      await session.close();
    }
  },
};
