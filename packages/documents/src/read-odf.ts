import { Archive } from "./archive.ts";
import type { Block } from "./document.ts";
import { gridOfSpans, type SpannedCell } from "./merged-grid.ts";
import { childOf, type Element, parseXml } from "./xml-tree.ts";

/** Repeated cells and rows are empty or ruled paper; a plan's table repeats none of these as often. */
const MOST_REPEATED = 200;
const containers = new Set(["text", "spreadsheet", "section", "list", "list-item", "list-header", "table-of-content"]);
const left = new Set(["tracked-changes", "annotation", "note", "index-title", "index-body"]);

/**
 * An OpenDocument text or sheet (ISO/IEC 26300) to its paragraphs and tables; `line` counts paragraphs and cells from 1.
 * Numbers of lists are not in the text. Throws `UnreadableDocument` for a damaged file and for one that is too large.
 */
export function readOdf(bytes: Uint8Array): Block[] {
  const content = new Archive(bytes).text("content.xml");
  const body = content === undefined ? undefined : childOf(parseXml(content), "document-content", "body");
  let line = 0;
  const blocksOf = (element: Element): Block[] =>
    element.children.flatMap((child): Block[] => {
      if (typeof child === "string" || left.has(child.name)) return [];
      if (child.name === "p" || child.name === "h") {
        const texts = textOf(child).trim();
        line += 1;
        return [
          ...(texts === "" ? [] : [{ kind: "paragraph" as const, line, text: texts }]),
          ...boxesIn(child).flatMap(blocksOf),
        ];
      }
      if (child.name === "table") {
        const start = line + 1;
        const rows = gridOfSpans(rowsOf(child), () => ++line).filter((row) => row.some((cell) => cell.text !== ""));
        return rows.length === 0 ? [] : [{ kind: "table", line: start, rows }];
      }
      return containers.has(child.name) ? blocksOf(child) : [];
    });
  return (body?.children ?? []).flatMap((child) => (typeof child === "string" ? [] : blocksOf(child)));
}

function textOf(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === "string") return child;
      if (child.name === "line-break") return "\n";
      if (child.name === "tab" || child.name === "s") return " ";
      return left.has(child.name) || child.name === "frame" ? "" : textOf(child);
    })
    .join("");
}

/** Text boxes stand inside a paragraph's frame; their text follows the paragraph. */
function boxesIn(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    return child.name === "text-box" ? [child] : boxesIn(child);
  });
}

const countIn = (element: Element, name: string) => Math.max(1, Number(element.attributes[name] ?? 1) || 1);

function rowsOf(table: Element): SpannedCell[][] {
  return table.children.flatMap((child): SpannedCell[][] => {
    if (typeof child === "string") return [];
    if (child.name === "table-header-rows" || child.name === "table-rows") return rowsOf(child);
    if (child.name !== "table-row") return [];
    const cells = cellsOf(child);
    const isEmpty = cells.every((cell) => cell.text === "");
    const times = isEmpty ? 1 : Math.min(MOST_REPEATED, countIn(child, "number-rows-repeated"));
    return Array.from({ length: times }, () => cells);
  });
}

/** A covered cell lies under a merged one: it is left out, as in HTML. */
function cellsOf(row: Element): SpannedCell[] {
  const cells = row.children.flatMap((child): SpannedCell[] => {
    if (typeof child === "string" || child.name !== "table-cell") return [];
    const text = cellText(child);
    const cell = {
      text,
      columns: countIn(child, "number-columns-spanned"),
      rows: countIn(child, "number-rows-spanned"),
    };
    const times = Math.min(MOST_REPEATED, countIn(child, "number-columns-repeated"));
    return Array.from({ length: times }, () => cell);
  });
  // Ruled paper: a sheet's row goes on to its last possible column.
  return cells.slice(0, cells.findLastIndex((cell) => cell.text !== "" || cell.columns > 1 || cell.rows > 1) + 1);
}

function cellText(cell: Element): string {
  return cell.children
    .flatMap((child) => {
      if (typeof child === "string") return [];
      if (child.name === "p" || child.name === "h") return [textOf(child).trim()];
      return child.name === "list" || child.name === "list-item" ? [cellText(child)] : [];
    })
    .join("\n");
}
