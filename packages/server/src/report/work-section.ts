import type { Evaluated } from "../plan-work/evaluate.ts";
import type { Chart } from "./chart.ts";
import type { Block } from "./frame.ts";
import { nameOf, type Section } from "./indicator-section.ts";
import { inTenThousand, points } from "./numbers.ts";
import { type Cell, heading, paragraph, table } from "./parts.ts";

type Task = Evaluated["tasks"][number];
type Project = Evaluated["projects"][number];
type Card = Evaluated["departments"][number];

const STANDING_FILLS: Readonly<Record<Task["standing"] | Project["standing"], string>> = {
  "not-begun": "FADBD8",
  "begun-late": "FFE9CC",
  planned: "ECEEF1",
  running: "DCEAF3",
  late: "FADBD8",
  done: "DDF0E2",
  "done-late": "FFE9CC",
  stopped: "ECEEF1",
};

/** A mark behind what was entered only after the reports of the year were in; none where that is so of everything. */
function markOf({ reading }: Pick<Task, "reading">, { work, tasks, projects }: Evaluated): string {
  const isSome = work.enteredLater < tasks.length + projects.length;
  return isSome && work.reading === "then" && reading === "now" ? " †" : "";
}

export function taskSection({ evaluated, remarks, words, language }: Section): Block[] {
  const { tasks } = evaluated;
  const rows = tasks.map((task): Cell[] => [
    task.no,
    (language === "en" ? (task.titleEn ?? task.title) : task.title) + markOf(task, evaluated),
    task.lead.map((name) => name[language]).join(language === "zh" ? "、" : ", "),
    task.deadline,
    task.progress === null ? null : `${task.progress}%`,
    { text: words.standings[task.standing], fill: STANDING_FILLS[task.standing] },
    points(task.score.points),
  ]);
  const noted = tasks.filter(({ id }) => (remarks.tasks[id] ?? "").trim() !== "");
  return [
    heading(words.tasks, 1),
    ...(tasks.length === 0
      ? [paragraph(words.noTasks, "note")]
      : [table({ head: words.taskColumns, widths: [6, 36, 20, 13, 10, 11, 7], rows })]),
    ...noted.map((task) =>
      paragraph(`${nameOf({ name: task.title, nameEn: task.titleEn }, language)}: ${remarks.tasks[task.id]}`),
    ),
  ];
}

const pair = ({ planned, actual }: { planned: number | null; actual: number | null }) =>
  planned === null && actual === null ? null : `${planned ?? "—"} / ${actual ?? "—"}`;

export function projectSection({ evaluated, words, language }: Section): Block[] {
  const { projects } = evaluated;
  const rows = projects.map((one): Cell[] => [
    nameOf(one, language) + markOf(one, evaluated),
    words.stages[one.stage],
    inTenThousand(one.investmentInPlan),
    inTenThousand(one.planned),
    inTenThousand(one.spent),
    pair(one.beds),
    pair(one.area),
    one.delay,
    points(one.score.points),
  ]);
  const scored = projects.map((one): Cell[] => [
    nameOf(one, language),
    one.lead.map((name) => name[language]).join(language === "zh" ? "、" : ", "),
    { text: words.standings[one.standing], fill: STANDING_FILLS[one.standing] },
    points(one.score.points),
    one.score.how[language],
  ]);
  const late = projects.filter(({ delay, delayReason }) => (delay ?? 0) > 0 && delayReason !== null);
  return [
    heading(words.projects, 1),
    ...(projects.length === 0
      ? [paragraph(words.noProjects, "note")]
      : [table({ head: words.projectColumns, widths: [24, 10, 13, 10, 10, 12, 15, 8, 7], rows })]),
    ...(projects.length === 0
      ? []
      : [
          paragraph(words.projectScores, "strong"),
          table({ head: words.projectScoreColumns, widths: [26, 16, 12, 8, 38], rows: scored }),
        ]),
    ...late.map((one) => paragraph(`${nameOf(one, language)}: ${one.delayReason}`)),
  ];
}

export function cardSection({ evaluated, words, language, charts }: Section): Block[] {
  const { departments, leaders } = evaluated;
  const cards = (title: string, list: readonly Card[]): Block[] => [
    heading(title, 2),
    table({
      head: words.cardColumns,
      widths: [24, 8, 8, 7, 7, 8, 11, 9, 8, 10],
      rows: list.map((card) => [
        card.name[language],
        card.leads,
        card.participates,
        card.done,
        card.late,
        points(card.tasks.points),
        points(card.indicators.points),
        points(card.projects.points),
        points(card.points),
        { bar: (card.points ?? 0) / 100 },
      ]),
    }),
  ];
  return [
    heading(words.cards, 1),
    ...(departments.length === 0 ? [paragraph(words.noCards, "note")] : cards(words.departments, departments)),
    ...(departments.length < 2
      ? []
      : [charts.place(cardChart(departments, words, language), 3 + departments.length * 0.6)]),
    ...(leaders.length === 0 ? [] : cards(words.leaders, leaders)),
  ];
}

function cardChart(cards: readonly Card[], { chart }: Section["words"], language: Section["language"]): Chart {
  const values = cards.map(({ points: scored }) => scored);
  const series = [{ name: chart.points, values, colour: "4F81BD" }];
  return {
    kind: "bar",
    most: 100,
    title: chart.pointsByDepartment,
    categories: cards.map(({ name }) => name[language]),
    series,
  };
}
