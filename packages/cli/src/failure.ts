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

const FULL =
  "磁盘已满：请释放空间后再次启动，已保存的内容不会丢失。 / The disk is full: free some space and start again; what was saved is kept.";
const GONE = "数据库已停止：请再次启动。 / The database went away: start again.";

/** System and PostgreSQL codes (SQLSTATE) that a person can act on. */
const KNOWN: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  "53100": FULL,
  "57P01": GONE,
  "57P02": GONE,
  ECONNREFUSED: GONE,
  ECONNRESET: GONE,
};

/** What the driver says, without a code, of a connection that ended under it. */
const CUT_OFF = /^Connection terminated/;

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("text" in error && isText(error.text)) return `${error.text.zh} / ${error.text.en}`;
  const known = "code" in error ? KNOWN[String(error.code)] : undefined;
  if (known !== undefined) return known;
  if (CUT_OFF.test(error.message)) return GONE;
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
