import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";

// A reader that goes away (`kangyu … | head`) is no failure; what changes records goes on without one.
const readers = { needed: true };
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (readers.needed) process.exit(error.code === "EPIPE" ? 0 : 1);
  });
}

process.exitCode = await runProgram(process.argv.slice(2), {
  commands,
  console: {
    out: (text) => process.stdout.write(text),
    tell: (text) => process.stderr.write(text),
    outliveReaders() {
      readers.needed = false;
    },
  },
});
