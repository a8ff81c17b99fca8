import { Button } from "antd";
import { useWrite } from "../../api/plan-work.ts";
import type { PlanTask, PlanTasks } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor, useMay } from "../../parts/may.tsx";
import { useNames } from "../../parts/person.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { contentOf, draftOf } from "./task-draft.ts";
import { taskName } from "./task-words.tsx";

const pathOf = (plan: string, task: string) =>
  `/api/plans/${encodeURIComponent(plan)}/tasks/${encodeURIComponent(task)}`;

/** Takes out a task that a planner added; the board then offers the way back. What the plan itself names is stopped instead. */
export function RemoveTask(props: { readonly plan: string; readonly task: PlanTask; readonly onRemoved: () => void }) {
  const { plan, task, onRemoved } = props;
  const { t } = useLanguage();
  const may = useMay("plan");
  const write = useWrite<PlanTask>(onRemoved);
  if (!may || task.origin === null) return null;
  const body = { baseVersion: task.version, reason: null };
  return (
    <div className="drawer-actions">
      {write.error ? <Failed error={write.error} /> : null}
      <Button
        danger
        loading={write.isPending}
        onClick={() => write.mutate({ method: "DELETE", path: pathOf(plan, task.id), body })}
      >
        {t("work.removeTask")}
      </Button>
    </div>
  );
}

function Row({ page, task }: { readonly page: PlanTasks; readonly task: PlanTask }) {
  const { t, lang } = useLanguage();
  const names = useNames();
  const write = useWrite<PlanTask>(() => undefined);
  const content = contentOf(draftOf(task, { departments: page.departments, lang }), page.departments);
  const body = { baseVersion: task.version, reason: t("work.broughtBack"), task: content };
  return (
    <li>
      {taskName(task, lang)}{" "}
      <span className="help">
        {names.operator(task.operator)} · {formatInstant(task.at)}
      </span>{" "}
      <OnlyFor right="plan">
        <Button
          size="small"
          loading={write.isPending}
          aria-label={`${t("work.bringBack")} ${taskName(task, lang)}`}
          onClick={() => write.mutate({ method: "PUT", path: pathOf(page.plan.id, task.id), body })}
        >
          {t("work.bringBack")}
        </Button>
      </OnlyFor>
      {write.error ? <Failed error={write.error} /> : null}
    </li>
  );
}

/** What planners added and took out again, each with its way back. */
export function RemovedTasks({ page }: { readonly page: PlanTasks }) {
  const { t } = useLanguage();
  if (page.removed.length === 0) return null;
  return (
    <details className="removed-tasks">
      <summary>{t("work.removedTasks", { count: page.removed.length })}</summary>
      <ul className="plain-list">
        {page.removed.map((task) => (
          <Row key={`${task.id} ${task.version}`} page={page} task={task} />
        ))}
      </ul>
    </details>
  );
}
