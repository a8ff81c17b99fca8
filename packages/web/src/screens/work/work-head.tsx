import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useDistrict } from "../../api/queries.ts";
import type { Department } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { useLanguage } from "../../strings/language.ts";

/** Heading of the screens that follow a plan, the plan chosen and the ways between them. */
export function WorkHead(props: {
  readonly title: string;
  readonly plan: string | undefined;
  readonly simulated: boolean;
  readonly onPlan?: (plan: string) => void;
  readonly children?: ReactNode;
}) {
  const { t, pick } = useLanguage();
  const plans = useDistrict().data?.plans ?? [];
  return (
    <>
      <header className="screen-head">
        <h1>{props.title}</h1>
        {props.onPlan ? (
          <Choice
            label={t("work.plan")}
            value={props.plan ?? ""}
            onChange={props.onPlan}
            options={plans.map((plan) => ({ value: plan.id, label: `${pick(plan.title)} (${plan.from}–${plan.to})` }))}
          />
        ) : null}
        {props.children}
      </header>
      {props.simulated ? <p className="notice">{t("work.simulated")}</p> : null}
    </>
  );
}

/** A page is not its parent's; which plan it shows does not make it another page. */
const HERE = { exact: true, includeSearch: false };

/** Tasks, projects and the departments of a plan. */
export function WorkParts(props: {
  readonly plan: string | undefined;
  readonly departments: readonly Department[];
  /** The department whose page this is. */
  readonly department?: string;
}) {
  const { t, pick } = useLanguage();
  const navigate = useNavigate();
  const search = { plan: props.plan };
  return (
    <nav className="filters" aria-label={t("work.parts")}>
      <Link to="/work" search={search} className="pill" activeOptions={HERE}>
        {t("work.tasks")}
      </Link>
      <Link to="/work/projects" search={search} className="pill" activeOptions={HERE}>
        {t("work.projects")}
      </Link>
      <Choice
        label={t("work.openDepartment")}
        value={props.department ?? ""}
        onChange={(id) => {
          if (id !== "") void navigate({ to: "/work/departments/$id", params: { id }, search });
        }}
        options={[
          { value: "", label: t("work.chooseDepartment") },
          ...props.departments.map((one) => ({ value: one.id, label: pick(one.name) })),
        ]}
      />
    </nav>
  );
}
