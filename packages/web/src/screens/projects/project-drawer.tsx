import { App, Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { useWrite } from "../../api/plan-work.ts";
import type { PlanProject, PlanProjects } from "../../api/types.ts";
import { CheckList, InputField, SelectField } from "../../parts/form-field.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { PhotosPart } from "./photos-part.tsx";
import { contentOf, draftOf, type ProjectDraft } from "./project-draft.ts";
import { ProjectHistoryPart } from "./project-history.tsx";

const stages = ["proposed", "approved", "building", "finished", "in-use", "stopped"] as const;

interface FieldsProps {
  readonly draft: ProjectDraft;
  readonly page: PlanProjects;
  readonly onDraft: (draft: ProjectDraft) => void;
}

function Fields({ draft, page, onDraft }: FieldsProps) {
  const { t, lang } = useLanguage();
  const text = (name: Exclude<keyof ProjectDraft, "indicators" | "stage">) => ({
    value: draft[name],
    onChange: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  const planned = (label: string) => `${label} · ${t("project.plannedValue")}`;
  const actual = (label: string) => `${label} · ${t("project.actualValue")}`;
  const rows = page.rows.map((row) => ({ value: row.key, label: lang === "en" ? (row.nameEn ?? row.name) : row.name }));
  return (
    <div className="drawer-fields">
      <InputField label={t("project.name")} wide required {...text("name")} />
      <InputField label={t("project.nameEn")} {...text("nameEn")} />
      <SelectField
        label={t("project.stage")}
        value={draft.stage}
        options={stages.map((stage) => ({ value: stage, label: t(`project.${stage}`) }))}
        onChange={(stage) => onDraft({ ...draft, stage })}
      />
      <InputField label={t("work.lead")} wide help={t("work.namesHelp")} {...text("lead")} />
      <InputField label={t("project.content")} wide lines {...text("content")} />
      <InputField label={planned(t("project.start"))} type="date" {...text("startPlanned")} />
      <InputField label={actual(t("project.start"))} type="date" {...text("startActual")} />
      <InputField label={planned(t("project.finish"))} type="date" {...text("finishPlanned")} />
      <InputField label={actual(t("project.finish"))} type="date" {...text("finishActual")} />
      <InputField label={t("project.investment")} {...text("investment")} />
      <InputField label={t("project.investmentInPlan")} {...text("investmentInPlan")} />
      <InputField label={t("project.money")} wide lines help={t("project.moneyHelp")} {...text("money")} />
      <InputField label={planned(t("project.beds"))} {...text("bedsPlanned")} />
      <InputField label={actual(t("project.beds"))} {...text("bedsActual")} />
      <InputField label={planned(t("project.places"))} {...text("placesPlanned")} />
      <InputField label={actual(t("project.places"))} {...text("placesActual")} />
      <InputField label={planned(t("project.area"))} {...text("areaPlanned")} />
      <InputField label={actual(t("project.area"))} {...text("areaActual")} />
      <InputField label={t("project.delayReason")} wide lines {...text("delayReason")} />
      <InputField label={t("work.note")} wide lines {...text("note")} />
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
  readonly page: PlanProjects;
  /** Null: a new project. */
  readonly project: PlanProject | null;
  readonly onClose: () => void;
}

function useSave({ page, project, onClose }: DrawerProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const write = useWrite<PlanProject>(() => {
    void message.success(t("work.saved"));
    onClose();
  });
  const path = `/api/plans/${encodeURIComponent(page.plan.id)}/projects`;
  const save = (draft: ProjectDraft, reason: string) => {
    const content = contentOf(draft, page.departments);
    if (project === null) write.mutate({ method: "POST", path, body: { project: content } });
    else {
      const body = { baseVersion: project.version, reason: reason.trim() || null, project: content };
      write.mutate({ method: "PUT", path: `${path}/${encodeURIComponent(project.id)}`, body });
    }
  };
  return { save, write };
}

/** A project to be read and changed, with its photographs and every version of it. */
export function ProjectDrawer(props: DrawerProps) {
  const { page, project, onClose } = props;
  const { t, lang } = useLanguage();
  const naming = { departments: page.departments, lang };
  const [draft, setDraft] = useState(() => draftOf(project, naming));
  const [reason, setReason] = useState("");
  const { save, write } = useSave(props);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(draft, reason);
  };
  const name = project === null ? "" : lang === "en" ? (project.nameEn ?? project.name) : project.name;
  return (
    <Drawer
      open
      size={680}
      onClose={onClose}
      title={project === null ? t("project.newProject") : t("project.edit", { name })}
    >
      {write.error ? <Failed error={write.error} /> : null}
      <form onSubmit={submit}>
        <Fields draft={draft} page={page} onDraft={setDraft} />
        {project === null ? null : <InputField label={t("work.reason")} wide value={reason} onChange={setReason} />}
        <div className="drawer-actions">
          <Button type="primary" htmlType="submit" loading={write.isPending}>
            {t("action.save")}
          </Button>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
        </div>
      </form>
      {project === null ? null : (
        <>
          <PhotosPart plan={page.plan.id} project={project} />
          <ProjectHistoryPart
            plan={page.plan.id}
            project={project}
            onRestore={(one) => save(draftOf(one, naming), t("work.restored", { version: one.version }))}
          />
        </>
      )}
    </Drawer>
  );
}
