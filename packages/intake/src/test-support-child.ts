/**
 * Imports one file when told to, for the test that kills it: prints the mark of every transaction it was told of, and after
 * as many as it was told to it waits to be killed.
 */
import { flushCompileCache } from "node:module";
import { importFile } from "./import-file.ts";
import { actor, openTestStore } from "./test-support.ts";

const [url = "", path = "", batch = "10", catalogue] = process.argv.slice(2);
const { store, judge } = await openTestStore(url, catalogue);
// A process that is killed never writes what it compiled, so the next one would start as slowly.
flushCompileCache();
process.stdout.write("ready\n");
const most = Number(await new Promise((resolve) => process.stdin.once("data", resolve)));
let told = 0;
const [resume] = (await store.imports(actor)).filter((run) => run.state === "running");
const run = await importFile(path, null, {
  store,
  judge,
  actor,
  world: "real",
  place: null,
  batch: Number(batch),
  ...(resume ? { resume } : {}),
  onProgress: ({ done }) => {
    process.stdout.write(`${done}\n`);
    told += 1;
    if (told >= most) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
process.stdout.write(`${run.state}\n`);
await store.close();
process.exit(0);
