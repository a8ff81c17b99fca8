/** One property modifier (MS-DOC 2.2.5): its code and the bytes of its operand. */
interface Modifier {
  readonly code: number;
  readonly operand: Buffer;
}

/** Sizes of operands by the top three bits of the code; 6 says its own. */
const SIZES: readonly number[] = [1, 1, 2, 4, 2, 2, 0, 3];
const DEFINE_TABLE = 0xd608;
const CHANGE_TABS = 0xc615;
/** Modifiers too long for a page of properties stand in the data stream, where this one says. */
const ELSEWHERE: readonly number[] = [0x6645, 0x6646];

function modifiersOf(bytes: Buffer, data: Buffer): Modifier[] {
  const modifiers: Modifier[] = [];
  let at = 0;
  while (at + 3 <= bytes.length) {
    const code = bytes.readUInt16LE(at);
    let start = at + 2;
    let size = SIZES[code >> 13] ?? 0;
    if (code === DEFINE_TABLE) {
      size = bytes.readUInt16LE(start) - 1;
      start += 2;
    } else if (code >> 13 === 6) {
      size = bytes[start] ?? 0;
      // Tab stops beyond what a byte counts end the list; none of what is wanted here comes after them.
      if (code === CHANGE_TABS && size === 255) break;
      start += 1;
    }
    const operand = bytes.subarray(start, start + size);
    if (ELSEWHERE.includes(code)) {
      const from = operand.readUInt32LE(0);
      modifiers.push(...modifiersOf(data.subarray(from + 2, from + 2 + data.readInt16LE(from)), NOTHING));
    } else modifiers.push({ code, operand });
    at = start + size;
  }
  return modifiers;
}

const NOTHING = Buffer.alloc(0);

export interface RowCell {
  /** Left and right edge in twentieths of a point. */
  readonly left: number;
  readonly right: number;
  /** It continues the one to its left. */
  readonly joined: boolean;
  /** It begins a cell that goes on downwards, or goes on with one. */
  readonly down: "starts" | "continues" | null;
}

/** What this reader needs to know of a paragraph. */
export interface ParagraphProperties {
  readonly style: number;
  readonly inTable: boolean;
  /** Its mark ends a row of the outermost table. */
  readonly endsRow: boolean;
  /** How deep it stands in tables. */
  readonly depth: number;
  /** Its list (1-based number of the override) and level; null where it says nothing about lists. */
  readonly list: number | null;
  readonly level: number | null;
  readonly cells: readonly RowCell[];
}

/** A style number and modifiers (GrpPrlAndIstd, MS-DOC 2.9.114) to what they say; `data` is the stream that they may point into. */
export function paragraphProperties(style: number, bytes: Buffer, data: Buffer = NOTHING): ParagraphProperties {
  const known = new Map<number, Buffer>();
  const merges: Buffer[] = [];
  for (const { code, operand } of modifiersOf(bytes, data)) {
    known.set(code, operand);
    if (code === 0xd62b) merges.push(operand);
  }
  const flag = (code: number) => known.get(code)?.[0] === 1;
  const inTable = flag(0x2416);
  const depth = known.get(0x6649);
  const list = known.get(0x460b);
  const cells = cellsOf(known.get(DEFINE_TABLE));
  return {
    style,
    inTable,
    endsRow: flag(0x2417),
    depth: depth === undefined || depth.length < 4 ? Number(inTable) : depth.readInt32LE(0),
    list: list === undefined || list.length < 2 ? null : list.readInt16LE(0),
    level: known.get(0x260a)?.[0] ?? null,
    cells: cells.map((cell, at) => {
      const merge = merges.findLast((one) => one[0] === at)?.[1];
      return merge === undefined ? cell : { ...cell, down: downOf((merge & 1) === 1, (merge & 2) === 2) };
    }),
  };
}

function downOf(isMerged: boolean, isFirst: boolean): RowCell["down"] {
  if (!isMerged) return null;
  return isFirst ? "starts" : "continues";
}

/** Bytes of a cell's description (TC80, MS-DOC 2.9.311). */
const CELL = 20;

/** The definition of a row (TDefTableOperand, MS-DOC 2.9.326): edges of its cells and how they are merged. */
function cellsOf(operand: Buffer | undefined): RowCell[] {
  const count = operand?.[0];
  if (operand === undefined || count === undefined || operand.length < 1 + 2 * (count + 1)) return [];
  return Array.from({ length: count }, (_, at) => {
    const from = 1 + 2 * (count + 1) + CELL * at;
    const flags = from + 2 <= operand.length ? operand.readUInt16LE(from) : 0;
    return {
      left: operand.readInt16LE(1 + 2 * at),
      right: operand.readInt16LE(3 + 2 * at),
      joined: (flags & 2) !== 0,
      down: downOf((flags & 0x20) !== 0, (flags & 0x40) !== 0),
    };
  });
}

/** The properties of paragraphs by where their text stands in the file: runs of file positions, sorted. */
export class ParagraphRuns {
  readonly #ends: readonly number[];
  readonly #properties: readonly ParagraphProperties[];

  /** `document` is the stream with the pages of properties (PapxFkp, MS-DOC 2.9.175), `index` their table (PlcBtePapx), `data` what they point into. */
  constructor(document: Buffer, { index, data }: { readonly index: Buffer; readonly data: Buffer }) {
    const count = Math.max(0, (index.length - 4) / 8);
    const ends: number[] = [];
    const properties: ParagraphProperties[] = [];
    for (let at = 0; at < count; at += 1) {
      const page = document.subarray((index.readUInt32LE(4 * (count + 1) + 4 * at) & 0x3fffff) * 512).subarray(0, 512);
      const runs = page[511] ?? 0;
      for (let run = 0; run < runs; run += 1) {
        ends.push(page.readUInt32LE(4 * (run + 1)));
        properties.push(propertiesAt(page, 2 * (page[4 * (runs + 1) + 13 * run] ?? 0), data));
      }
    }
    this.#ends = ends;
    this.#properties = properties;
  }

  /** The properties of the paragraph whose text stands at a position of the file. */
  at(position: number): ParagraphProperties {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return this.#properties[low] ?? PLAIN;
  }
}

const PLAIN = paragraphProperties(0, NOTHING);

/** A length of 0 says that the next byte has it. */
function propertiesAt(page: Buffer, offset: number, data: Buffer): ParagraphProperties {
  if (offset === 0) return PLAIN;
  const isLong = page[offset] === 0;
  const start = offset + (isLong ? 2 : 1);
  const size = isLong ? 2 * (page[offset + 1] ?? 0) : 2 * (page[offset] ?? 0) - 1;
  if (size < 2) return PLAIN;
  const bytes = page.subarray(start, start + size);
  return paragraphProperties(bytes.readUInt16LE(0), bytes.subarray(2), data);
}
