import { listIn, listsOfStyles, listsOfWord } from "./doc-lists.ts";
import { paragraphsOf, type WordParagraph } from "./doc-paragraphs.ts";
import { openWord, type WordFile } from "./doc-streams.ts";
import { gridOfRows, type WordRow } from "./doc-table.ts";
import type { Block } from "./document.ts";
import { ListNumbers } from "./list-numbers.ts";
import { UnreadableDocument } from "./problems.ts";

/**
 * A binary Word document (.doc, Kingsoft .wps) to its paragraphs and tables as the file keeps them, automatic numbers
 * included. `line` counts paragraphs and cells from 1. Throws `UnreadableDocument`: a password, a damaged file, or a compound file of another program.
 */
export async function readDoc(bytes: Uint8Array): Promise<Block[]> {
  try {
    const file = openWord(bytes);
    return blocksOf(numbered(paragraphsOf(file), file));
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : new UnreadableDocument("broken");
  }
}

/** Paragraphs of lists with the numbers that the file does not print. */
function numbered(paragraphs: readonly WordParagraph[], file: WordFile): WordParagraph[] {
  const numbers = new ListNumbers(listsOfWord(file));
  const ofStyle = listsOfStyles(file);
  return paragraphs.map((paragraph) => {
    if (paragraph.text === "") return paragraph;
    const own = listIn(paragraph.settings);
    const style = ofStyle(paragraph.style);
    const list = own.number ?? style.number ?? 0;
    if (list === 0) return paragraph;
    return { ...paragraph, text: `${numbers.next(String(list), own.level ?? style.level ?? 0)}${paragraph.text}` };
  });
}

function blocksOf(paragraphs: readonly WordParagraph[]): Block[] {
  const blocks: Block[] = [];
  let rows: WordRow[] = [];
  let cells: WordRow["cells"][number][] = [];
  let texts: string[] = [];
  let line = 0;
  const closeTable = () => {
    if (rows.length > 0) blocks.push({ kind: "table", line: rows[0]?.cells[0]?.line ?? line, rows: gridOfRows(rows) });
    [rows, cells, texts] = [[], [], []];
  };
  for (const paragraph of paragraphs) {
    if (paragraph.depth === 0) {
      closeTable();
      line += 1;
      if (paragraph.text !== "") blocks.push({ kind: "paragraph", line, text: paragraph.text });
      continue;
    }
    if (paragraph.depth === 1 && paragraph.endsRow) {
      if (cells.length > 0) rows.push({ cells, settings: paragraph.settings });
      [cells, texts] = [[], []];
      continue;
    }
    if (paragraph.text !== "") texts.push(paragraph.text);
    if (paragraph.depth > 1 || !paragraph.endsCell) continue;
    line += 1;
    cells.push({ text: texts.join("\n"), line });
    texts = [];
  }
  closeTable();
  return blocks;
}
