import type { Language } from "./words.ts";

const zh = {
  title: "年度工作计划",
  madeOn: "生成日期",
  simulated: "模拟数据：本计划中的任务、部门和项目均为虚构",
  tasks: "一、任务",
  parts: { due: "当年应完成", "carried-over": "上年结转（已逾期）", "under-way": "当年在办" },
  taskColumns: ["序号", "任务", "牵头部门", "参与部门", "责任人", "期限", "进度", "服务的指标"],
  noTasks: "当年没有任务。",
  projects: "二、项目投资（万元）",
  projectColumns: ["项目", "阶段", "当年计划", "当年完成", "完工"],
  noProjects: "当年没有项目投资。",
  rows: "三、指标应达值",
  rowColumns: ["序号", "指标", "单位", "上年末应达", "当年末应达"],
  joined: "、",
  sheets: ["任务", "项目", "指标"],
  part: "类别",
};

type AnnualWords = typeof zh;

const en: AnnualWords = {
  title: "Annual work plan",
  madeOn: "Made on",
  simulated: "Simulated data: the tasks, departments and projects of this plan are invented",
  tasks: "1. Tasks",
  parts: { due: "due this year", "carried-over": "carried over (late)", "under-way": "under way" },
  taskColumns: ["No.", "Task", "Lead", "Takes part", "Answers for it", "Deadline", "Progress", "Indicators"],
  noTasks: "No task belongs to this year.",
  projects: "2. Projects (CNY 10,000)",
  projectColumns: ["Project", "Stage", "Allotted", "Spent", "Finish"],
  noProjects: "No project has money in this year.",
  rows: "3. What the path asks for",
  rowColumns: ["No.", "Indicator", "Unit", "End of last year", "End of this year"],
  joined: ", ",
  sheets: ["Tasks", "Projects", "Indicators"],
  part: "Part",
};

/** Fixed words of the annual work plan, as a file. */
export const ANNUAL_WORDS: Readonly<Record<Language, AnnualWords>> = { zh, en };
