import type { PlanProject, PlanProjects } from "../../api/types.ts";
import { EffectLine } from "../../parts/effects.tsx";
import { CheckList, InputField, SelectField } from "../../parts/form-field.tsx";
import { Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import { ItemDrawer } from "../work/item-drawer.tsx";
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

/** What this project, being finished, adds to the rows that it serves. */
function OwnEffects({ page, project }: { readonly page: PlanProjects; readonly project: PlanProject }) {
  const { t, lang } = useLanguage();
  const own = page.effects.filter(({ parts }) => parts.some(({ id }) => id === project.id));
  if (own.length === 0) return null;
  return (
    <Section title={t("project.effects")} help={t("project.effectsHelp")}>
      <ul className="plain-list">
        {own.map((effect) => (
          <li key={effect.row}>
            {lang === "en" ? (effect.nameEn ?? effect.name) : effect.name} <EffectLine effect={effect} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A project to be read and changed, with what it does to indicators, its photographs and every version of it. */
export function ProjectDrawer({ page, project, onClose }: DrawerProps) {
  const { t, lang } = useLanguage();
  const naming = { departments: page.departments, lang };
  const name = project === null ? "" : lang === "en" ? (project.nameEn ?? project.name) : project.name;
  return (
    <ItemDrawer
      title={project === null ? t("project.newProject") : t("project.edit", { name })}
      size={680}
      item={project}
      initial={draftOf(project, naming)}
      path={`/api/plans/${encodeURIComponent(page.plan.id)}/projects`}
      bodyOf={(draft) => ({ project: contentOf(draft, page.departments) })}
      fields={(draft, onDraft) => <Fields draft={draft} page={page} onDraft={onDraft} />}
      onClose={onClose}
      below={(save) =>
        project === null ? null : (
          <>
            <OwnEffects page={page} project={project} />
            <PhotosPart plan={page.plan.id} project={project} />
            <ProjectHistoryPart
              plan={page.plan.id}
              project={project}
              onRestore={(one) => save(draftOf(one, naming), t("work.restored", { version: one.version }))}
            />
          </>
        )
      }
    />
  );
}
