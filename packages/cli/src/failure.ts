import { type Console, type ExitCode, UnusableInput } from "./command.ts";

/**
 * Says what went wrong in one line and gives the exit code. Problems of ours carry their sentence in both languages;
 * anything else says its message. The stack is shown only where `KANGYU_TRACE` asks for it.
 */
export function sayFailure(error: unknown, console: Console): ExitCode {
  console.tell(`${sentenceOf(error)}\n`);
  if (process.env.KANGYU_TRACE !== undefined && error instanceof Error) console.tell(`${error.stack}\n`);
  return isUnusable(error) ? 2 : 1;
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("text" in error && isText(error.text)) return `${error.text.zh} / ${error.text.en}`;
  return error.message.split("\n")[0] || error.name;
}

function isText(value: unknown): value is { zh: string; en: string } {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}

/** A file that is not there or cannot be read is unusable input, as is what a reader of ours refuses. */
function isUnusable(error: unknown): boolean {
  if (error instanceof UnusableInput) return true;
  return error instanceof Error && (error.name === "UnreadableDocument" || error.name === "UnreadableFile");
}
