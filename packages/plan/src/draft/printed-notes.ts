import type { Draft } from "./draft.ts";
import type { DraftEvidence } from "./evidence.ts";
import { type Baseline, baselineOf } from "./figures-of-row.ts";
import type { Language } from "./printed-table.ts";

type Origin = Baseline["origin"] | "none";

const WORDS = {
  zh: {
    head: (text: string, at: number) => `${at === 0 ? "注：" : ""}${at + 1}. ${text}`,
    rows: (numbers: string) => `第 ${numbers} 项`,
    records: (rows: string, day: string) => `${rows}的起点取自居民健康记录，截至 ${day}，可在系统中逐人打开。`,
    reported: (rows: string, day: string) => `${rows}的起点取自责任部门上报的数值，最近一份来源为 ${day}，见系统。`,
    typed: (rows: string) => `${rows}的起点由编制人员填报。`,
    printed: (rows: string) => `${rows}的起点为上一规划印发的数值，括号内为其年份。`,
    none: (rows: string) => `${rows}没有起点数值。`,
  },
  en: {
    head: (text: string, at: number) => `${at === 0 ? "Notes: " : ""}${at + 1}. ${text}`,
    rows: (numbers: string) => `Rows ${numbers}`,
    records: (rows: string, day: string) =>
      `${rows}: starting figures from residents' records as of ${day}; they open to the people behind them.`,
    reported: (rows: string, day: string) =>
      `${rows}: starting figures handed in by the departments that answer for them, the latest source of ${day}; sources in the system.`,
    typed: (rows: string) => `${rows}: starting figures entered by planners.`,
    printed: (rows: string) => `${rows}: starting figures as the earlier plan prints them, of the year in brackets.`,
    none: (rows: string) => `${rows}: no starting figure.`,
  },
} as const satisfies Record<Language, Record<Origin, (rows: string, day: string) => string> & Record<string, unknown>>;

/** In this order; one that is missing here does not compile. */
const ORDER: Readonly<Record<Origin, number>> = { records: 0, reported: 1, typed: 2, printed: 3, none: 4 };

/** 1、2、3、7 as 1—3、7. */
function numbersOf(numbers: readonly number[], language: Language): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const [dash, comma] = language === "zh" ? ["—", "、"] : ["–", ", "];
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}${dash}${to}`)).join(comma);
}

/** Where the baselines of the printed table come from: one note a source, naming its rows. */
export function printedNotes(draft: Draft, evidence: DraftEvidence, language: Language): string[] {
  const words = WORDS[language];
  const baselines = draft.rows.map((row, index) => ({ no: index + 1, baseline: baselineOf(row, draft, evidence) }));
  const by = Map.groupBy(baselines, ({ baseline }): Origin => baseline?.origin ?? "none");
  const texts = [...by]
    .sort(([left], [right]) => ORDER[left] - ORDER[right])
    .map(([origin, found]) => {
      const days = found.flatMap(({ baseline }) => baseline?.asOf ?? []).sort();
      return words[origin](
        words.rows(
          numbersOf(
            found.map(({ no }) => no),
            language,
          ),
        ),
        days.at(-1) ?? "",
      );
    });
  return texts.map((text, at) => words.head(text, at));
}
