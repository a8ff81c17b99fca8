export { blocksOfLines } from "./cell-lines.ts";
export type { Block, Cell, Document, Paragraph, Table } from "./document.ts";
export { type DocumentProblem, problems as documentProblems, UnreadableDocument } from "./problems.ts";
export { type PagesRead, readDocument, readTextDocument } from "./read-document.ts";
export { readText, type SourceText } from "./read-text.ts";
export { writeDocx } from "./write-docx.ts";
export { type WrittenSheet, writeXlsx } from "./write-xlsx.ts";
export type { WrittenBlock, WrittenDocument, WrittenTable, WrittenText } from "./written.ts";
