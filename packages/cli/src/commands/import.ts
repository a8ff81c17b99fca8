import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { formChecker, importFile, makeJudge, problemText } from "@kangyu/intake";
import { deriveInThreads } from "@kangyu/jobs";
import type { ImportRun, World } from "@kangyu/store";
import { type Command, type ExitCode, type Invocation, listValues, textFlag, UnusableInput } from "../command.ts";
import { dataFlag } from "../places.ts";
import { readInput } from "../read-input.ts";
import { COMMAND_LINE, openSession, type Session } from "../session.ts";

/** Files of FHIR resources into the record, or into the ledger with the reason. */
export const importRecords: Command = {
  path: ["import"],
  group: "records",
  summary: "import FHIR R4 files (NDJSON or Bundles, also gzipped) into the record",
  description: [
    "What is good goes into the record, what is not goes into the ledger with its line and reason; the two add up to the",
    "rows of the file. The same file a second time changes nothing. An import that was cut off goes on where it was.",
    "A running server may stay on. Exits with 1 when a file could not be read to its end, 0 also when rows were refused.",
  ].join(" "),
  examples: [
    "kangyu import people.ndjson visits.ndjson.gz",
    "kangyu import bundle.json --place 690101001001 --json",
    "kangyu import district.ndjson --world simulated",
  ],
  arguments: [{ name: "<files...>", description: "the files" }],
  flags: [
    { flags: "--place <code>", description: "12-digit code of where people live whose address is not one of ours" },
    { flags: "--world <world>", description: "real or simulated; the two never share a figure", fallback: "real" },
    { flags: "--json", description: "print one JSON object a file" },
    dataFlag,
  ],
  changesRecords: true,
  async run(invocation) {
    const world = worldOf(textFlag(invocation, "world"));
    const files = listValues(invocation);
    for (const file of files) await readInput(file, "only-look");
    const session = await openSession(invocation, { mode: "share" });
    try {
      return await importAll(files, { session, invocation, world });
    } finally {
      await session.close();
    }
  },
};

interface Importing {
  readonly session: Session;
  readonly invocation: Invocation;
  readonly world: World;
}

async function importAll(files: readonly string[], { session, invocation, world }: Importing): Promise<ExitCode> {
  const { store, catalogue } = session;
  const { console } = invocation;
  const place = textFlag(invocation, "place") ?? null;
  if (place !== null) await requirePlace(session, place);
  const judge = makeJudge({ now: Date.now, checkForm: formChecker(catalogue.programmes), catalogueDir: catalogue.dir });
  let code: ExitCode = 0;
  for (const file of files) {
    const resume = await cutOff(session, { file: basename(file), world, place });
    const options = { store, judge, actor: COMMAND_LINE, world, place };
    const run = await importFile(file, null, resume === undefined ? options : { ...options, resume });
    if (run.state !== "done") code = 1;
    console.out(invocation.flags.json === true ? `${JSON.stringify(run)}\n` : `${lineOf(run)}\n`);
  }
  await deriveInThreads({ store, catalogueDir: catalogue.dir, threads: availableParallelism() });
  await store.fold();
  return code;
}

/** An earlier run of the same file that was not finished; the store tells a changed file by its digest. */
async function cutOff(
  { store }: Session,
  wanted: { readonly file: string; readonly world: World; readonly place: string | null },
): Promise<ImportRun | undefined> {
  await store.interruptImports();
  const runs = await store.imports(COMMAND_LINE);
  return runs.find(
    ({ file, world, place, state, operator }) =>
      state === "interrupted" &&
      operator === COMMAND_LINE.operator &&
      file === wanted.file &&
      world === wanted.world &&
      place === wanted.place,
  );
}

function lineOf({ file, state, rows, accepted, unchanged, refused, message }: ImportRun): string {
  const counts = `${rows} rows: ${accepted} accepted, ${unchanged} unchanged, ${refused} refused`;
  if (message === null) return `${file}: ${state}, ${counts}`;
  const { zh, en } = problemText(message, null);
  return `${file}: ${state}, ${counts}: ${zh} / ${en}`;
}

function worldOf(text: string | undefined): World {
  if (text === "real" || text === "simulated") return text;
  throw new UnusableInput(`--world 应为 real 或 simulated。 / --world must be real or simulated, not "${text}".`);
}

async function requirePlace({ store }: Session, code: string): Promise<void> {
  const places = await store.places();
  if (places.some((place) => place.code === code && place.kind === "village")) return;
  const example = places.find(({ kind }) => kind === "village")?.code ?? "690101001001";
  throw new UnusableInput(
    `没有编码为 ${code} 的村（居）：应为 12 位编码，例如 ${example}。 / There is no village or community ${code}: give its 12 digits, for example ${example}.`,
  );
}
