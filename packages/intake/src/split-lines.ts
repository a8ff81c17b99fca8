/** One row of a file as it stands there. */
export interface RawRow {
  readonly bytes: Uint8Array;
  /** Number of the line in NDJSON, of the entry in a Bundle or array; from 1. */
  readonly line: number;
  /** Bytes of the (unpacked) file up to and with this row. */
  readonly end: number;
  /** The file ended before the row did. */
  readonly cut: boolean;
}

/** Cuts a stream of bytes into rows; `push` gives the rows that are complete, `finish` the rest. */
export interface Splitter {
  push(chunk: Uint8Array): RawRow[];
  finish(): RawRow[];
}

const LF = 0x0a;
const CR = 0x0d;

export interface Position {
  /** Bytes before the first one pushed. */
  readonly bytes: number;
  readonly lines: number;
}

/** Lines of NDJSON; blank lines are no rows. The last line needs no line feed. */
export function lineSplitter(from: Position): Splitter {
  let line = from.lines;
  let offset = from.bytes;
  let rest: Uint8Array[] = [];
  const take = (piece: Uint8Array, newline: boolean): RawRow | null => {
    const bytes = rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
    rest = [];
    line++;
    offset += bytes.length + (newline ? 1 : 0);
    const trimmed = bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes;
    return isBlank(trimmed) ? null : { bytes: trimmed, line, end: offset, cut: !newline };
  };
  return {
    push(chunk) {
      const rows: RawRow[] = [];
      let start = 0;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, start)) {
        const row = take(chunk.subarray(start, at), true);
        if (row) rows.push(row);
        start = at + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
      return rows;
    },
    finish() {
      const row = rest.length === 0 ? null : take(new Uint8Array(0), false);
      return row ? [row] : [];
    },
  };
}

export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === CR || byte === LF);
}
