import { formChecker, makeJudge, problemText, retryLedger } from "@kangyu/intake";
import type { LedgerEntry, LedgerQuery } from "@kangyu/store";
import {
  type Command,
  type ExitCode,
  firstValue,
  type Invocation,
  textFlag,
  UnusableInput,
  wholeFlag,
} from "../command.ts";
import { dataFlag } from "../places.ts";
import { readInput } from "../read-input.ts";
import { COMMAND_LINE, openSession, type Session } from "../session.ts";

const json = { flags: "--json", description: "print JSON, one object a line" };
const STATES = ["open", "resolved", "dismissed"] as const;

export const ledgerList: Command = {
  path: ["ledger", "list"],
  group: "records",
  summary: "list the rows that imports refused, with their reasons",
  examples: ["kangyu ledger list", "kangyu ledger list --state resolved --limit 10 --json"],
  flags: [
    { flags: "--import <id>", description: "of this import only" },
    { flags: "--state <state>", description: "open, resolved or dismissed", fallback: "open" },
    { flags: "--limit <number>", description: "at most this many", fallback: "50" },
    json,
    dataFlag,
  ],
  async run(invocation) {
    const query = queryOf(invocation);
    return withSession(invocation, async ({ store }) => {
      const page = await store.ledger(query, COMMAND_LINE);
      for (const entry of page.rows) invocation.console.out(`${shown(entry, invocation)}\n`);
      if (invocation.flags.json !== true) invocation.console.out(`${page.rows.length} of ${page.total}\n`);
      return 0;
    });
  },
};

export const ledgerRetry: Command = {
  path: ["ledger", "retry"],
  group: "records",
  summary: "try a refused row again, as it was or corrected",
  description: "Exits with 1 when the row is refused again; it then stays in the ledger.",
  examples: ["kangyu ledger retry 01J9…", "kangyu ledger retry 01J9… --with corrected.json"],
  arguments: [{ name: "<id>", description: "of the ledger row" }],
  flags: [{ flags: "--with <file>", description: "the corrected resource" }, json, dataFlag],
  changesRecords: true,
  async run(invocation) {
    const file = textFlag(invocation, "with");
    const content = file === undefined ? undefined : new TextDecoder().decode(await readInput(file));
    return withSession(invocation, async ({ store, catalogue }) => {
      const judge = makeJudge({
        now: Date.now,
        checkForm: formChecker(catalogue.programmes),
        catalogueDir: catalogue.dir,
      });
      const retry = { store, judge, actor: COMMAND_LINE, id: firstValue(invocation) };
      const outcome = await retryLedger(content === undefined ? retry : { ...retry, content });
      const words = outcome.ok ? `accepted as ${outcome.id}` : `${outcome.text.zh} / ${outcome.text.en}`;
      invocation.console.out(`${invocation.flags.json === true ? JSON.stringify(outcome) : words}\n`);
      return outcome.ok ? 0 : 1;
    });
  },
};

export const ledgerDismiss: Command = {
  path: ["ledger", "dismiss"],
  group: "records",
  summary: "close a refused row without importing it; it is kept with the reason",
  examples: ['kangyu ledger dismiss 01J9… --reason "sent twice"'],
  arguments: [{ name: "<id>", description: "of the ledger row" }],
  flags: [{ flags: "--reason <text>", description: "why it needs no import" }, dataFlag],
  changesRecords: true,
  async run(invocation) {
    const reason = textFlag(invocation, "reason");
    if (reason === undefined) throw new UnusableInput("请用 --reason 说明原因。 / Say why with --reason.");
    return withSession(invocation, async ({ store }) => {
      const id = firstValue(invocation);
      if ((await store.ledgerEntry(id, COMMAND_LINE)) === null) {
        throw new UnusableInput(`登记簿中没有 ${id}。 / There is no ledger row ${id}.`);
      }
      await store.dismiss(id, reason, COMMAND_LINE);
      return 0;
    });
  },
};

async function withSession(invocation: Invocation, work: (session: Session) => Promise<ExitCode>): Promise<ExitCode> {
  const session = await openSession(invocation, { mode: "share" });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

function queryOf(invocation: Invocation): LedgerQuery {
  const state = STATES.find((each) => each === textFlag(invocation, "state"));
  if (state === undefined) {
    throw new UnusableInput(`--state 应为 ${STATES.join("、")} 之一。 / --state must be one of ${STATES.join(", ")}.`);
  }
  const limit = wholeFlag(invocation, "limit", { least: 1, most: 1000 }) ?? 50;
  const run = textFlag(invocation, "import");
  return run === undefined ? { state, limit } : { state, limit, import: run };
}

/** The bytes are shown in neither form: they may be about a person, and a terminal keeps what it shows. */
function shown(entry: LedgerEntry, { flags }: Invocation): string {
  const { id, file, line, code, path, detail, state, note } = entry;
  const text = problemText(code, detail);
  if (flags.json === true)
    return JSON.stringify({ id, import: entry.import, file, line, code, path, text, state, note });
  return `${id}\t${file}:${line ?? "-"}\t${code}\t${text.zh} / ${text.en}`;
}
