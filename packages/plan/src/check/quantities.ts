import type { Passage } from "../passages.ts";
import type { Source } from "../plan.ts";
import { narrow, squeeze } from "../text.ts";

/** A count in running text: so many of what, where, in which year, and which share of its whole it is said to be. */
export interface Quantity {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly year: number | null;
  /** Printed share of a whole, in per cent, with its number of decimals. */
  readonly share: { readonly percent: number; readonly decimals: number; readonly of: string | null } | null;
  /** Sentences are numbered through the document; parts of one whole stand in one sentence or in neighbouring ones. */
  readonly sentence: number;
  /** Whether 其中 or “某某中，” stands before it in its sentence: it is part of what was named before. */
  readonly isPart: boolean;
  readonly source: Source;
}

const units = "人次|人|张|个|所|家|例|名|处|件|宗|项|间|户|台|次";
const count = new RegExp(
  `([\\u4e00-\\u9fffA-Za-z0-9（）()“”+＋·-]*?[\\u4e00-\\u9fff）)”])(?:总数)?(?:达到|达|共计|共|为|有)?(\\d+(?:\\.\\d+)?)(万)?(${units})?(?:[（(]占([^\\d）)]*)(\\d+(?:\\.\\d+)?)%[）)]|[，,]占([^\\d，,。]*)(\\d+(?:\\.\\d+)?)%)?`,
  "gu",
);

/** The counts of a document's running text. A figure without a unit counts only where a share is printed with it. */
export function quantitiesOf(passages: readonly Passage[]): Quantity[] {
  const found: Quantity[] = [];
  let sentence = 0;
  for (const passage of passages) {
    for (const text of squeeze(passage.text).split(/[。；;]/u)) {
      sentence += 1;
      found.push(...quantitiesIn(narrow(text), { passage, sentence, quote: text }));
    }
  }
  return found;
}

interface Place {
  readonly passage: Passage;
  readonly sentence: number;
  readonly quote: string;
}

function quantitiesIn(text: string, { passage, sentence, quote }: Place): Quantity[] {
  const year = Number(text.match(/(20\d{2})年/u)?.[1] ?? Number.NaN);
  const plain = text.replace(/20\d{2}年(?:\d{1,2}月)?[末底]?/gu, "");
  const partsFrom = plain.search(/其中|中,/u);
  return [...plain.matchAll(count)].flatMap((match): Quantity[] => {
    const [, name = "", digits = "", ten, unit, ofBracket, percentBracket, ofComma, percentComma] = match;
    const percent = percentBracket ?? percentComma;
    if (unit === undefined && percent === undefined) return [];
    if (/^[%‰/~-]/u.test(plain.slice(match.index + match[0].length))) return [];
    const cleaned = /每[百千万]/u.test(name)
      ? name
      : name.replace(/^.*?(?:其中|中,|包括|拥有|共有|设有)/u, "").replace(/^[、,:：和及与（(]+/u, "");
    if (cleaned.length < 2 || /[第每约近超不]$/u.test(cleaned)) return [];
    return [
      {
        name: cleaned,
        value: Number(digits) * (ten === undefined ? 1 : 1e4),
        unit: unit ?? "",
        year: Number.isNaN(year) ? null : year,
        share:
          percent === undefined
            ? null
            : {
                percent: Number(percent),
                decimals: percent.split(".")[1]?.length ?? 0,
                of: (ofBracket ?? ofComma) || null,
              },
        sentence,
        isPart: partsFrom >= 0 && match.index >= partsFrom,
        source: { line: passage.line, quote },
      },
    ];
  });
}
