import type { DocumentCell } from "./document.ts";
import { narrow, squeeze } from "./text.ts";

type Row = readonly DocumentCell[];

const corners = /^(?:年份?|年度|时间|时期|阶段|指标\/?年份?|年份?\/?指标|(?:主要)?指标(?:名称)?)$/u;
const unitOrKind = /^(?:(?:计量)?单位|(?:指标)?(?:属性|性质))$/u;
const dated = /(?:19|20)\d{2}|五[”"]?(?:期?末|期间|时期)|现状|基期|目标/u;

/** A table that lists its indicators across and its years down, turned; any other as it is. */
export function upright(rows: readonly Row[]): readonly Row[] {
  const [header, ...below] = rows;
  const corner = header?.[0];
  if (header === undefined || corner === undefined || below.length < 2 || !corners.test(narrow(corner.text)))
    return rows;
  const firsts = below.map((row) => narrow(row[0]?.text ?? ""));
  const years = firsts.filter((text) => dated.test(text));
  if (years.length < 2 || !firsts.every((text) => dated.test(text) || unitOrKind.test(text))) return rows;
  if (header.slice(1).some(isDated)) return rows;
  return header.map((_, column) =>
    rows.map((row, at): DocumentCell => {
      const cell = row[column] ?? { text: "", line: corner.line };
      const { merged, ...rest } = at === 0 && column === 0 ? { ...cell, text: "指标" } : cell;
      return merged === undefined ? rest : { ...rest, merged: merged === "up" ? "left" : "up" };
    }),
  );
}

function isDated(cell: DocumentCell): boolean {
  return dated.test(narrow(cell.text));
}

interface Columns {
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * Names over two columns of one header (每千人口 | 注册护士数) put together where the left says of how many people; any
 * other table as it is.
 */
export function withWholeNames({ headers, rows }: Columns): Columns {
  const at = headers.findIndex(
    (header, column) => /指标|名称/u.test(header) && ["", header].includes(headers[column + 1] ?? "-"),
  );
  if (at < 0) return { headers, rows };
  let above = "";
  const names = rows.map((row) => {
    const [left, right] = [row[at], row[at + 1]];
    const [own, tail] = [squeeze(left?.text ?? ""), right?.merged === "left" ? "" : squeeze(right?.text ?? "")];
    above = own || (tail === "" ? "" : above);
    if (tail === "" || tail === own) return { text: left?.text ?? "", line: left?.line ?? 0 };
    return /^每[百千万十]/u.test(above) ? { text: `${above}${tail}`, line: right?.line ?? 0 } : null;
  });
  if (names.some((name) => name === null)) return { headers, rows };
  const without = <Kind>(row: readonly Kind[]) => row.filter((_, column) => column !== at + 1);
  return {
    headers: without(headers),
    rows: rows.map((row, index) =>
      without(row.map((cell, column) => (column === at ? { ...cell, ...names[index] } : cell))),
    ),
  };
}
