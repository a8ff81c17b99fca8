/** What can be wrong with a file, and the sentence that says what to do about it. */
export const problems = {
  "broken-encoding": {
    en: "The text is neither UTF-8, UTF-16 nor GB 18030. Save it again as UTF-8.",
    zh: "文本编码不是 UTF-8、UTF-16 或 GB 18030，请另存为 UTF-8 后重试。",
  },
  "empty-file": { en: "The file is empty.", zh: "文件是空的。" },
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
