import { BorderStyle, PageBreak, Paragraph, type Table } from "docx";
import type { RemindersByDepartment, ShownMilestone } from "../plan-work/reminders.ts";
import type { ShownTask } from "../views/work-view.ts";
import { type Block, centred, documentOf, warning } from "./frame.ts";
import { type Cell, heading, paragraph, table } from "./parts.ts";
import { REMINDER_WORDS, type ReminderWords } from "./reminder-words.ts";
import { filled, type Language, REPORT_WORDS } from "./words.ts";

type Own = RemindersByDepartment["departments"][number];

interface Letter {
  readonly reminders: RemindersByDepartment;
  readonly language: Language;
  readonly words: ReminderWords;
}

const LATE_FILL = "FADBD8";
const SOON_FILL = "FFE9CC";

function nameOf({ title, titleEn }: ShownTask, language: Language): string {
  return language === "en" ? (titleEn ?? title) : title;
}

/** Days late or left; what is late stands out. */
function daysCell(daysLeft: number | null, { words }: Letter): Cell {
  if (daysLeft === null) return null;
  if (daysLeft === 0) return { text: words.today, fill: SOON_FILL };
  const text = filled(daysLeft < 0 ? words.over : words.left, { n: Math.abs(daysLeft) });
  return daysLeft < 0 ? { text, fill: LATE_FILL } : text;
}

function evidenceCell({ evidence }: ShownTask, { words }: Letter): string {
  return evidence.length === 0 ? words.noEvidence : filled(words.evidence, { n: evidence.length });
}

function taskTable(tasks: readonly ShownTask[], letter: Letter): Table {
  const rows = tasks.map((task): Cell[] => [
    task.no,
    nameOf(task, letter.language),
    task.owner,
    task.deadline,
    daysCell(task.daysLeft, letter),
    `${task.progress}%`,
    evidenceCell(task, letter),
  ]);
  return table({ head: letter.words.columns, widths: [6, 32, 14, 12, 13, 10, 13], rows });
}

function lackingTable(tasks: readonly ShownTask[], { words, language }: Letter): Table {
  const rows = tasks.map((task) => [task.no, nameOf(task, language), task.owner, task.doneOn, words.noEvidence]);
  return table({ head: words.lackingColumns, widths: [6, 50, 18, 13, 13], rows });
}

function milestoneTable(milestones: readonly ShownMilestone[], letter: Letter): Table {
  const { words, language } = letter;
  const rows = milestones.map(({ name, kind, day, daysLeft, reason }): Cell[] => [
    name[language],
    words.kinds[kind],
    day,
    daysCell(daysLeft, letter),
    reason,
  ]);
  return table({ head: words.milestoneColumns, widths: [36, 10, 13, 14, 27], rows });
}

/** The parts that have something in them, numbered one after the other. */
function numbered({ late, soon, lacking, milestones }: Own, letter: Letter): Block[] {
  const { words } = letter;
  const parts = [
    { title: words.late, list: late, grid: () => taskTable(late, letter) },
    { title: words.soon, list: soon, grid: () => taskTable(soon, letter) },
    { title: words.lacking, list: lacking, grid: () => lackingTable(lacking, letter) },
    { title: words.milestones, list: milestones, grid: () => milestoneTable(milestones, letter) },
  ].filter(({ list }) => list.length > 0);
  return parts.flatMap(({ title, grid }, index) => [heading(`${words.numbers[index]}${title}`, 3), grid()]);
}

/** So many lines still fit below the letter itself: a receipt is cut off in one piece. */
const LINES_BELOW = 6;

/** To be cut off and sent back: what is reminded of, with room to write. */
function receipt(own: Own, no: string, { words, language }: Letter): Block[] {
  const names = [
    ...[...own.late, ...own.soon, ...own.lacking].map((task) => nameOf(task, language)),
    ...own.milestones.map(({ name, kind }) => `${name[language]} · ${words.kinds[kind]}`),
  ];
  const line = { style: BorderStyle.DASHED, size: 6, color: "5A6572", space: 8 } as const;
  return [
    new Paragraph({
      spacing: { before: 360 },
      pageBreakBefore: names.length > LINES_BELOW,
      border: { top: line },
      children: [],
    }),
    centred(words.receipt, 28),
    paragraph(`${filled(words.receiptOf, { no })} · ${own.department.name[language]}`),
    table({ head: words.receiptColumns, widths: [36, 42, 22], rows: names.map((name) => [name, "", ""]) }),
    ...words.receiptLines.map((text) => paragraph(text)),
  ];
}

function letterOf(own: Own, letter: Letter): Block[] {
  const { reminders, language, words } = letter;
  const { plan, today, days, simulated } = reminders;
  const { department, late, soon, lacking, milestones } = own;
  const no = `${plan.id}-${department.id}-${today.replaceAll("-", "")}`;
  const counts = { late: late.length, soon: soon.length, lacking: lacking.length, milestones: milestones.length };
  const hasNone = Object.values(counts).every((count) => count === 0);
  const lines: [string, string][] = [
    [words.no, no],
    [words.to, department.name[language]],
    [words.leader, department.leader?.[language] ?? words.noLeader],
    [words.day, today],
  ];
  return [
    centred(plan.title[language], 26),
    centred(words.title, 36),
    ...(simulated ? [warning(words.simulated)] : []),
    table({ head: null, widths: [20, 80], rows: lines }),
    paragraph(filled(hasNone ? words.nothing : words.text, { ...counts, today, days })),
    ...numbered(own, letter),
    ...(hasNone ? [] : receipt(own, no, letter)),
  ];
}

/** One letter a department, each on pages of its own, with a receipt, as the bytes of a .docx. */
export function reminderLetters(reminders: RemindersByDepartment, language: Language): Promise<Uint8Array> {
  const words = REMINDER_WORDS[language];
  const letter: Letter = { reminders, language, words };
  const title = `${reminders.plan.title[language]} · ${words.title}`;
  const letters = reminders.departments.flatMap((own, index) => [
    ...(index === 0 ? [] : [new Paragraph({ children: [new PageBreak()] })]),
    ...letterOf(own, letter),
  ]);
  return documentOf({
    title,
    header: reminders.simulated ? `${words.simulated} · ${title}` : title,
    simulated: reminders.simulated,
    page: REPORT_WORDS[language].page,
    children: letters.length === 0 ? [centred(words.title, 36), paragraph(words.none)] : letters,
  });
}
