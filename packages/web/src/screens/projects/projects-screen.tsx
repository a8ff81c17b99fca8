import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { usePlanId, useProjects } from "../../api/plan-work.ts";
import type { PlanProjects } from "../../api/types.ts";
import { Effects } from "../../parts/effects.tsx";
import { formatCount } from "../../parts/format.ts";
import { OnlyFor, WhoMay } from "../../parts/may.tsx";
import { searchChange } from "../../parts/search-change.ts";
import { Section } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { TakeOver } from "../work/take-over.tsx";
import { WorkHead, WorkParts } from "../work/work-head.tsx";
import { ProjectDrawer } from "./project-drawer.tsx";
import { moneyOf, ProjectTable } from "./project-table.tsx";
import { ProjectTimeline } from "./project-timeline.tsx";

const route = getRouteApi("/work/projects");

interface ProjectsSearch {
  readonly plan?: string | undefined;
  readonly project?: string | undefined;
}

/** What the finished projects have brought, against what all are to bring. */
function Delivered({ page }: { readonly page: PlanProjects }) {
  const { t, lang } = useLanguage();
  const { beds, area, places, planned, spent, late } = page.delivered;
  const of = (done: number | null, all: number | null) =>
    t("project.ofAll", { done: formatCount(done ?? 0), all: formatCount(all ?? 0) });
  const items = [
    [t("project.deliveredBeds"), of(beds.actual, beds.planned)],
    ...((places.planned ?? 0) > 0 ? [[t("project.deliveredPlaces"), of(places.actual, places.planned)] as const] : []),
    [t("project.deliveredArea"), of(area.actual, area.planned)],
    [t("project.spent"), t("project.amount", moneyOf(spent, lang))],
    [t("project.plannedMoney"), t("project.amount", moneyOf(planned, lang))],
    [t("project.lateCount"), formatCount(late)],
  ] as const;
  return (
    <div className="figures">
      {items.map(([label, value]) => (
        <span key={label}>
          <span className="figure-label">{label}</span>
          <span className="figure-value">{value}</span>
        </span>
      ))}
    </div>
  );
}

interface PageProps {
  readonly page: PlanProjects;
  readonly search: ProjectsSearch;
  readonly onSearch: (next: ProjectsSearch) => void;
}

function Page({ page, search, onSearch }: PageProps) {
  const { t } = useLanguage();
  const [isAdding, setAdding] = useState(false);
  const open = page.items.find(({ id }) => id === search.project) ?? null;
  const onOpen = ({ id }: { readonly id: string }) => onSearch({ ...search, project: id });
  const onClose = () => {
    setAdding(false);
    onSearch({ ...search, project: undefined });
  };
  return (
    <>
      <WhoMay right="plan" />
      <WorkParts plan={page.plan.id} departments={page.departments} />
      <div className="tools-row">
        <TakeOver plan={page.plan.id} offered={page.offered} />
        <span className="top-space" />
        <OnlyFor right="plan">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t("project.add")}
          </Button>
        </OnlyFor>
      </div>
      {page.items.length === 0 ? (
        <Empty title={t("project.none")} />
      ) : (
        <>
          <Delivered page={page} />
          <ProjectTimeline page={page} onOpen={onOpen} />
          <Section title={t("project.title")}>
            <ProjectTable page={page} onOpen={onOpen} />
          </Section>
          {page.effects.length === 0 ? null : (
            <Section title={t("project.effects")}>
              <Effects page={page} />
            </Section>
          )}
        </>
      )}
      {open !== null || isAdding ? (
        <ProjectDrawer key={open?.id ?? "new"} page={page} project={open} onClose={onClose} />
      ) : null}
    </>
  );
}

/** The construction projects of a plan: when, how much, what they have brought, and why they are late. */
export function ProjectsScreen() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const plan = usePlanId(search.plan);
  const projects = useProjects(plan);
  const onSearch = (next: ProjectsSearch) =>
    void navigate({ search: (now) => ({ ...now, ...searchChange(search, next) }), replace: true, resetScroll: false });
  return (
    <>
      <WorkHead
        title={t("project.title")}
        plan={plan}
        simulated={projects.data?.simulated ?? false}
        onPlan={(next) => onSearch({ plan: next })}
      />
      <OperatorGate>
        {plan === undefined ? (
          <Empty title={t("board.noPlan")} />
        ) : (
          <Answered query={projects} rows={12}>
            {(page) => <Page page={page} search={search} onSearch={onSearch} />}
          </Answered>
        )}
      </OperatorGate>
    </>
  );
}
