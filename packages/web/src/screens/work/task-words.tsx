import type { Department, PlanProject, PlanTask, TaskStanding } from "../../api/types.ts";
import { useNames } from "../../parts/person.tsx";
import type { Lang } from "../../session/session.tsx";
import { useLanguage } from "../../strings/language.ts";

type Standing = TaskStanding | PlanProject["standing"];

const tags: Readonly<Record<Standing, string>> = {
  planned: "tag",
  running: "tag",
  late: "tag tag-bad",
  done: "tag tag-good",
  "done-late": "tag tag-warn",
  stopped: "tag",
  "not-begun": "tag tag-bad",
  "begun-late": "tag tag-warn",
};

export function StandingWord({ standing }: { readonly standing: Standing }) {
  const { t } = useLanguage();
  return <span className={tags[standing]}>{t(`work.${standing}`)}</span>;
}

/** The deadline and how far it is; only what is still open counts its days. */
export function Deadline({ task }: { readonly task: PlanTask }) {
  const { t } = useLanguage();
  if (task.deadline === null || task.daysLeft === null) return <>{t("work.noDeadline")}</>;
  const isOpen = task.standing === "planned" || task.standing === "running" || task.standing === "late";
  const days = Math.abs(task.daysLeft);
  const left =
    task.daysLeft === 0 ? t("work.dueToday") : t(task.daysLeft < 0 ? "work.daysOver" : "work.daysLeft", { days });
  return (
    <>
      <span className="nowrap">{task.deadline}</span>
      {isOpen ? <span className={task.standing === "late" ? "problem-error share" : "share"}>{left}</span> : null}
    </>
  );
}

/** Marks a task that the plan does not name with its departments: added, or taken from a heading. */
export function OriginMark({ task }: { readonly task: PlanTask }) {
  const { t } = useLanguage();
  const names = useNames();
  if (task.origin === null) return null;
  const { kind, by } = task.origin;
  const who = names.operator(by);
  return (
    <span className="tag" title={t(kind === "own" ? "work.ownTaskBy" : "work.headingTaskBy", { who })}>
      {t(kind === "own" ? "work.ownTask" : "work.headingTask")}
    </span>
  );
}

export function taskName(task: { readonly title: string; readonly titleEn: string | null }, lang: Lang): string {
  return lang === "en" ? (task.titleEn ?? task.title) : task.title;
}

/** Departments by name in the language on screen; those that the register does not know stand as they are. */
export function departmentNames(ids: readonly string[], departments: readonly Department[], lang: Lang): string {
  const names = ids.map((id) => {
    const found = departments.find((one) => one.id === id);
    return found ? found.name[lang] || found.name.zh : id;
  });
  return names.join(lang === "zh" ? "、" : ", ");
}

export function ProgressBar({ percent, label }: { readonly percent: number; readonly label: string }) {
  return (
    <span className="work-bar" role="img" aria-label={`${label} ${percent}%`}>
      <span style={{ width: `${percent}%` }} />
    </span>
  );
}
