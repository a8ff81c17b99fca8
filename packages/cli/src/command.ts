/** What a command answers with: 0 worked, 1 failed, 2 the input or the arguments cannot be used. */
export type ExitCode = 0 | 1 | 2;

export type Group = "run" | "plan" | "records" | "definitions" | "statistics";

export interface Argument {
  /** As commander writes it: `<file>`, `[folder]`, `<files...>`. */
  readonly name: string;
  readonly description: string;
}

export interface Flag {
  /** As commander writes it: `--port <number>`, `--json`. */
  readonly flags: string;
  readonly description: string;
  readonly fallback?: string;
}

/** Where a command writes: `out` is for the answer (a program may read it), `tell` for what a person watches. */
export interface Console {
  out(text: string): void;
  tell(text: string): void;
  /** From now on the work goes on when nobody reads any more what is written. */
  outliveReaders?(): void;
}

export interface Invocation {
  /** In the order of `arguments`; a list argument is an array. */
  readonly values: readonly (string | readonly string[] | undefined)[];
  /** By long name in camel case. */
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly console: Console;
}

/** One command of `kangyu`. */
export interface Command {
  /** Words after `kangyu`, e.g. `["plan", "read"]`. */
  readonly path: readonly string[];
  readonly group: Group;
  readonly summary: string;
  /** What the help says below the summary; also the examples, one a line. */
  readonly description?: string;
  readonly examples: readonly string[];
  readonly arguments?: readonly Argument[];
  readonly flags?: readonly Flag[];
  /** It changes what is stored: it does not stop half-way because a reader went away (`kangyu import … | head`). */
  readonly changesRecords?: true;
  run(invocation: Invocation): Promise<ExitCode>;
}

/** Input or arguments that cannot be used: the message is said, and the exit code is 2. */
export class UnusableInput extends Error {
  override readonly name = "UnusableInput";
}

/** The text of a flag; undefined when it was not given. */
export function textFlag(invocation: Invocation, name: string): string | undefined {
  const value = invocation.flags[name];
  return typeof value === "string" ? value : undefined;
}

/** A flag that is a whole number between two limits; refuses anything else with a sentence. */
export function wholeFlag(
  invocation: Invocation,
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const text = textFlag(invocation, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UnusableInput(
    `--${name} 应为 ${least} 到 ${most} 之间的整数，不能是“${text}”。 / --${name} must be a whole number from ${least} to ${most}, not "${text}".`,
  );
}

/** The first argument, where it is a single one. */
export function firstValue({ values }: Invocation): string {
  const value = values[0];
  if (typeof value !== "string") throw new Error("a command asked for an argument that it does not declare");
  return value;
}

/** The arguments of a list. */
export function listValues({ values }: Invocation): readonly string[] {
  const value = values[0];
  return typeof value === "string" ? [value] : (value ?? []);
}
