import { PageBreak, Paragraph } from "docx";
import type { Differences } from "../plan-work/compare-evaluations.ts";
import type { Evaluated, Remarks } from "../plan-work/evaluate.ts";
import { LIGHTS } from "../views/workbook-words.ts";
import { appendix } from "./appendix.ts";
import { comparisonSection } from "./comparison-section.ts";
import { effectSection } from "./effect-section.ts";
import { type Block, centred, documentOf, warning } from "./frame.ts";
import { indicatorSection, LIGHT_FILLS, nameOf, type Section } from "./indicator-section.ts";
import { Charts } from "./insert-charts.ts";
import { points } from "./numbers.ts";
import { heading, paragraph, table, written } from "./parts.ts";
import { NO_PICTURES, type Pictures, photoSection } from "./photo-section.ts";
import { filled, type Language, REPORT_WORDS } from "./words.ts";
import { cardSection, projectSection, taskSection } from "./work-section.ts";

export interface ReportInput {
  readonly evaluated: Evaluated;
  readonly remarks: Remarks;
  /** Who signs and on which ISO day; null for a draft. */
  readonly signed: { readonly by: string; readonly on: string } | null;
  readonly language: Language;
  /** Photographs of the projects; none where it is left out. */
  readonly pictures?: Pictures;
  /** Against the evaluation that was signed last; null or left out where there is none. */
  readonly comparison?: Differences | null;
}

const LIGHT_ORDER = ["met", "on-track", "behind", "not-met", "cannot-tell", "not-measured"] as const;

/** Which versions of tasks and projects the report was made from. */
function workReading({ work, tasks, projects, computedOn }: Evaluated, words: Section["words"]): string {
  const { reading, until, enteredLater } = work;
  const about = { until, day: computedOn, n: enteredLater };
  if (reading === "now") return filled(words.workNow, about);
  if (enteredLater > 0 && enteredLater === tasks.length + projects.length) return filled(words.allLater, about);
  return filled(words.workThen, about) + (enteredLater === 0 ? "" : filled(words.enteredLater, about));
}

function titlePage({ evaluated, words, language }: Section, signed: ReportInput["signed"]): Block[] {
  const { plan, kind, year, asOf, computedOn, simulated, provisional, rules, district } = evaluated;
  const state = signed === null ? words.draft : filled(words.signed, signed);
  const lines: [string, string][] = [
    [words.district, district[language]],
    [words.year, String(year)],
    [words.asOf, asOf],
    [words.computedOn, computedOn],
    [words.readFigures, filled(words.figuresNow, { day: computedOn })],
    [words.readWork, workReading(evaluated, words)],
    [words.rules, `${rules.title[language]} ${rules.version}`],
  ];
  return [
    new Paragraph({ spacing: { before: 2400 }, children: [] }),
    centred(plan.title[language], 40),
    centred(words.kinds[kind], 36),
    ...(simulated ? [warning(words.simulated)] : []),
    new Paragraph({ spacing: { before: 1200 }, children: [] }),
    table({ head: null, widths: [30, 70], rows: lines }),
    paragraph(state, "strong"),
    ...(provisional ? [paragraph(words.provisional, "strong")] : []),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

/** One bar a scored indicator; none where fewer than two are. */
function pointsChart({ evaluated, words, language, charts }: Section): Block[] {
  const scored = evaluated.rows.filter(({ score }) => score.points !== null);
  if (scored.length < 2) return [];
  const categories = scored.map((row) => nameOf(row, language));
  const series = [{ name: words.chart.points, values: scored.map(({ score }) => score.points), colour: "4F81BD" }];
  const height = Math.min(20, 2.5 + scored.length * 0.8);
  return [charts.place({ kind: "bar", most: 100, title: words.chart.pointsByRow, categories, series }, height)];
}

function summarySection(section: Section): Block[] {
  const { evaluated, remarks, words, language } = section;
  const { totals, rows } = evaluated;
  const part = (name: string, one: typeof totals.indicators) => [
    name,
    points(one.points) ?? words.noPoints,
    one.scored,
    one.notScored,
  ];
  const count = (light: (typeof LIGHT_ORDER)[number]) => rows.filter((row) => row.light === light).length;
  return [
    heading(words.summary, 1),
    table({
      head: words.totals,
      widths: [40, 20, 20, 20],
      rows: [
        part(words.indicatorsPart, totals.indicators),
        part(words.tasksPart, totals.tasks),
        part(words.projectsPart, totals.projects),
        [
          words.total,
          points(totals.points) ?? words.noPoints,
          words.grade,
          totals.grade?.name[language] ?? words.noGrade,
        ],
      ],
    }),
    paragraph(words.byLight, "strong"),
    table({
      head: LIGHT_ORDER.map((light) => LIGHTS[language][light]),
      widths: LIGHT_ORDER.map(() => 1),
      rows: [LIGHT_ORDER.map((light) => ({ text: String(count(light)), fill: LIGHT_FILLS[light] }))],
    }),
    ...pointsChart(section),
    ...written(remarks.summary, words.notWritten),
  ];
}

/** The evaluation as the bytes of a .docx in the form a bureau hands in. Every value leads to its definition or source. */
export async function reportOf(input: ReportInput): Promise<Uint8Array> {
  const { evaluated, remarks, signed, language, pictures, comparison } = input;
  const words = REPORT_WORDS[language];
  const charts = new Charts();
  const section: Section = { evaluated, remarks, words, language, charts, pictures: pictures ?? NO_PICTURES };
  const { plan, kind, year, simulated } = evaluated;
  const title = `${plan.title[language]} · ${words.kinds[kind]} ${year}`;
  return documentOf({
    title,
    header: simulated ? `${words.simulated} · ${title}` : title,
    simulated,
    page: words.page,
    charts,
    children: [
      ...titlePage(section, signed),
      ...summarySection(section),
      ...indicatorSection(section),
      ...taskSection(section),
      ...projectSection(section),
      ...effectSection(section),
      ...photoSection(section),
      ...cardSection(section),
      heading(words.remedies, 1),
      ...written(remarks.remedies, words.notWritten),
      ...appendix(section),
      ...(comparison ? comparisonSection(comparison, section) : []),
    ],
  });
}
