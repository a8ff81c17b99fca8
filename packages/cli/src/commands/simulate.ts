import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { loadCatalogue } from "@kangyu/store";
import { type Command, textFlag, UnusableInput, wholeFlag } from "../command.ts";
import { catalogueFolder, dataFlag } from "../places.ts";
import { simulationTables } from "../registers.ts";
import { COMMAND_LINE, openSession } from "../session.ts";
import { simulatedVersion } from "../start/prepare-records.ts";
import { DEFAULT_RESIDENTS, DEFAULT_SEED, districtLines, textOf } from "../start/simulated-district.ts";
import { today } from "../today.ts";

export const simulateRemove: Command = {
  path: ["simulate", "remove"],
  group: "records",
  summary: "remove every simulated person and everything that follows from them",
  description:
    "Real people are not touched. A later start does not bring them back unless --residents asks for it. Drafts of plans made on them are taken away too, and can be brought back on screen.",
  examples: ["kangyu simulate remove", "kangyu simulate remove --json"],
  flags: [{ flags: "--json", description: "print the outcome as JSON" }, dataFlag],
  changesRecords: true,
  async run(invocation) {
    const session = await openSession(invocation, { mode: "share" });
    try {
      const removed = await session.store.removeSimulated(COMMAND_LINE);
      const text =
        invocation.flags.json === true ? JSON.stringify({ removed }) : `${removed} simulated residents removed`;
      invocation.console.out(`${text}\n`);
      return 0;
    } finally {
      await session.close();
    }
  },
};

export const simulateWrite: Command = {
  path: ["simulate", "write"],
  group: "records",
  summary: "write a simulated district to a file as FHIR NDJSON",
  description: "Streamed: a million residents need no more memory than a thousand. Some rows are broken on purpose.",
  examples: ["kangyu simulate write --residents 2000 --out district.ndjson"],
  flags: [
    { flags: "--residents <number>", description: `how many people (default: ${DEFAULT_RESIDENTS})` },
    { flags: "--seed <number>", description: "which district: the same number gives the same people" },
    { flags: "--out <file>", description: "the file" },
  ],
  async run(invocation) {
    const out = textFlag(invocation, "out");
    if (out === undefined) throw new UnusableInput("请用 --out 指定文件。 / Name the file with --out.");
    const residents = wholeFlag(invocation, "residents", { least: 1, most: 10_000_000 }) ?? DEFAULT_RESIDENTS;
    const seed = wholeFlag(invocation, "seed", { least: 0, most: 2 ** 31 - 1 }) ?? DEFAULT_SEED;
    const tables = simulationTables();
    const programmeVersion = simulatedVersion(await loadCatalogue(catalogueFolder), tables.hypertension.programme);
    const lines = districtLines({ seed, residents, today: today() }, { tables, programmeVersion });
    await pipeline(Readable.from(textOf(lines)), createWriteStream(out));
    return 0;
  },
};
