import { Archive } from "./archive.ts";
import type { Block } from "./document.ts";
import { listsOfXml } from "./docx-lists.ts";
import { ListNumbers } from "./list-numbers.ts";
import { gridOfSpans } from "./merged-grid.ts";
import { UnreadableDocument } from "./problems.ts";
import { childOf, childrenOf, type Element, parseXml } from "./xml-tree.ts";

/**
 * A Word document (ECMA-376) to its paragraphs and tables in reading order, automatic numbers included.
 * `line` counts paragraphs and cells from 1. Throws `UnreadableDocument` for a damaged file and for one that is too large.
 */
export function readDocx(bytes: Uint8Array): Block[] {
  const archive = new Archive(bytes);
  const part = (name: string) => {
    const text = archive.text(name);
    return text === undefined ? undefined : parseXml(text);
  };
  const body = part("word/document.xml");
  const numbers = new ListNumbers(listsOfXml(part("word/numbering.xml")));
  const reader: Reader = { numbers, listOfStyle: listsOfStyles(part("word/styles.xml")), line: 0 };
  const blocks = blocksOf(childOf(body, "document", "body")?.children ?? [], reader);
  // A scan that was put into a Word document is no text either.
  const isScan = blocks.length === 0 && archive.names().some((name) => name.startsWith("word/media/"));
  if (isScan) throw new UnreadableDocument("no-text");
  return blocks;
}

interface List {
  readonly id: string | undefined;
  readonly level: number | undefined;
}

interface Reader {
  readonly numbers: ListNumbers;
  readonly listOfStyle: (style: string | undefined) => List | undefined;
  line: number;
}

/** A style may carry the list, its own or that of the style it is based on. */
function listsOfStyles(styles: Element | undefined): Reader["listOfStyle"] {
  const all = new Map(
    childrenOf(childOf(styles, "styles"), "style").map((style) => [style.attributes.styleId ?? "", style]),
  );
  const listOf = (id: string | undefined, depth = 0): List | undefined => {
    const style = all.get(id ?? "");
    if (style === undefined || depth > 10) return undefined;
    return listIn(childOf(style, "pPr")) ?? listOf(childOf(style, "basedOn")?.attributes.val, depth + 1);
  };
  return (id) => listOf(id);
}

function listIn(properties: Element | undefined): List | undefined {
  const list = childOf(properties, "numPr");
  if (list === undefined) return undefined;
  const level = childOf(list, "ilvl")?.attributes.val;
  return { id: childOf(list, "numId")?.attributes.val, level: level === undefined ? undefined : Number(level) };
}

function blocksOf(children: readonly (Element | string)[], reader: Reader): Block[] {
  return children.flatMap((child): Block[] => {
    if (typeof child === "string") return [];
    if (child.name === "p") {
      reader.line += 1;
      const text = paragraphText(child, reader);
      return [
        ...(text === "" ? [] : [{ kind: "paragraph" as const, line: reader.line, text }]),
        ...boxesOf(child, reader),
      ];
    }
    if (child.name === "tbl") return [tableOf(child, reader)];
    const inside =
      child.name === "sdt"
        ? childOf(child, "sdtContent")?.children
        : /^(?:ins|smartTag|customXml)$/u.test(child.name)
          ? child.children
          : [];
    return blocksOf(inside ?? [], reader);
  });
}

function paragraphText(paragraph: Element, reader: Reader): string {
  const properties = childOf(paragraph, "pPr");
  const ofStyle = reader.listOfStyle(childOf(properties, "pStyle")?.attributes.val);
  const own = listIn(properties);
  const text = runsText(paragraph).trim();
  const id = own?.id ?? ofStyle?.id;
  if (id === undefined || text === "") return text;
  return `${reader.numbers.next(id, own?.level ?? ofStyle?.level ?? 0)}${text}`;
}

/** What is deleted or moved away while changes are tracked, what a field was made from, and the reading over a word. */
const skipped = new Set("pPr rPr del moveFrom instrText delText Fallback txbxContent footnoteReference rt".split(" "));

function runsText(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === "string") return element.name === "t" ? child : "";
      if (child.name === "br" || child.name === "cr") return "\n";
      if (child.name === "tab") return " ";
      if (child.name === "noBreakHyphen") return "-";
      return skipped.has(child.name) || isHidden(child) ? "" : runsText(child);
    })
    .join("");
}

function isHidden(run: Element): boolean {
  const hidden = run.name === "r" ? childOf(run, "rPr", "vanish") : undefined;
  return hidden !== undefined && !/^(?:0|false|off)$/u.test(hidden.attributes.val ?? "");
}

/** Text boxes stand inside a paragraph's drawing; their text follows the paragraph. */
function boxesOf(element: Element, reader: Reader): Block[] {
  return element.children.flatMap((child): Block[] => {
    if (typeof child === "string" || child.name === "Fallback") return [];
    return child.name === "txbxContent" ? blocksOf(child.children, reader) : boxesOf(child, reader);
  });
}

function tableOf(table: Element, reader: Reader): Block {
  const line = reader.line + 1;
  const rows = rowsOf(table).map((row) => cellsOf(row, reader));
  const spanned = rows.map((cells, at) =>
    cells
      .filter((cell) => cell.merge !== "continue")
      .map((cell) => ({ ...cell, rows: 1 + continued(rows, at, cell.column) })),
  );
  const lines = spanned.flat().map((cell) => cell.line);
  let at = 0;
  return { kind: "table", line, rows: gridOfSpans(spanned, () => lines[at++] ?? line) };
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (child.name === "tr") return childOf(child, "trPr", "del") === undefined ? [child] : [];
    return child.name === "sdt" ? rowsOf(childOf(child, "sdtContent") ?? child) : [];
  });
}

interface WordCell {
  readonly text: string;
  readonly columns: number;
  readonly column: number;
  readonly merge: "restart" | "continue" | null;
  readonly line: number;
}

function cellsOf(row: Element, reader: Reader): WordCell[] {
  let column = Number(childOf(row, "trPr", "gridBefore")?.attributes.val ?? 0);
  return row.children.flatMap((child) => {
    const cell = typeof child !== "string" && child.name === "sdt" ? childOf(child, "sdtContent", "tc") : child;
    if (cell === undefined || typeof cell === "string" || cell.name !== "tc") return [];
    const properties = childOf(cell, "tcPr");
    const columns = Number(childOf(properties, "gridSpan")?.attributes.val ?? 1);
    const vertical = childOf(properties, "vMerge");
    const merge = vertical === undefined ? null : vertical.attributes.val === "restart" ? "restart" : "continue";
    const line = reader.line + 1;
    const text = blocksOf(cell.children, reader)
      .map((block) =>
        block.kind === "paragraph"
          ? block.text
          : block.rows.map((inner) => inner.map((one) => one.text).join(" ")).join("\n"),
      )
      .join("\n");
    const found: WordCell = { text, columns, column, merge, line };
    column += columns;
    return [found];
  });
}

function continued(rows: readonly (readonly WordCell[])[], at: number, column: number): number {
  let count = 0;
  while (rows[at + count + 1]?.some((cell) => cell.column === column && cell.merge === "continue")) count += 1;
  return count;
}
