import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Block } from "./document.ts";
import { gridOfSpans } from "./merged-grid.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const dropped = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "nav",
  "footer",
  "header",
  "select",
  "button",
]);
const lines = new Set([
  "p",
  "div",
  "section",
  "article",
  "main",
  "li",
  "ul",
  "ol",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "pre",
  "dt",
  "dd",
  "dl",
  "td",
  "tr",
  "tbody",
  "center",
  "form",
  "figure",
  "body",
  "html",
]);

/** A saved web page to its paragraphs and tables; `line` counts them, and cells, from 1. Menus and scripts are left out. */
export function readHtml(text: string): Block[] {
  const blocks: Block[] = [];
  let open = "";
  let line = 0;
  const root = parse(text);
  const most = Math.min(largestBox, lengthOf(root) / 2);
  const close = () => {
    const paragraphs = open.split("\n").map((piece) => piece.replace(/[ \t\u00a0]+/gu, " ").trim());
    for (const paragraph of paragraphs.filter((piece) => piece !== "")) {
      line += 1;
      blocks.push({ kind: "paragraph", line, text: paragraph });
    }
    open = "";
  };
  const visit = (node: Node) => {
    if (node.nodeName === "#text") open += (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/gu, " ");
    if (!("childNodes" in node) || dropped.has(node.nodeName)) return;
    if (node.nodeName === "br") open += "\n";
    if (node.nodeName === "table" && isData(node, most)) {
      close();
      const start = line + 1;
      blocks.push({ kind: "table", line: start, rows: gridOfSpans(rowsOf(node), () => ++line) });
      return;
    }
    if (lines.has(node.nodeName)) close();
    for (const child of node.childNodes) visit(child);
    if (lines.has(node.nodeName)) close();
  };
  for (const node of root.childNodes) visit(node);
  close();
  return blocks;
}

/** Signs that a box (专栏) of one cell may hold; a page laid out in one cell holds more. */
const largestBox = 3000;

/** Signs that are read of a page. */
function lengthOf(node: DefaultTreeAdapterTypes.ParentNode): number {
  return node.childNodes.reduce((sum, child) => {
    if (child.nodeName === "#text") return sum + (child as DefaultTreeAdapterTypes.TextNode).value.trim().length;
    return "childNodes" in child && !dropped.has(child.nodeName) ? sum + lengthOf(child) : sum;
  }, 0);
}

/**
 * Old pages lay out their whole text in tables; a table that holds another, or one cell with most of the page in it, is
 * layout.
 */
function isData(table: Element, most: number): boolean {
  const all = rowElements(table).flatMap(cells);
  if (all.some(holdsTable)) return false;
  return (
    rowElements(table).some((row) => cells(row).length > 1) ||
    (all.length === 1 && all.every((cell) => textOf(cell).length < most))
  );
}

function holdsTable(node: Node): boolean {
  return "childNodes" in node && node.childNodes.some((child) => child.nodeName === "table" || holdsTable(child));
}

function rowElements(table: Element): Element[] {
  return table.childNodes.flatMap((child) => {
    if (child.nodeName === "tr") return [child as Element];
    return /^(?:thead|tbody|tfoot)$/u.test(child.nodeName) ? rowElements(child as Element) : [];
  });
}

function cells(row: Element): Element[] {
  return row.childNodes.filter((child): child is Element => child.nodeName === "td" || child.nodeName === "th");
}

function rowsOf(table: Element) {
  return rowElements(table).map((row) =>
    cells(row).map((cell) => ({
      text: textOf(cell).trim(),
      columns: spanOf(cell, "colspan"),
      rows: spanOf(cell, "rowspan"),
    })),
  );
}

function spanOf(cell: Element, name: string): number {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(value) && value > 0 && value < 1000 ? value : 1;
}

function textOf(node: Node): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/gu, " ");
  if (node.nodeName === "br") return "\n";
  if (!("childNodes" in node)) return "";
  const text = node.childNodes.map(textOf).join("");
  return lines.has(node.nodeName) && node.nodeName !== "td" ? `${text}\n` : text;
}
