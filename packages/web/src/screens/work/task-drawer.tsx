import type { PlanTask, PlanTasks } from "../../api/types.ts";
import { CheckList, InputField, SelectField } from "../../parts/form-field.tsx";
import { useNames } from "../../parts/person.tsx";
import { useLanguage } from "../../strings/language.ts";
import { ItemDrawer } from "./item-drawer.tsx";
import { RemoveTask } from "./removed-tasks.tsx";
import { contentOf, draftOf, type TaskDraft } from "./task-draft.ts";
import { TaskHistoryPart } from "./task-history.tsx";
import { taskName } from "./task-words.tsx";

const states = ["planned", "running", "done", "stopped"] as const;
const stateWords = {
  planned: "work.planned",
  running: "work.running",
  done: "work.finished",
  stopped: "work.stopped",
} as const;

interface FieldsProps {
  readonly draft: TaskDraft;
  readonly page: PlanTasks;
  readonly onDraft: (draft: TaskDraft) => void;
}

function Fields({ draft, page, onDraft }: FieldsProps) {
  const { t, lang } = useLanguage();
  const set = (name: keyof TaskDraft) => (value: string) => onDraft({ ...draft, [name]: value });
  const text = (name: Exclude<keyof TaskDraft, "indicators">) => ({ value: draft[name], onChange: set(name) });
  const rows = page.rows.map((row) => ({ value: row.key, label: lang === "en" ? (row.nameEn ?? row.name) : row.name }));
  return (
    <div className="drawer-fields">
      <InputField label={t("work.task")} wide required {...text("title")} />
      <InputField label={t("work.no")} {...text("no")} />
      <InputField label={t("work.taskEn")} {...text("titleEn")} />
      <InputField label={t("work.lead")} help={t("work.namesHelp")} {...text("lead")} />
      <InputField label={t("work.participants")} help={t("work.namesHelp")} {...text("participants")} />
      <InputField label={t("work.starts")} type="date" {...text("starts")} />
      <InputField label={t("work.deadline")} type="date" {...text("deadline")} />
      <InputField label={t("work.owner")} {...text("owner")} />
      <SelectField
        label={t("work.state")}
        value={draft.state}
        options={states.map((state) => ({ value: state, label: t(stateWords[state]) }))}
        onChange={(state) => onDraft({ ...draft, state })}
      />
      <InputField label={t("work.progress")} type="number" {...text("progress")} />
      {draft.state === "done" ? <InputField label={t("work.doneOn")} type="date" required {...text("doneOn")} /> : null}
      <InputField label={t("work.note")} wide lines {...text("note")} />
      <InputField label={t("work.evidence")} wide lines help={t("work.evidenceHelp")} {...text("evidence")} />
      <CheckList
        label={t("work.indicators")}
        chosen={draft.indicators}
        options={rows}
        onChange={(indicators) => onDraft({ ...draft, indicators })}
      />
    </div>
  );
}

interface DrawerProps {
  readonly page: PlanTasks;
  /** Null: a new task. */
  readonly task: PlanTask | null;
  readonly onClose: () => void;
}

/** Who added it or took it from a heading, in words. */
function Origin({ task }: { readonly task: PlanTask }) {
  const { t } = useLanguage();
  const names = useNames();
  if (task.origin === null) return null;
  const who = names.operator(task.origin.by);
  return <p className="help">{t(task.origin.kind === "own" ? "work.ownTaskBy" : "work.headingTaskBy", { who })}</p>;
}

/** A task to be read and changed; every change is kept as a version that can be restored. */
export function TaskDrawer({ page, task, onClose }: DrawerProps) {
  const { t, lang } = useLanguage();
  const naming = { departments: page.departments, lang };
  return (
    <ItemDrawer
      title={task === null ? t("work.newTask") : t("work.editTask", { name: taskName(task, lang) })}
      size={640}
      item={task}
      initial={draftOf(task, naming)}
      path={`/api/plans/${encodeURIComponent(page.plan.id)}/tasks`}
      bodyOf={(draft) => ({ task: contentOf(draft, page.departments) })}
      fields={(draft, onDraft) => <Fields draft={draft} page={page} onDraft={onDraft} />}
      onClose={onClose}
      below={(save) =>
        task === null ? null : (
          <>
            <Origin task={task} />
            {task.source ? (
              <p className="help">
                {t("work.source", { line: task.source.line })}: {task.source.quote}
              </p>
            ) : null}
            <RemoveTask plan={page.plan.id} task={task} onRemoved={onClose} />
            <TaskHistoryPart
              plan={page.plan.id}
              task={task}
              onRestore={(one) => save(draftOf(one, naming), t("work.restored", { version: one.version }))}
            />
          </>
        )
      }
    />
  );
}
