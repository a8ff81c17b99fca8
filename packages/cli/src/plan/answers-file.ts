import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { UnusableInput } from "../command.ts";
import { readInput } from "../read-input.ts";

export const STATES = ["open", "agreed", "explained", "dismissed"] as const;
type State = (typeof STATES)[number];

/** One line of an answers file; what it says beside `state` and `reason` is there for the person who fills it in. */
export interface AnswerEntry {
  readonly state: State;
  readonly reason?: string | undefined;
  readonly [more: string]: unknown;
}

/** Answers by the id of their finding. */
export type Answers = ReadonlyMap<string, AnswerEntry>;

const ID = /^[0-9a-f]{16}$/;

/** Reads an answers file; null where there is none. Refuses a file that is not one with the place that is wrong. */
export async function readAnswers(path: string): Promise<Answers | null> {
  if (!existsSync(path)) return null;
  const json = parsed(path, new TextDecoder().decode(await readInput(path)));
  const entries = isRecord(json) && isRecord(json.answers) ? Object.entries(json.answers) : null;
  if (entries === null) throw wrong(path, "answers", "应为“编号: {state, reason}”", "must be an object by finding id");
  return new Map(entries.map(([id, entry]) => [id, entryOf(path, id, entry)]));
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnusableInput(`${path} 不是 JSON。 / ${path} is not JSON.`);
  }
}

function entryOf(path: string, id: string, entry: unknown): AnswerEntry {
  if (!ID.test(id)) throw wrong(path, id, "不是问题编号", "is not the id of a finding");
  if (!isRecord(entry)) throw wrong(path, id, "应为 {state, reason}", "must be {state, reason}");
  const state = STATES.find((one) => one === entry.state);
  if (state === undefined)
    throw wrong(path, `${id}.state`, `应为 ${STATES.join("、")} 之一`, `must be one of ${STATES.join(", ")}`);
  const reason = typeof entry.reason === "string" ? entry.reason.trim() : undefined;
  if ((state === "explained" || state === "dismissed") && !reason)
    throw wrong(path, `${id}.reason`, `${state} 须写明理由`, `${state} needs a reason`);
  return { ...entry, state, reason };
}

function wrong(path: string, at: string, zh: string, en: string): UnusableInput {
  return new UnusableInput(`${path} 的 ${at} ${zh}。 / ${path}: ${at} ${en}.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes an answers file whole, beside the old one first: a stop in between leaves the old one as it was. */
export async function writeAnswers(path: string, plan: string, answers: Answers): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, `${JSON.stringify({ plan, answers: Object.fromEntries(answers) }, null, 2)}\n`);
  await rename(draft, path);
}
