import ExcelJS from "exceljs";
import type { FindingView } from "./finding-view.ts";
import type { Entry } from "./plan-entry.ts";
import type { Language } from "./workbook-words.ts";

const WORDS = {
  zh: {
    sheet: "规划检查",
    checked: "检查日期",
    open: "待答复",
    columns: ["序号", "类别", "程度", "问题", "算式", "位置", "原文", "涉及指标", "答复", "说明", "答复人", "答复时间"],
    note: "每一条都是对规划编制者的提问；系统不修改规划。",
    earlier: "上一规划",
    groups: {
      counts: "数量与合计",
      values: "一数两值",
      rates: "比率",
      units: "单位",
      targets: "目标偏弱",
      gaps: "缺漏与重复",
      time: "年限、资金与项目",
    },
    severities: { error: "错误", suspicious: "存疑", "weak-target": "目标偏弱" },
    states: { agreed: "认可", explained: "已说明", dismissed: "不成立", withdrawn: "已撤回" },
  },
  en: {
    sheet: "Plan check",
    checked: "Checked on",
    open: "open",
    columns: [
      ...["No.", "Class", "Weight", "Question", "Arithmetic", "Place", "Quote"],
      ...["Indicators", "Answer", "Reason", "Answered by", "Answered at"],
    ],
    note: "Each row is a question to the planner; the plan is never changed.",
    earlier: "earlier plan",
    groups: {
      counts: "Counts and totals",
      values: "One figure, two values",
      rates: "Rates",
      units: "Units",
      targets: "Weak targets",
      gaps: "Left out or repeated",
      time: "Years, money, projects",
    },
    severities: { error: "error", suspicious: "suspicious", "weak-target": "weak target" },
    states: { agreed: "agreed", explained: "explained", dismissed: "dismissed", withdrawn: "taken back" },
  },
} as const;

export interface FindingsInput {
  readonly document: Pick<Entry, "title" | "name">;
  readonly findings: readonly FindingView[];
  readonly language: Language;
  /** ISO day of the check. */
  readonly day: string;
  /** Name of an operator by id. */
  readonly operator: (id: string) => string;
}

const WIDTHS = [6, 14, 12, 52, 44, 12, 60, 30, 12, 30, 24, 18];

function cellsOf(finding: FindingView, at: number, { language, operator }: FindingsInput): (string | number)[] {
  const words = WORDS[language];
  const { answer, sources } = finding;
  const places = sources.map(({ line, earlier }) => (earlier ? `${words.earlier} ${line}` : String(line)));
  return [
    at + 1,
    words.groups[finding.group],
    words.severities[finding.severity],
    finding.message[language],
    finding.arithmetic,
    [...new Set(places)].join(", "),
    sources.map(({ quote }) => quote).join("\n"),
    finding.indicators.join("\n"),
    answer === null ? words.open : words.states[answer.state],
    answer?.reason ?? "",
    answer === null ? "" : operator(answer.operator),
    answer === null ? "" : answer.at.slice(0, 16).replace("T", " "),
  ];
}

/** The findings of a document with their answers as an Excel file (bytes of an .xlsx). */
export async function findingsWorkbook(input: FindingsInput): Promise<Buffer> {
  const words = WORDS[input.language];
  const book = new ExcelJS.Workbook();
  book.creator = "Kangyu";
  const sheet = book.addWorksheet(words.sheet, { views: [{ state: "frozen", ySplit: 4 }] });
  sheet.addRow([input.document.title ?? input.document.name]).font = { bold: true, size: 14 };
  sheet.addRow([`${words.checked}: ${input.day}`]);
  sheet.addRow([words.note]);
  sheet.addRow([...words.columns]).font = { bold: true };
  for (const [at, finding] of input.findings.entries()) {
    // Text only: a quote that begins with = is no formula here.
    const row = sheet.addRow(cellsOf(finding, at, input));
    row.alignment = { wrapText: true, vertical: "top" };
  }
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
