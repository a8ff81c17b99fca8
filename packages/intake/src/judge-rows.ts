import { dayOfInstant } from "@kangyu/fhir";
import type { Incoming, Ready, World } from "@kangyu/store";
import { bundleRow, isBundleRow, placeInBundle } from "./bundle-row.ts";
import { checkRow, type RowContext } from "./check-row.ts";
import { decoderOf } from "./encoding.ts";
import type { Judge } from "./judge.ts";
import type { RawRow } from "./split-lines.ts";
import type { Finding } from "./validator.ts";

/** What becomes of one row: ready to be written, or why not. */
export type Judged =
  | { readonly ok: true; readonly ready: Ready }
  | { readonly ok: false; readonly finding: Omit<Finding, "code"> & { readonly code: string } };

export type JudgedRow = Judged & {
  /** Index of the row it came from. */
  readonly row: number;
  /** Its bytes where they are not those of the row: of an entry of a line that is a Bundle. */
  readonly bytes: Uint8Array | null;
};

/** Judges rows of one file, in their order: one for each row, or as many as a Bundle has entries. */
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

/** Judges rows by the same setting. */
export function rowJudge(
  setting: FileSetting,
  judge: Pick<Judge, "validate" | "checkForm">,
  makeReady: MakeReady,
): (rows: readonly RawRow[]) => JudgedRow[] {
  const context = contextOf(setting, judge);
  const judgeOne = (row: RawRow, by: RowContext): Judged => {
    const checked = checkRow(row, by);
    if (checked.ok) return { ok: true, ready: makeReady(checked.incoming, setting) };
    const { code, path, detail } = checked.refusal;
    return { ok: false, finding: { code, path: path ?? "", detail } };
  };
  const judgeBundle = (bundle: RawRow, row: number): JudgedRow[] => {
    const { entries, aliases } = bundleRow(bundle, setting.encoding, context.decode);
    if (entries.length === 0) return [{ ...emptyBundle, row, bytes: null }];
    const inside = { ...context, entries: true, aliases: new Map([...setting.aliases, ...aliases]) };
    return entries.map((entry, index) => {
      const judged = judgeOne(entry, inside);
      const bytes = entry.bytes.length === 0 ? null : entry.bytes;
      if (judged.ok) return { ...judged, row, bytes };
      const path = placeInBundle(judged.finding.path, index);
      return { ok: false, finding: { ...judged.finding, path }, row, bytes };
    });
  };
  return (rows) =>
    rows.flatMap((row, index) =>
      !setting.entries && isBundleRow(row)
        ? judgeBundle(row, index)
        : { ...judgeOne(row, context), row: index, bytes: null },
    );
}

const emptyBundle: Judged = {
  ok: false,
  finding: { code: "missing-element", path: "Bundle.entry", detail: "required" },
};

function contextOf(
  { encoding, entries, aliases, place, places, now, offsetMinutes }: FileSetting,
  judge: Pick<Judge, "validate" | "checkForm">,
): RowContext {
  return {
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
}
