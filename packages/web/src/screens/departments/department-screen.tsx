import { getRouteApi, Link } from "@tanstack/react-router";
import { useDepartment, usePlanId, usePlanInvented } from "../../api/plan-work.ts";
import type { DepartmentPage, PlanTask } from "../../api/types.ts";
import { formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { ReminderFiles } from "../../parts/reminder-files.tsx";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Scorecards } from "../../parts/scorecards.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { Deadline, StandingWord, taskName } from "../work/task-words.tsx";
import { WorkHead, WorkParts } from "../work/work-head.tsx";

const route = getRouteApi("/work/departments/$id");

function Tasks({ title, tasks, plan }: { title: string; tasks: readonly PlanTask[]; plan: string }) {
  const { t, lang } = useLanguage();
  if (tasks.length === 0) return null;
  return (
    <Section title={`${title} · ${t("work.count", { count: tasks.length })}`}>
      <Scroll label={title}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t("work.task")}</th>
              <th scope="col">{t("work.owner")}</th>
              <th scope="col">{t("work.deadline")}</th>
              <th scope="col" className="num">
                {t("work.progress")}
              </th>
              <th scope="col">{t("work.standing")}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.id}>
                <th scope="row" className="col-name">
                  <Link to="/work" search={{ plan, task: task.id }}>
                    {taskName(task, lang)}
                  </Link>
                </th>
                <td>{task.owner ?? "—"}</td>
                <td>
                  <Deadline task={task} />
                </td>
                <td className="num">{task.progress}</td>
                <td>
                  <StandingWord standing={task.standing} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

type OwnRow = DepartmentPage["rows"][number];

function RowLink({ row, plan, children }: { row: OwnRow; plan: string; children: string }) {
  if (row.subject !== null)
    return (
      <Link to="/figures/$subject" params={{ subject: row.subject }} search={{ plan }}>
        {children}
      </Link>
    );
  if (row.indicator === null) return <>{children}</>;
  return (
    <Link to="/indicators/$id" params={{ id: row.indicator }} search={{ plan }}>
      {children}
    </Link>
  );
}

/** Tells a department at once which of its indicators are behind; nothing where none is. */
function OffTrack({ page }: { readonly page: DepartmentPage }) {
  const { t, lang } = useLanguage();
  const rows = page.rows.filter(({ light }) => light === "behind" || light === "not-met");
  if (rows.length === 0) return null;
  return (
    <p className="notice" role="status">
      {t("figures.offTrack", { count: rows.length })}
      {t("app.colon")}
      {rows.map((row, at) => (
        <span key={row.key}>
          {at === 0 ? "" : t("app.and")}
          <RowLink row={row} plan={page.plan.id}>
            {lang === "en" ? (row.nameEn ?? row.name) : row.name}
          </RowLink>
        </span>
      ))}
    </p>
  );
}

function Rows({ page }: { readonly page: DepartmentPage }) {
  const { t, lang, pick } = useLanguage();
  if (page.rows.length === 0) return null;
  return (
    <Section title={t("work.own")}>
      <Scroll label={t("work.own")}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t("board.name")}</th>
              <th scope="col" className="num">
                {t("board.actual")}
              </th>
              <th scope="col" className="num">
                {t("board.path")}
              </th>
              <th scope="col">{t("board.light")}</th>
              <th scope="col" className="num">
                {t("work.points")}
              </th>
              <th scope="col">{t("board.why")}</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => {
              const name = lang === "en" ? (row.nameEn ?? row.name) : row.name;
              return (
                <tr key={row.key}>
                  <th scope="row">
                    <RowLink row={row} plan={page.plan.id}>
                      {name}
                    </RowLink>
                  </th>
                  <td className="num">{formatValue(row.value)}</td>
                  <td className="num">{formatValue(row.path)}</td>
                  <td>
                    <LightWord light={row.light} />
                  </td>
                  <td className="num">{formatPoints(row.score.points)}</td>
                  <td>{pick(row.why.text)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

function Page({ page }: { readonly page: DepartmentPage }) {
  const { t, lang, pick } = useLanguage();
  const { leader } = page.department;
  const isInvented = usePlanInvented(page.plan.id);
  return (
    <>
      <WorkHead title={pick(page.department.name)} plan={page.plan.id} simulated={isInvented}>
        <p className="help">
          {pick(page.plan.title)}
          {leader === null ? "" : ` · ${t("work.leader")}${t("app.colon")}${pick(leader)}`}
        </p>
      </WorkHead>
      {page.simulated && !isInvented ? <p className="notice">{t("evaluation.simulatedFigures")}</p> : null}
      <WorkParts plan={page.plan.id} departments={page.departments} department={page.department.id} />
      <OffTrack page={page} />
      <div className="tools-row">
        <ReminderFiles plan={page.plan.id} department={page.department.id} />
      </div>
      <Section title={t("work.card")} help={t("work.cardHelp", { rules: t("evaluation.rules") })}>
        <Scorecards title={t("work.department")} cards={page.card === null ? [] : [page.card]} />
      </Section>
      <Tasks title={t("work.leads")} tasks={page.leads} plan={page.plan.id} />
      <Tasks title={t("work.participates")} tasks={page.participates} plan={page.plan.id} />
      <Rows page={page} />
      {page.projects.length === 0 ? null : (
        <Section title={t("project.title")}>
          <ul className="plain-list">
            {page.projects.map((one) => (
              <li key={one.id}>
                <Link to="/work/projects" search={{ plan: page.plan.id, project: one.id }}>
                  {lang === "en" ? (one.nameEn ?? one.name) : one.name}
                </Link>{" "}
                <span className="tag">{t(`project.${one.stage}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What one department leads, takes part in and answers for. */
export function DepartmentScreen() {
  const { t } = useLanguage();
  const { id } = route.useParams();
  const plan = usePlanId(route.useSearch().plan);
  const page = useDepartment(plan, id);
  return (
    <OperatorGate>
      {plan === undefined ? (
        <Empty title={t("board.noPlan")} />
      ) : (
        <Answered query={page} rows={12} heading={t("work.department")}>
          {(data) => <Page page={data} />}
        </Answered>
      )}
    </OperatorGate>
  );
}
