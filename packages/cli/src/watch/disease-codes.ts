import { typingErrors } from "@kangyu/identity";
import type { EventRule, NotifiableDisease } from "@kangyu/surveillance";
import { badLine, type CsvFile, type CsvRow } from "../csv-file.ts";
import { textCell } from "./cells.ts";

/** Codes of diseases that some list of ours has, with the names they may have been meant by. */
export type DiseaseCodes = ReadonlyMap<string, readonly string[]>;

/** Stands for every disease in the rules. */
const ANY = "*";

/** The notifiable diseases, and those that only the thresholds of events speak of: such a one is known and not notifiable. */
export function diseaseCodes(diseases: readonly NotifiableDisease[], rules: readonly EventRule[]): DiseaseCodes {
  const codes = new Map<string, readonly string[]>();
  for (const rule of rules)
    for (const code of [...rule.diseases, ...(rule.except ?? [])]) if (code !== ANY) codes.set(code, [code]);
  for (const { id, name } of diseases) codes.set(id, [id, name.zh, name.en.toLowerCase()]);
  return codes;
}

const NEAREST = 3;

/** Up to three codes that a text was probably meant for: a third of it mistyped at most, the nearest first. */
function nearestTo(text: string, codes: DiseaseCodes): string[] {
  const wanted = text.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return [...codes]
    .map(([code, names]) => ({ code, errors: Math.min(...names.map((name) => typingErrors(wanted, name))) }))
    .filter(({ errors }) => errors <= most)
    .toSorted((a, b) => a.errors - b.errors || (a.code < b.code ? -1 : 1))
    .slice(0, NEAREST)
    .map(({ code }) => code);
}

/** Refuses a code that no list has: answered with "not notifiable", a slip of the pen would hide a case of plague. */
export function diseaseCell(file: CsvFile, row: CsvRow, codes: DiseaseCodes): string {
  const text = textCell(file, row, "disease");
  if (codes.has(text)) return text;
  const near = nearestTo(text, codes).join(", ");
  throw badLine(file.path, row.line, {
    zh: `没有病种代码“${text}”${near === "" ? "，代码见 catalogue/alerts/notifiable.yaml" : `，相近的有：${near}`}`,
    en: `there is no disease "${text}"${near === "" ? "; the codes are in catalogue/alerts/notifiable.yaml" : `; near to it: ${near}`}`,
  });
}
