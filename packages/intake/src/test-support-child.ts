/** Imports one file when told to, for the test that kills it: prints the mark of every transaction it was told of. */
import { flushCompileCache } from "node:module";
import { importFile } from "./import-file.ts";
import { actor, openTestStore } from "./test-support.ts";

const [url = "", path = "", batch = "10", catalogue] = process.argv.slice(2);
const { store, judge } = await openTestStore(url, catalogue);
// A process that is killed never writes what it compiled, so the next one would start as slowly.
flushCompileCache();
process.stdout.write("ready\n");
await new Promise((resolve) => process.stdin.once("data", resolve));
const [resume] = (await store.imports(actor)).filter((run) => run.state === "running");
const run = await importFile(path, null, {
  store,
  judge,
  actor,
  world: "real",
  place: null,
  batch: Number(batch),
  ...(resume ? { resume } : {}),
  onProgress: ({ done }) => process.stdout.write(`${done}\n`),
});
process.stdout.write(`${run.state}\n`);
await store.close();
process.exit(0);
