import { readCsv } from "./delimited.ts";

export type Format =
  | "text"
  | "html"
  | "csv"
  | "docx"
  | "xlsx"
  | "odf"
  | "ole"
  | "ole-sheet"
  | "ole-works"
  | "ole-other"
  | "rtf"
  | "pdf"
  | "ofd"
  | "image"
  | "zip"
  | "encrypted";

const latin1 = new TextDecoder("latin1");

const signatures: readonly { readonly first: readonly number[]; readonly format: Format }[] = [
  { first: [0x89, 0x50, 0x4e, 0x47], format: "image" },
  { first: [0xff, 0xd8, 0xff], format: "image" },
  { first: [0x47, 0x49, 0x46, 0x38], format: "image" },
  { first: [0x49, 0x49, 0x2a, 0x00], format: "image" },
  { first: [0x4d, 0x4d, 0x00, 0x2a], format: "image" },
  { first: [0x50, 0x4b, 0x03, 0x04], format: "zip" },
  { first: [0x50, 0x4b, 0x05, 0x06], format: "zip" },
  { first: [0x7b, 0x5c, 0x72, 0x74, 0x66], format: "rtf" },
  { first: [0xd0, 0xcf, 0x11, 0xe0], format: "ole" },
];

/** What a file is, by its first bytes and, for archives, by the names of what they hold. Never by its own name. */
export function formatOf(bytes: Uint8Array): Format {
  if (latin1.decode(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  const known = signatures.find(({ first }) => first.every((byte, at) => bytes[at] === byte));
  if (known?.format === "zip") return archiveOf(bytes);
  if (known?.format === "ole") return compoundOf(bytes);
  return known?.format ?? "text";
}

/** The directory of a ZIP archive stands at its end, uncompressed. */
function archiveOf(bytes: Uint8Array): Format {
  const directory = latin1.decode(bytes.subarray(-262_144));
  if (directory.includes("word/document.xml")) return "docx";
  if (directory.includes("xl/workbook.xml")) return "xlsx";
  if (directory.includes("content.xml") && directory.includes("META-INF/manifest.xml")) return "odf";
  return directory.includes("OFD.xml") ? "ofd" : "zip";
}

/** Streams of a compound file (MS-CFB) by which its kind is told; a document's comes first, it may hold the others within. */
const streams: readonly { readonly name: string; readonly format: Format }[] = [
  { name: "EncryptedPackage", format: "encrypted" },
  { name: "WordDocument", format: "ole" },
  { name: "Workbook", format: "ole-sheet" },
  { name: "MatOST", format: "ole-works" },
  { name: "SPELLING", format: "ole-works" },
  { name: "PowerPoint Document", format: "ole-other" },
  { name: "__substg1.0_", format: "ole-other" },
];

function compoundOf(bytes: Uint8Array): Format {
  const text = latin1.decode(bytes);
  const utf16 = (name: string) => [...name].join("\u0000");
  return streams.find(({ name }) => text.includes(utf16(name)))?.format ?? "ole";
}

/** What a text file is: a saved web page, a sheet of comma-separated cells, or plain text. */
export function formatOfText(text: string): "html" | "csv" | "text" {
  if (/<!doctype html|<html[\s>]|<body[\s>]|<table[\s>]/iu.test(text.slice(0, 20_000))) return "html";
  return isSheet(text) ? "csv" : "text";
}

/** Rows of one width, where a sentence of running text would have none. */
function isSheet(text: string): boolean {
  if (text.includes("。") || text.includes("\t") || !text.includes(",")) return false;
  const [table] = readCsv(text);
  const widths = table?.kind === "table" ? table.rows.map((row) => row.length) : [];
  const [width = 0] = widths;
  return width > 1 && widths.length > 1 && widths.filter((one) => one === width).length >= widths.length * 0.8;
}
