/** Signs that stand for something else in the text of a binary Word document (MS-DOC 2.4.1, 2.8.25). */
const FIELD = { begins: "\u0013", separates: "\u0014", ends: "\u0015" } as const;
const REPLACED: Readonly<Record<string, string>> = {
  "\u000b": "\n",
  "\u001e": "-",
  "\u00a0": " ",
  "\u001f": "",
  "\ufffc": "",
  "\t": " ",
};

/** Text as a person sees it: results of fields without their instructions, line breaks, no pictures and no notes. */
export class WordText {
  /** Of every open field, whether its instruction goes on; a field may go over several paragraphs. */
  readonly #fields: boolean[] = [];

  plain(stored: string): string {
    let text = "";
    for (const sign of stored) {
      if (sign === FIELD.begins) this.#fields.push(true);
      else if (sign === FIELD.separates) this.#fields.splice(-1, 1, false);
      else if (sign === FIELD.ends) this.#fields.pop();
      else if (!this.#fields.includes(true)) text += REPLACED[sign] ?? (sign < " " ? "" : sign);
    }
    return text.trim();
  }
}
