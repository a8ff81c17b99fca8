import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { usePlanId, useReminders, useTasks } from "../../api/plan-work.ts";
import type { PlanTasks } from "../../api/types.ts";
import { OnlyFor, WhoMay } from "../../parts/may.tsx";
import { searchChange } from "../../parts/search-change.ts";
import { Answered, Empty } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { HeadingsDrawer } from "./headings-drawer.tsx";
import { Notices } from "./notices.tsx";
import { RemovedTasks } from "./removed-tasks.tsx";
import { TakeOver } from "./take-over.tsx";
import { TaskDrawer } from "./task-drawer.tsx";
import { filterTasks } from "./task-filter.ts";
import { TaskColumns, TaskTable } from "./task-views.tsx";
import { WorkHead, WorkParts } from "./work-head.tsx";
import { type WorkSearch, WorkTools } from "./work-tools.tsx";

const route = getRouteApi("/work");

interface PageProps {
  readonly page: PlanTasks;
  readonly search: WorkSearch;
  readonly onSearch: (next: WorkSearch) => void;
}

interface TasksProps extends PageProps {
  readonly onAdd: () => void;
  readonly onHeadings: () => void;
}

/** A plan whose text names no departments begins with its headings, or with the planner's own tasks. */
function NoTasks({ onAdd, onHeadings }: Pick<TasksProps, "onAdd" | "onHeadings">) {
  const { t } = useLanguage();
  return (
    <Empty title={t("work.noTasks")}>
      <p>{t("work.noTasksHelp")}</p>
      <OnlyFor right="plan">
        <p>
          <Button type="primary" onClick={onHeadings}>
            {t("work.fromHeadings")}
          </Button>{" "}
          <Button onClick={onAdd}>{t("work.add")}</Button>
        </p>
      </OnlyFor>
    </Empty>
  );
}

function Tasks({ page, search, onSearch, ...ways }: TasksProps) {
  const { t } = useLanguage();
  const tasks = filterTasks(page.items, search);
  const onOpen = (task: { readonly id: string }) => onSearch({ ...search, task: task.id });
  if (page.items.length === 0) return <NoTasks {...ways} />;
  if (tasks.length === 0)
    return (
      <Empty title={t("work.noneFiltered")}>
        <button type="button" className="link" onClick={() => onSearch({ plan: search.plan, as: search.as })}>
          {t("action.clear")}
        </button>
      </Empty>
    );
  const View = search.as === "table" ? TaskTable : TaskColumns;
  return <View page={page} tasks={tasks} onOpen={onOpen} />;
}

function Page(props: PageProps) {
  const { page, search, onSearch } = props;
  const [isAdding, setAdding] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const ways = { onAdd: () => setAdding(true), onHeadings: () => setChoosing(true) };
  const open = page.items.find(({ id }) => id === search.task) ?? null;
  const onClose = () => {
    setAdding(false);
    onSearch({ ...search, task: undefined });
  };
  return (
    <>
      <WhoMay right="plan" />
      <WorkParts plan={page.plan.id} departments={page.departments} />
      <WorkTools page={page} search={search} onSearch={onSearch} {...ways} />
      <div className="tools-row">
        <TakeOver plan={page.plan.id} offered={page.offered} />
      </div>
      <Tasks {...props} {...ways} />
      <RemovedTasks page={page} />
      {isChoosing ? <HeadingsDrawer plan={page.plan.id} onClose={() => setChoosing(false)} /> : null}
      {open !== null || isAdding ? (
        <TaskDrawer key={open?.id ?? "new"} page={page} task={open} onClose={onClose} />
      ) : null}
    </>
  );
}

/** What is late or due soon; pressing it shows only that. */
function Reminders({ plan, search, onSearch }: { readonly plan: string | undefined } & Omit<PageProps, "page">) {
  const { t } = useLanguage();
  const reminders = useReminders(plan).data;
  if (!reminders) return null;
  const isShown = search.standing === "due";
  return (
    <button
      type="button"
      className="chip reminders"
      aria-pressed={isShown}
      onClick={() => onSearch({ ...search, standing: isShown ? undefined : "due" })}
    >
      {t("work.remindersText", { late: reminders.late, soon: reminders.soon })}
    </button>
  );
}

/** The tasks of a plan by where they stand, by department; each opens to be changed. */
export function WorkScreen() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const plan = usePlanId(search.plan);
  const tasks = useTasks(plan);
  const onSearch = (next: WorkSearch) =>
    void navigate({ search: (now) => ({ ...now, ...searchChange(search, next) }), replace: true, resetScroll: false });
  return (
    <>
      <WorkHead
        title={t("work.title")}
        plan={plan}
        simulated={tasks.data?.simulated ?? false}
        onPlan={(next) => onSearch({ plan: next })}
      >
        <Reminders plan={plan} search={search} onSearch={onSearch} />
        <Notices plan={plan} />
      </WorkHead>
      <OperatorGate>
        {plan === undefined ? (
          <Empty title={t("board.noPlan")} />
        ) : (
          <Answered query={tasks} rows={12}>
            {(page) => <Page page={page} search={search} onSearch={onSearch} />}
          </Answered>
        )}
      </OperatorGate>
    </>
  );
}
