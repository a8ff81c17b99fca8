/** A row without the cells that were merged away must keep at least this share of the table's columns. */
const fewest = 0.25;

interface Way {
  readonly rows: number;
  readonly narrow: number;
  readonly cost: number;
  readonly from: number;
}

/** Of two ways with as many narrow rows that one is right whose narrow rows come first: cells are merged in headings. */
const later = 1e-3;

/**
 * Rows of a binary Word table from what stands between its tabs. A cell ends with a tab and a row with one tab more, so
 * a row of n cells is n pieces and an empty one; a row with merged cells has fewer. The width is the one with which
 * nearly all rows are whole; null where no more than half of them are.
 */
export function docRows(pieces: readonly string[]): string[][] | null {
  const ways = Array.from({ length: 23 }, (_, at) => cut(pieces, at + 2)).filter((way) => way !== null);
  const [best] = ways.toSorted((left, right) => left.narrow / left.rows.length - right.narrow / right.rows.length);
  return best === undefined || best.narrow * 2 > best.rows.length ? null : best.rows;
}

/** The cutting into rows with the fewest narrow ones; null where there is none. */
function cut(pieces: readonly string[], width: number): { narrow: number; rows: string[][] } | null {
  const best: (Way | undefined)[] = [{ rows: 0, narrow: 0, cost: 0, from: -1 }];
  for (let end = 1; end <= pieces.length; end += 1) {
    if (pieces[end - 1]?.trim() !== "") continue;
    for (let cells = Math.max(1, Math.ceil(width * fewest)); cells <= width; cells += 1) {
      const from = end - cells - 1;
      const before = best[from];
      if (before === undefined || pieces.slice(from, end).every((piece) => piece.trim() === "")) continue;
      const narrow = cells === width ? 0 : 1;
      const cost = before.cost + narrow * (1 + later * before.rows);
      const known = best[end];
      if (known === undefined || cost < known.cost)
        best[end] = { rows: before.rows + 1, narrow: before.narrow + narrow, cost, from };
    }
  }
  const last = best[pieces.length];
  if (last === undefined || last.rows === last.narrow || last.rows < 2) return null;
  const rows: string[][] = [];
  for (let end = pieces.length; end > 0; end = best[end]?.from ?? 0)
    rows.unshift(pieces.slice(best[end]?.from ?? 0, end - 1).map((piece) => piece.trim()));
  return { narrow: last.narrow, rows };
}

/**
 * How many columns each cell of a narrow row spans: a cell over an empty one of the whole row below is merged downwards
 * and spans one; those over printed cells share what is left, the earlier ones first.
 */
export function spansOf(row: readonly string[], below: readonly string[], width: number): number[] {
  const seen = new Map<string, { score: number; spans: number[] }>();
  const place = (cell: number, column: number): { score: number; spans: number[] } => {
    if (cell === row.length) return { score: column === width ? 0 : Number.NEGATIVE_INFINITY, spans: [] };
    const key = `${cell}:${column}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    let best = { score: Number.NEGATIVE_INFINITY, spans: [] as number[] };
    for (let span = 1; span <= width - column - (row.length - cell - 1); span += 1) {
      const under = below.slice(column, column + span);
      const printed = under.filter((text) => text !== "").length;
      const rest = place(cell + 1, column + span);
      const score = rest.score + (span === 1 ? Number(printed === 0) : printed - (span - printed));
      if (score > best.score) best = { score, spans: [span, ...rest.spans] };
    }
    seen.set(key, best);
    return best;
  };
  return place(0, 0).spans;
}
