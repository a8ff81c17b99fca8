import { dayOfInstant } from "@kangyu/fhir";
import type { Incoming, Ready, World } from "@kangyu/store";
import { checkRow, type RowContext } from "./check-row.ts";
import { decoderOf } from "./encoding.ts";
import type { Judge } from "./judge.ts";
import type { RawRow } from "./split-lines.ts";
import type { Finding } from "./validator.ts";

/** What becomes of one row: ready to be written, or why not. */
export type JudgedRow =
  | { readonly ok: true; readonly ready: Ready }
  | { readonly ok: false; readonly finding: Omit<Finding, "code"> & { readonly code: string } };

/** Judges rows of one file, in their order. */
export type JudgeRows = (rows: readonly RawRow[]) => Promise<readonly JudgedRow[]>;

/** What the rows of one file are judged with, as plain data: it is handed to threads. */
export interface FileSetting {
  readonly encoding: "utf-8" | "gb18030";
  /** Rows are entries of a Bundle, not resources. */
  readonly entries: boolean;
  readonly aliases: ReadonlyMap<string, string>;
  readonly place: string | null;
  readonly places: ReadonlySet<string>;
  readonly world: World;
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly offsetMinutes: number;
}

type MakeReady = (incoming: Incoming, setting: FileSetting) => Ready;

/** Judges one row after another by the same setting. */
export function rowJudge(
  setting: FileSetting,
  judge: Pick<Judge, "validate" | "checkForm">,
  makeReady: MakeReady,
): (row: RawRow) => JudgedRow {
  const { encoding, entries, aliases, place, places, now, offsetMinutes } = setting;
  const context: RowContext = {
    validate: judge.validate,
    checkForm: judge.checkForm,
    decode: decoderOf(encoding),
    entries,
    aliases,
    place,
    isPlace: (code) => places.has(code),
    today: dayOfInstant(now, offsetMinutes),
    now,
  };
  return (row) => {
    const checked = checkRow(row, context);
    if (checked.ok) return { ok: true, ready: makeReady(checked.incoming, setting) };
    const { code, path, detail } = checked.refusal;
    return { ok: false, finding: { code, path: path ?? "", detail } };
  };
}
