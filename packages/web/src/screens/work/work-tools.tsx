import { Button } from "antd";
import type { PlanTasks } from "../../api/types.ts";
import { Chips, Choice } from "../../parts/choice.tsx";
import { OnlyFor } from "../../parts/may.tsx";
import { ReminderFiles } from "../../parts/reminder-files.tsx";
import { useLanguage } from "../../strings/language.ts";
import { AnnualPlan } from "./annual-plan.tsx";
import { countByStanding, filterTasks, standingFilters, type TaskFilter } from "./task-filter.ts";

export interface WorkSearch extends TaskFilter {
  readonly plan?: string | undefined;
  readonly as?: string | undefined;
  readonly task?: string | undefined;
}

interface ToolsProps {
  readonly page: PlanTasks;
  readonly search: WorkSearch;
  readonly onSearch: (next: WorkSearch) => void;
  readonly onAdd: () => void;
  readonly onHeadings: () => void;
}

/** Counts of each standing; pressing one shows only its tasks. */
function StandingCounts({ page, search, onSearch }: Omit<ToolsProps, "onAdd" | "onHeadings">) {
  const { t } = useLanguage();
  const counts = countByStanding(filterTasks(page.items, { department: search.department }));
  return (
    <fieldset className="light-counts" aria-label={t("work.standing")}>
      {standingFilters.map((one) => (
        <button
          key={one}
          type="button"
          className="light-count"
          aria-pressed={search.standing === one}
          onClick={() => onSearch({ ...search, standing: search.standing === one ? undefined : one })}
        >
          <span className="light-count-number">{counts[one]}</span>
          <span>{t(`work.${one}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function WorkTools({ page, search, onSearch, onAdd, onHeadings }: ToolsProps) {
  const { t, pick } = useLanguage();
  return (
    <div className="tools">
      <div className="tools-row">
        <Choice
          label={t("work.department")}
          value={search.department ?? ""}
          onChange={(department) => onSearch({ ...search, department: department === "" ? undefined : department })}
          options={[
            { value: "", label: t("work.all") },
            ...page.departments.map((one) => ({ value: one.id, label: pick(one.name) })),
          ]}
        />
        <Chips
          label={t("work.view")}
          value={search.as === "table" ? "table" : "columns"}
          options={[
            { value: "columns", label: t("work.columns") },
            { value: "table", label: t("work.table") },
          ]}
          onChange={(as) => onSearch({ ...search, as: as === "table" ? as : undefined })}
        />
        <span className="top-space" />
        <ReminderFiles plan={page.plan.id} department={search.department} />
        <AnnualPlan page={page} />
        <OnlyFor right="plan">
          <Button onClick={onHeadings}>{t("work.fromHeadings")}</Button>
          <Button type="primary" onClick={onAdd}>
            {t("work.add")}
          </Button>
        </OnlyFor>
      </div>
      <StandingCounts page={page} search={search} onSearch={onSearch} />
    </div>
  );
}
