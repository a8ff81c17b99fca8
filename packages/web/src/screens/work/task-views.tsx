import type { PlanTask, PlanTasks } from "../../api/types.ts";
import { Scroll } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { Deadline, departmentNames, OriginMark, ProgressBar, StandingWord, taskName } from "./task-words.tsx";

interface ViewProps {
  readonly page: PlanTasks;
  readonly tasks: readonly PlanTask[];
  readonly onOpen: (task: PlanTask) => void;
}

/** One column a standing; what is done in time and what is done late stand together. */
const columns = [
  { name: "planned", standings: ["planned"] },
  { name: "running", standings: ["running"] },
  { name: "late", standings: ["late"] },
  { name: "finished", standings: ["done", "done-late"] },
  { name: "stopped", standings: ["stopped"] },
] as const;

function Card({ page, task, onOpen }: { readonly task: PlanTask } & Omit<ViewProps, "tasks">) {
  const { t, lang } = useLanguage();
  return (
    <button type="button" className={`work-card work-card-${task.standing}`} onClick={() => onOpen(task)}>
      <span className="work-card-title">
        {task.no === null ? "" : `${task.no} `}
        {taskName(task, lang)}
      </span>
      <ProgressBar percent={task.progress} label={t("work.progress")} />
      <span className="work-meta">
        <span>{departmentNames(task.lead, page.departments, lang) || t("work.noLead")}</span>
        <span>
          <Deadline task={task} />
        </span>
        <OriginMark task={task} />
        {task.standing === "done-late" ? <StandingWord standing={task.standing} /> : null}
      </span>
    </button>
  );
}

export function TaskColumns({ page, tasks, onOpen }: ViewProps) {
  const { t } = useLanguage();
  return (
    <div className="work-columns">
      {columns.map(({ name, standings }) => {
        const own = tasks.filter(({ standing }) => standings.some((one) => one === standing));
        return (
          <section key={name} className="work-column" aria-label={t(`work.${name}`)}>
            <h2>
              {t(`work.${name}`)} <span className="help">{own.length}</span>
            </h2>
            <ul>
              {own.map((task) => (
                <li key={task.id}>
                  <Card page={page} task={task} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

export function TaskTable({ page, tasks, onOpen }: ViewProps) {
  const { t, lang } = useLanguage();
  const heads = ["task", "lead", "participants", "owner", "deadline", "progress", "standing", "indicators"] as const;
  return (
    <Scroll label={t("work.tasks")}>
      <table className="data board">
        <caption className="unseen">{t("work.tasks")}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("work.no")}
            </th>
            {heads.map((head) => (
              <th scope="col" key={head} className={head === "progress" ? "num" : undefined}>
                {t(`work.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td className="num">{task.no ?? "—"}</td>
              <th scope="row" className="col-name">
                <button type="button" className="link" onClick={() => onOpen(task)}>
                  {taskName(task, lang)}
                </button>{" "}
                <OriginMark task={task} />
              </th>
              <td>{departmentNames(task.lead, page.departments, lang) || t("work.noLead")}</td>
              <td>{departmentNames(task.participants, page.departments, lang)}</td>
              <td>{task.owner ?? "—"}</td>
              <td>
                <Deadline task={task} />
              </td>
              <td className="num">{task.progress}</td>
              <td>
                <StandingWord standing={task.standing} />
              </td>
              <td>{rowNames(task, page, lang) || "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function rowNames(task: PlanTask, page: PlanTasks, lang: "zh" | "en"): string {
  const names = task.indicators.flatMap((key) => {
    const row = page.rows.find((one) => one.key === key);
    return row === undefined ? [] : [lang === "en" ? (row.nameEn ?? row.name) : row.name];
  });
  return names.join(lang === "zh" ? "；" : "; ");
}
