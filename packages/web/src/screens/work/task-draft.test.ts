import { expect, test } from "vitest";
import type { Department, PlanTask } from "../../api/types.ts";
import { contentOf, departmentIds, draftOf } from "./task-draft.ts";
import { countByStanding, filterTasks } from "./task-filter.ts";

const departments: Department[] = [
  { id: "health", name: { zh: "卫生健康局", en: "Health bureau" }, leader: null },
  { id: "区统计局", name: { zh: "区统计局", en: "区统计局" }, leader: null },
];

const task = (part: Partial<PlanTask>): PlanTask => ({
  id: "t",
  version: 3,
  no: "1",
  title: "控烟",
  titleEn: null,
  lead: ["health"],
  participants: ["区统计局"],
  starts: "2021-01-01",
  deadline: null,
  indicators: ["smoking"],
  owner: null,
  state: "running",
  doneOn: null,
  progress: 40,
  note: null,
  evidence: [
    { title: "方案", link: null },
    { title: "通报", link: "https://example.org/1" },
  ],
  standing: "running",
  daysLeft: null,
  origin: null,
  removed: false,
  source: null,
  operator: "planner",
  at: "2024-01-01T00:00:00.000Z",
  reason: null,
  ...part,
});

test("a task that is opened and saved as it stands is the same task", () => {
  for (const lang of ["zh", "en"] as const) {
    const { id, version, standing, daysLeft, source, origin, removed, operator, at, reason, ...content } = task({});
    expect(contentOf(draftOf(task({}), { departments, lang }), departments)).toEqual(content);
  }
});

test("names in either language are ids, and a name nobody knows is sent as it is", () => {
  expect(departmentIds("卫生健康局、区统计局", departments)).toEqual(["health", "区统计局"]);
  expect(departmentIds("Health bureau, 公安局; ", departments)).toEqual(["health", "公安局"]);
});

test("what is cleared is nothing, not an empty text", () => {
  const draft = {
    ...draftOf(task({}), { departments, lang: "zh" as const }),
    no: " ",
    starts: "",
    note: "",
    evidence: "\n",
  };
  expect(contentOf(draft, departments)).toMatchObject({ no: null, starts: null, note: null, evidence: [] });
});

test("tasks are counted and filtered by standing and department, both kinds of done together", () => {
  const tasks = [
    task({ standing: "done" }),
    task({ standing: "done-late", lead: ["区统计局"], participants: [] }),
    task({ standing: "late" }),
  ];
  expect(countByStanding(tasks)).toEqual({ planned: 0, running: 0, late: 1, finished: 2, stopped: 0 });
  expect(filterTasks(tasks, { standing: "finished" })).toHaveLength(2);
  expect(filterTasks(tasks, { standing: "finished", department: "health" })).toHaveLength(1);
  expect(filterTasks(tasks, {})).toHaveLength(3);
  const open = [task({ daysLeft: 30 }), task({ daysLeft: 31 }), task({ standing: "planned", daysLeft: 0 })];
  expect(filterTasks([...tasks, ...open, task({ standing: "done", daysLeft: 3 })], { standing: "due" })).toHaveLength(
    3,
  );
});
