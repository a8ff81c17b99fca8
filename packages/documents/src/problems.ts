/** What can be wrong with a file, and the sentence that says what to do about it. */
export const problems = {
  "broken-encoding": {
    en: "The text is neither UTF-8, UTF-16 nor GB 18030. Save it again as UTF-8.",
    zh: "文本编码不是 UTF-8、UTF-16 或 GB 18030，请另存为 UTF-8 后重试。",
  },
  "empty-file": { en: "The file is empty.", zh: "文件是空的。" },
  "no-text": {
    en: "The file holds pictures of pages and no text. Recognise its text first (OCR), or bring the original document.",
    zh: "文件只有页面图像，没有文字层。请先进行文字识别（OCR），或提供原始文档。",
  },
  "ofd-not-read": {
    en: "OFD files are not read. Export the document as DOCX or as PDF with a text layer.",
    zh: "不能读取 OFD 文件，请导出为 DOCX 或带文字层的 PDF。",
  },
  encrypted: {
    en: "The file is protected by a password. Save a copy without the password.",
    zh: "文件有密码保护，请另存一份不带密码的副本。",
  },
  "old-word": {
    en: "The file is of Word 95 or older. Open it in Word or WPS and save it as DOCX.",
    zh: "文件是 Word 95 或更早的格式，请用 Word 或 WPS 打开并另存为 DOCX。",
  },
  broken: {
    en: "The file is damaged and cannot be opened. Open it in the program it was written with and save it again.",
    zh: "文件已损坏，无法打开。请用原来的软件打开并重新保存。",
  },
  "too-large": {
    en: "The file unpacks to far more than a plan has, or is nested too deeply. Bring the plan's own text, or split the file.",
    zh: "文件展开后远大于一份规划，或嵌套过深，未读取。请只提供规划正文，或将文件拆分。",
  },
  "no-words": {
    en: "The file holds no text. Bring the document with its text.",
    zh: "文件里没有文字，请提供有正文的文件。",
  },
  "old-sheet": {
    en: "Sheets of Excel 97–2003 (XLS) and Kingsoft ET are not read. Save the sheet as XLSX.",
    zh: "不能读取 Excel 97–2003（XLS）和金山 ET 表格，请另存为 XLSX。",
  },
  "old-works": {
    en: "Microsoft Works documents (an older kind of WPS) are not read. Open it in Word or WPS Office and save it as DOCX.",
    zh: "不能读取 Microsoft Works 的 WPS 文件，请用 Word 或 WPS Office 打开后另存为 DOCX。",
  },
  "no-document": {
    en: "Presentations and mail are not read. Bring the plan as DOCX, DOC, WPS or PDF.",
    zh: "不能读取演示文稿和邮件，请提供 DOCX、DOC、WPS 或 PDF 格式的规划。",
  },
  "rtf-not-read": {
    en: "RTF files are not read. Open the file in Word or WPS Office and save it as DOCX.",
    zh: "不能读取 RTF 文件，请用 Word 或 WPS Office 打开后另存为 DOCX。",
  },
  "unknown-format": {
    en: "This kind of file is not read. Bring DOCX, DOC, WPS, ODT, PDF, HTML, TXT, MD, XLSX, ODS or CSV.",
    zh: "不支持这种文件。请提供 DOCX、DOC、WPS、ODT、PDF、HTML、TXT、MD、XLSX、ODS 或 CSV。",
  },
} as const satisfies Record<string, { en: string; zh: string }>;

export type DocumentProblem = keyof typeof problems;

/** Thrown for a file that cannot be read; `message` is the English sentence of the problem table. */
export class UnreadableDocument extends Error {
  readonly code: DocumentProblem;
  readonly text: { readonly en: string; readonly zh: string };

  constructor(code: DocumentProblem) {
    super(problems[code].en);
    this.name = "UnreadableDocument";
    this.code = code;
    this.text = problems[code];
  }
}
