import { Command as Commander, CommanderError } from "commander";
import type { Command, Console, ExitCode, Group } from "./command.ts";
import { sayFailure } from "./failure.ts";

const GROUPS: Readonly<Record<Group, string>> = {
  run: "Run it:",
  plan: "Plans:",
  records: "Records:",
  definitions: "Definitions:",
  statistics: "Signals and statistics:",
};

const FOOTER = `
Everything is kept in .kangyu/ of the current folder (--data names another place; KANGYU_DATA does the same).
With DATABASE_URL set, a PostgreSQL of yours (15 or newer) is used instead of the built-in one.

Exit codes: 0 it worked, 1 it failed, 2 the input or the arguments cannot be used.
"kangyu COMMAND --help" says more and gives examples.`;

const INTRODUCTION = `Kangyu 康域: the working system of a district health authority.
It reads the district's health plan, keeps one record per resident, and measures the plan's figures from the records.

First steps:
  kangyu start                      a simulated district in the browser
  kangyu start --empty              the same without simulated data
  kangyu plan read plan.txt --json  what a plan document promises, as data
  kangyu import people.ndjson       residents' records into the database
`;

interface Names {
  readonly commands: readonly Command[];
  readonly console: Console;
}

/** Runs the command line `args` (without `node` and the script). Never rejects, never prints a stack. */
export async function runProgram(args: readonly string[], { commands, console }: Names): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = configured(new Commander("kangyu"), console);
  program
    .configureHelp({ visibleCommands: leavesOf, subcommandTerm: termOf })
    .description(INTRODUCTION)
    .addHelpText("after", FOOTER)
    .showHelpAfterError('("kangyu --help" lists the commands)');
  for (const command of commands) {
    add(program, command, console, (answer) => {
      code = answer;
    });
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return sayFailure(error, console);
  }
}

function add(program: Commander, command: Command, console: Console, answer: (code: ExitCode) => void): void {
  const parent = command.path.slice(0, -1).reduce((at, word) => groupNamed(at, word, command, console), program);
  const leaf = configured(new Commander(command.path.at(-1)), console).summary(command.summary);
  leaf.description(`${command.summary}\n\n${command.description ?? ""}`.trim()).helpGroup(GROUPS[command.group]);
  for (const argument of command.arguments ?? []) leaf.argument(argument.name, argument.description);
  for (const { flags, description, fallback } of command.flags ?? []) leaf.option(flags, description, fallback);
  leaf.addHelpText("after", `\nExamples:\n${command.examples.map((line) => `  ${line}`).join("\n")}`);
  leaf.action(async (...given: unknown[]) => {
    const values = given.slice(0, command.arguments?.length ?? 0) as (string | string[] | undefined)[];
    if (command.changesRecords) console.outliveReaders?.();
    answer(await command.run({ values, flags: leaf.opts(), console }));
  });
  parent.addCommand(leaf);
}

/** `plan` of `plan read`: made once, listing what is below it. */
function groupNamed(at: Commander, word: string, { group }: Command, console: Console): Commander {
  const known = at.commands.find((command) => command.name() === word);
  if (known !== undefined) return known;
  const made = configured(new Commander(word), console)
    .helpGroup(GROUPS[group])
    .description(PARENTS[word] ?? "");
  at.addCommand(made);
  return made;
}

const PARENTS: Readonly<Record<string, string>> = {
  plan: "read plan documents",
  programme: "service definitions",
  simulate: "simulated districts",
  ledger: "what an import refused",
  watch: "signals in counts, places and line lists",
  stats: "epidemiological statistics",
};

/** The help lists every command whole, `plan read <file>`, not only its first word. */
function leavesOf(command: Commander): Commander[] {
  return command.commands.flatMap((each) => (each.commands.length > 0 ? leavesOf(each) : [each]));
}

function termOf(command: Commander): string {
  const words = [command.usage().replace("[options]", "").trim()];
  for (let at: Commander | null = command; at?.parent; at = at.parent) words.unshift(at.name());
  return words.join(" ").trim();
}

function configured(command: Commander, console: Console): Commander {
  return command
    .exitOverride()
    .configureOutput({ writeOut: (text) => console.out(text), writeErr: (text) => console.tell(text) })
    .helpOption("-h, --help", "say more about it")
    .helpCommand(false);
}
