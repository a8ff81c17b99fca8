import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useEvaluations, usePlanId, useWrite } from "../../api/plan-work.ts";
import { useWorld } from "../../api/queries.ts";
import type { Evaluation, EvaluationKind, Evaluations } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor, WhoMay } from "../../parts/may.tsx";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Answered, Empty, Failed } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { WorkHead } from "../work/work-head.tsx";

const route = getRouteApi("/evaluations");
const kinds = ["yearly", "mid-term", "final"] as const;

/** Years that have begun to be over, the last first. */
function yearsOf({ plan, today }: Evaluations): string[] {
  const last = Math.min(plan.to, Number(today.slice(0, 4)));
  return Array.from({ length: Math.max(0, last - plan.from + 1) }, (_, index) => String(last - index));
}

function Begin({ page }: { readonly page: Evaluations }) {
  const { t } = useLanguage();
  const navigate = route.useNavigate();
  const world = useWorld();
  const [kind, setKind] = useState<EvaluationKind>("yearly");
  const years = yearsOf(page);
  const [year, setYear] = useState(years[0] ?? "");
  const write = useWrite<Evaluation>(({ id }) => void navigate({ to: "/evaluations/$id", params: { id } }));
  const chosen = kind === "final" ? String(page.plan.to) : year;
  const begin = () =>
    write.mutate({
      method: "POST",
      path: `/api/plans/${encodeURIComponent(page.plan.id)}/evaluations`,
      body: { kind, year: Number(chosen), world },
    });
  return (
    <Section title={t("evaluation.begin")}>
      {write.error ? <Failed error={write.error} /> : null}
      <div className="tools-row">
        <Choice
          label={t("evaluation.kind")}
          value={kind}
          onChange={(next) => setKind(kinds.find((one) => one === next) ?? "yearly")}
          options={kinds.map((one) => ({ value: one, label: t(`evaluation.${one}`) }))}
        />
        <Choice
          label={t("evaluation.year")}
          value={chosen}
          disabled={kind === "final"}
          onChange={setYear}
          options={[...new Set([chosen, ...years])].map((one) => ({ value: one, label: one }))}
        />
        <Button type="primary" disabled={chosen === ""} loading={write.isPending} onClick={begin}>
          {t("evaluation.begin")}
        </Button>
      </div>
    </Section>
  );
}

const stateTags = { draft: "tag tag-warn", signed: "tag tag-good", withdrawn: "tag" } as const;

function List({ page }: { readonly page: Evaluations }) {
  const { t, pick } = useLanguage();
  if (page.items.length === 0) return <Empty title={t("evaluation.none")}>{t("evaluation.noneHelp")}</Empty>;
  return (
    <Scroll label={t("evaluation.list")}>
      <table className="data">
        <caption className="unseen">{t("evaluation.list")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("evaluation.kind")}</th>
            <th scope="col">{t("evaluation.asOf")}</th>
            <th scope="col">{t("evaluation.state")}</th>
            <th scope="col" className="num">
              {t("evaluation.points")}
            </th>
            <th scope="col">{t("evaluation.grade")}</th>
            <th scope="col">{t("evaluation.by")}</th>
          </tr>
        </thead>
        <tbody>
          {page.items.toReversed().map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/evaluations/$id" params={{ id: one.id }}>
                  {t("evaluation.than", { year: one.year, kind: t(`evaluation.${one.kind}`) })}
                </Link>{" "}
                {one.simulated ? <span className="tag tag-warn">{t("app.simulated")}</span> : null}
              </th>
              <td className="nowrap">{one.asOf}</td>
              <td>
                <span className={stateTags[one.state]}>{t(`evaluation.${one.state}`)}</span>
              </td>
              <td className="num">{formatPoints(one.points)}</td>
              <td>{one.grade === null ? "—" : pick(one.grade)}</td>
              <td>
                {one.operator}
                <span className="share">{formatInstant(one.at)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Yearly, mid-term and final evaluations of a plan, and the way to begin one. */
export function EvaluationsScreen() {
  const { t } = useLanguage();
  const navigate = route.useNavigate();
  const plan = usePlanId(route.useSearch().plan);
  const evaluations = useEvaluations(plan);
  return (
    <>
      <WorkHead
        title={t("evaluation.title")}
        plan={plan}
        simulated={false}
        onPlan={(next) => void navigate({ search: { plan: next }, replace: true })}
      />
      <OperatorGate>
        {plan === undefined ? (
          <Empty title={t("board.noPlan")} />
        ) : (
          <Answered query={evaluations}>
            {(page) => (
              <>
                <WhoMay right="plan" />
                <OnlyFor right="plan">
                  <Begin key={page.plan.id} page={page} />
                </OnlyFor>
                <Section title={t("evaluation.list")}>
                  <List page={page} />
                </Section>
              </>
            )}
          </Answered>
        )}
      </OperatorGate>
    </>
  );
}
