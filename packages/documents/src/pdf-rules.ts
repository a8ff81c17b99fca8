/** A box of a page in points, y upwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Ruling lines as boxes thinner than this in one direction. */
const thin = 3;
/** Lines this near are the same line. */
const near = 3;

interface RuledCell extends Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface RuledTable extends Box {
  readonly cells: readonly RuledCell[];
}

/** Drawn boxes of a page to the tables that their ruling lines make. */
export function ruledTables(boxes: readonly Box[]): RuledTable[] {
  const lines = boxes.flatMap(edgesOf);
  return groupsOf(lines)
    .map(tableOf)
    .filter((table): table is RuledTable => table !== null)
    .sort((left, right) => right.top - left.top);
}

/** A thin box is a line; a larger one is drawn by its four edges. */
function edgesOf(box: Box): Box[] {
  const wide = box.right - box.left;
  const high = box.top - box.bottom;
  if (wide < thin || high < thin) return wide > 2 * thin || high > 2 * thin ? [box] : [];
  return [
    { ...box, top: box.bottom },
    { ...box, bottom: box.top },
    { ...box, right: box.left },
    { ...box, left: box.right },
  ];
}

function touch(left: Box, right: Box): boolean {
  return (
    left.left <= right.right + near &&
    right.left <= left.right + near &&
    left.bottom <= right.top + near &&
    right.bottom <= left.top + near
  );
}

/** Lines that touch each other, directly or over others, belong to one table. */
function groupsOf(lines: readonly Box[]): Box[][] {
  const groups: Box[][] = [];
  for (const line of lines) {
    const touched = groups.filter((group) => group.some((other) => touch(line, other)));
    const rest = groups.filter((group) => !touched.includes(group));
    groups.length = 0;
    groups.push(...rest, [line, ...touched.flat()]);
  }
  return groups;
}

function tableOf(lines: readonly Box[]): RuledTable | null {
  const upright = lines.filter((line) => line.right - line.left < thin);
  const level = lines.filter((line) => line.top - line.bottom < thin);
  const xs = distinct(upright.map((line) => (line.left + line.right) / 2));
  const ys = closed(distinct(level.map((line) => (line.top + line.bottom) / 2)).reverse(), upright, xs);
  if (xs.length < 2 || ys.length < 2 || (xs.length === 2 && ys.length > 2)) return null;
  const drawn = { right: upright, below: level };
  const cells: RuledCell[] = [];
  const taken = new Set<string>();
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (taken.has(`${row},${column}`)) continue;
      const span = spanOf({ xs, ys, drawn }, row, column);
      for (let down = 0; down < span.rows; down += 1)
        for (let right = 0; right < span.columns; right += 1) taken.add(`${row + down},${column + right}`);
      cells.push({
        row,
        column,
        ...span,
        left: xs[column] ?? 0,
        right: xs[column + span.columns] ?? 0,
        top: ys[row] ?? 0,
        bottom: ys[row + span.rows] ?? 0,
      });
    }
  }
  return { cells, left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
}

/** A page that cuts a row leaves its frame open: the outer upright lines say how far the row reaches. */
function closed(ys: readonly number[], upright: readonly Box[], xs: readonly number[]): number[] {
  const [first, last] = [ys[0], ys.at(-1)];
  if (first === undefined || last === undefined || xs.length < 2) return [...ys];
  const outer = [xs[0] ?? 0, xs.at(-1) ?? 0].map((x) =>
    upright.filter((line) => line.left <= x + near && line.right >= x - near),
  );
  const top = Math.min(...outer.map((lines) => Math.max(...lines.map((line) => line.top))));
  const bottom = Math.max(...outer.map((lines) => Math.min(...lines.map((line) => line.bottom))));
  return [...(top > first + 3 * near ? [top] : []), ...ys, ...(bottom < last - 3 * near ? [bottom] : [])];
}

interface Frame {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly drawn: { readonly right: readonly Box[]; readonly below: readonly Box[] };
}

/** A cell reaches to the right and down as far as no line is drawn. */
function spanOf({ xs, ys, drawn }: Frame, row: number, column: number): { rows: number; columns: number } {
  const middleY = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
  const middleX = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
  let columns = 1;
  while (
    column + columns < xs.length - 1 &&
    !drawn.right.some((line) => crosses(line, xs[column + columns] ?? 0, middleY))
  )
    columns += 1;
  let rows = 1;
  while (row + rows < ys.length - 1 && !drawn.below.some((line) => crosses(line, middleX, ys[row + rows] ?? 0)))
    rows += 1;
  return { rows, columns };
}

function crosses(line: Box, x: number, y: number): boolean {
  return line.left <= x + near && line.right >= x - near && line.bottom <= y + near && line.top >= y - near;
}

function distinct(values: readonly number[]): number[] {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > near);
}
