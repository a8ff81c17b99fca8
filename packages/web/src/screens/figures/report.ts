import type { ReportedEntry } from "../../api/types.ts";

/** A value as it is typed. */
export interface Report {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly source: string;
  /** ISO day of the source. */
  readonly said: string;
  readonly evidence: string;
  readonly reason: string;
  /** By code of the township; one that is not there is empty. */
  readonly parts: Readonly<Record<string, { readonly numerator: string; readonly denominator: string }>>;
}

export const emptyReport: Report = {
  ...{ value: "", numerator: "", denominator: "", source: "", said: "", evidence: "", reason: "", parts: {} },
};

const typed = (value: number | null) => (value === null ? "" : String(value));

/** What stands, to be corrected. */
export function reportOf(entry: ReportedEntry): Report {
  const { value, numerator, denominator, source, said, evidence, parts } = entry;
  return {
    ...{ value: typed(value), numerator: typed(numerator), denominator: typed(denominator), source, said },
    ...{ evidence: evidence ?? "", reason: "" },
    parts: Object.fromEntries(
      parts.map((one) => [one.place, { numerator: String(one.numerator), denominator: String(one.denominator) }]),
    ),
  };
}

/** A number as people type it; null where nothing or no number is typed. */
export function numberIn(text: string): number | null {
  const plain = text.replace(/[,，\s]/gu, "");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

const isNumberOrNothing = (text: string) => text.trim() === "" || numberIn(text) !== null;

/** Both counts of a township, or neither. */
const isWholePart = ({ numerator, denominator }: Report["parts"][string]) => {
  const isEmpty = numerator.trim() === "" && denominator.trim() === "";
  return isEmpty || (numberIn(numerator) !== null && (numberIn(denominator) ?? 0) > 0);
};

/** Whether it can be sent: value, source and date, whole counts, and a reason where something stood before. */
export function isComplete(report: Report, version: number): boolean {
  return (
    numberIn(report.value) !== null &&
    isNumberOrNothing(report.numerator) &&
    isNumberOrNothing(report.denominator) &&
    Object.values(report.parts).every(isWholePart) &&
    report.source.trim() !== "" &&
    report.said !== "" &&
    (version === 0 || report.reason.trim() !== "")
  );
}

/** What is sent; the server holds it to its own rules again. */
export function contentOf(report: Report) {
  const said = (text: string) => (text.trim() === "" ? null : text.trim());
  return {
    value: numberIn(report.value) ?? 0,
    numerator: numberIn(report.numerator),
    denominator: numberIn(report.denominator),
    parts: Object.entries(report.parts).flatMap(([place, part]) => {
      const [over, under] = [numberIn(part.numerator), numberIn(part.denominator)];
      return over === null || under === null ? [] : [{ place, numerator: over, denominator: under }];
    }),
    source: report.source.trim(),
    said: report.said,
    evidence: said(report.evidence),
    reason: said(report.reason),
  };
}
