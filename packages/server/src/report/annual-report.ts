import { unitIn } from "@kangyu/indicators";
import ExcelJS from "exceljs";
import type { AnnualPlan, AnnualTask } from "../plan-work/annual-plan.ts";
import { ANNUAL_WORDS } from "./annual-words.ts";
import { centred, documentOf, warning } from "./frame.ts";
import { decimal, inTenThousand } from "./numbers.ts";
import { type Cell, heading, paragraph, table } from "./parts.ts";
import { type Language, REPORT_WORDS } from "./words.ts";

interface Asked {
  readonly annual: AnnualPlan;
  readonly language: Language;
}

function taskCells(task: AnnualTask, language: Language): (string | null)[] {
  const { joined } = ANNUAL_WORDS[language];
  const names = (list: AnnualTask["lead"]) => list.map((name) => name[language]).join(joined);
  return [
    task.no,
    task.title[language],
    names(task.lead),
    names(task.participants),
    task.owner,
    task.deadline,
    `${task.progress}%`,
    names(task.indicators),
  ];
}

function stageName(stage: string, language: Language): string {
  return (REPORT_WORDS[language].stages as Readonly<Record<string, string>>)[stage] ?? stage;
}

function projectCells({ annual, language }: Asked): Cell[][] {
  return annual.projects.map((one) => [
    one.name[language],
    stageName(one.stage, language),
    inTenThousand(one.planned),
    inTenThousand(one.spent),
    one.finish,
  ]);
}

function rowCells({ annual, language }: Asked): Cell[][] {
  return annual.rows.map((row) => [
    row.no,
    row.name[language],
    unitIn(row.unit, language),
    decimal(row.before),
    decimal(row.path),
  ]);
}

const PARTS = ["carried-over", "due", "under-way"] as const;

/** The work plan of a year as the bytes of a .docx. */
export function annualDocument({ annual, language }: Asked): Promise<Uint8Array> {
  const words = ANNUAL_WORDS[language];
  const title = `${annual.plan.title[language]} · ${annual.year} ${words.title}`;
  const tasks = PARTS.flatMap((part) => {
    const own = annual.tasks.filter((task) => task.part === part);
    if (own.length === 0) return [];
    const rows = own.map((task) => taskCells(task, language));
    return [
      heading(words.parts[part], 2),
      table({ head: words.taskColumns, widths: [5, 26, 14, 15, 10, 11, 7, 16], rows }),
    ];
  });
  const projects = projectCells({ annual, language });
  return documentOf({
    title,
    header: annual.simulated ? `${words.simulated} · ${title}` : title,
    simulated: annual.simulated,
    page: REPORT_WORDS[language].page,
    children: [
      centred(annual.plan.title[language], 32),
      centred(`${annual.year} ${words.title}`, 36),
      ...(annual.simulated ? [warning(words.simulated)] : []),
      paragraph(`${annual.district[language]} · ${words.madeOn} ${annual.madeOn}`, "note"),
      heading(words.tasks, 1),
      ...(tasks.length === 0 ? [paragraph(words.noTasks, "note")] : tasks),
      heading(words.projects, 1),
      projects.length === 0
        ? paragraph(words.noProjects, "note")
        : table({ head: words.projectColumns, widths: [40, 15, 15, 15, 15], rows: projects }),
      heading(words.rows, 1),
      table({ head: words.rowColumns, widths: [8, 46, 14, 16, 16], rows: rowCells({ annual, language }) }),
    ],
  });
}

/** The same as the bytes of an .xlsx: one sheet each for tasks, projects and indicators. */
export async function annualWorkbook({ annual, language }: Asked): Promise<Uint8Array> {
  const words = ANNUAL_WORDS[language];
  const book = new ExcelJS.Workbook();
  book.creator = "Kangyu";
  const parts = annual.tasks.map((task) => [words.parts[task.part], ...taskCells(task, language)]);
  const sheets = [
    [[words.part, ...words.taskColumns], parts],
    [words.projectColumns, projectCells({ annual, language })],
    [words.rowColumns, rowCells({ annual, language })],
  ] as const;
  sheets.forEach(([head, rows], index) => {
    const sheet = book.addWorksheet(words.sheets[index] ?? "");
    sheet.addRow([`${annual.plan.title[language]} · ${annual.year} ${words.title}`]).font = { bold: true, size: 14 };
    if (annual.simulated) sheet.addRow([words.simulated]).font = { bold: true, color: { argb: "FFC00000" } };
    sheet.addRow([...head]).font = { bold: true };
    for (const row of rows) sheet.addRow([...row]);
    head.forEach((_, column) => {
      sheet.getColumn(column + 1).width = column === 0 ? 12 : 24;
    });
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
