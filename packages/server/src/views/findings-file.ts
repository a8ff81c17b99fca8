import { type WrittenBlock, type WrittenTable, writeDocx, writeXlsx } from "@kangyu/documents";
import type { FindingView } from "./finding-view.ts";
import { FINDINGS_WORDS } from "./findings-words.ts";
import type { Entry } from "./plan-entry.ts";
import type { Language } from "./workbook-words.ts";

export interface FindingsFilter {
  readonly severity?: FindingView["severity"] | undefined;
  readonly group?: FindingView["group"] | undefined;
  readonly status?: "open" | "answered" | undefined;
}

export interface FindingsInput {
  readonly document: Pick<Entry, "title" | "name" | "format">;
  /** In the order of the screen, those that the filter lets through. */
  readonly findings: readonly FindingView[];
  readonly filter: FindingsFilter;
  /** Name of the plan before it, where it was held against one. */
  readonly earlier: string | null;
  readonly language: Language;
  /** ISO day of the check. */
  readonly day: string;
  /** Name of an operator by id. */
  readonly operator: (id: string) => string;
}

export type FindingsFormat = "docx" | "xlsx";

/** The findings of a document with their answers as the bytes of a file, in the form one hands to the drafting office. */
export function findingsFile(input: FindingsInput, format: FindingsFormat): Promise<Uint8Array> {
  const words = FINDINGS_WORDS[input.language];
  const title = words.title(input.document.title ?? input.document.name);
  if (format === "docx") return writeDocx({ isLandscape: true, blocks: blocksOf(input, title) });
  const notes = notesOf(input).map((text) => ({ text, isWarning: false }));
  const rows = input.findings.map((finding, at) => cellsOf(finding, at, input));
  const widths = [3, 7, 6, 26, 22, 8, 30, 14, 6, 14, 10, 9];
  const table: WrittenTable = { kind: "table", header: words.columns, rows, widths, centred: [0, 2, 8] };
  return writeXlsx([{ name: words.sheet, title, notes, table }]);
}

function notesOf({ document, findings, filter, earlier, language, day }: FindingsInput): string[] {
  const words = FINDINGS_WORDS[language];
  const open = findings.filter(({ answer }) => answer === null).length;
  const only = [
    ...(filter.severity === undefined ? [] : [words.severities[filter.severity]]),
    ...(filter.group === undefined ? [] : [words.groups[filter.group]]),
    ...(filter.status === undefined ? [] : [words.statuses[filter.status]]),
  ];
  return [
    words.about(document.name, day),
    ...(earlier === null ? [] : [words.earlier(earlier)]),
    `${words.counts(findings.length, open)}${only.length === 0 ? "" : words.filtered(only.join(words.and))}`,
    words.note,
  ];
}

/** One table a class, as on the screen; the numbers run through. */
function blocksOf(input: FindingsInput, title: string): WrittenBlock[] {
  const { findings } = input;
  const words = FINDINGS_WORDS[input.language];
  const classes = [...new Set(findings.map(({ group }) => group))];
  return [
    { kind: "title", text: title },
    ...notesOf(input).map((text) => ({ kind: "paragraph" as const, text })),
    ...(findings.length === 0 ? [{ kind: "paragraph" as const, text: words.none }] : []),
    ...classes.flatMap((group): WrittenBlock[] => {
      const rows = [...findings.entries()].filter(([, finding]) => finding.group === group);
      return [
        { kind: "heading", text: `${words.groups[group]} (${rows.length})` },
        {
          kind: "table",
          header: words.short,
          rows: rows.map(([at, finding]) => shortCells(finding, at, input)),
          widths: [3, 4, 17, 20, 11],
          centred: [0, 1],
        },
      ];
    }),
    { kind: "paragraph", text: "" },
    { kind: "paragraph", text: words.signs },
  ];
}

function placeOf({ line, earlier }: FindingView["sources"][number], { document, language }: FindingsInput): string {
  const words = FINDINGS_WORDS[language];
  const counts = document.format === "text" || document.format === "csv" ? "line" : "unit";
  return earlier ? `${words.earlierPlace} ${line}` : words.place[counts](line);
}

function shortCells(finding: FindingView, at: number, input: FindingsInput): string[] {
  const words = FINDINGS_WORDS[input.language];
  const { answer } = finding;
  const given =
    answer === null
      ? [words.open]
      : [
          words.states[answer.state],
          ...(answer.reason === null ? [] : [answer.reason]),
          `${input.operator(answer.operator)} ${when(answer.at)}`,
        ];
  return [
    String(at + 1),
    words.severities[finding.severity],
    [finding.message[input.language], `${words.arithmetic}${words.colon}${finding.arithmetic}`].join("\n"),
    finding.sources.map((source) => `${placeOf(source, input)}${words.colon}${source.quote}`).join("\n"),
    given.join("\n"),
  ];
}

function cellsOf(finding: FindingView, at: number, input: FindingsInput): string[] {
  const { language, operator } = input;
  const words = FINDINGS_WORDS[language];
  const { answer, sources } = finding;
  return [
    String(at + 1),
    words.groups[finding.group],
    words.severities[finding.severity],
    finding.message[language],
    finding.arithmetic,
    [...new Set(sources.map((source) => placeOf(source, input)))].join(words.and),
    sources.map(({ quote }) => quote).join("\n"),
    finding.indicators.join("\n"),
    answer === null ? words.open : words.states[answer.state],
    answer?.reason ?? "",
    answer === null ? "" : operator(answer.operator),
    answer === null ? "" : when(answer.at),
  ];
}

const when = (at: string) => at.slice(0, 16).replace("T", " ");
