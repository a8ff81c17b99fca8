import { getRouteApi, Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { type ComponentType, useState } from "react";
import { useEvaluation, usePlanInvented, useWrite } from "../../api/plan-work.ts";
import type { Evaluation, Remarks } from "../../api/types.ts";
import { LeaveGuard } from "../../parts/leave-guard.tsx";
import { useMay, WhoMay } from "../../parts/may.tsx";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Answered, Failed } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { CompareStep } from "./compare-step.tsx";
import { cleaned, isUnsaved, type Step, stepOf, steps } from "./draft.ts";
import { FiguresStep } from "./figures-step.tsx";
import { ReadingLine } from "./reading.tsx";
import { ReasonsStep } from "./reasons-step.tsx";
import { SignStep } from "./sign-step.tsx";
import { WorkStep } from "./work-step.tsx";

const route = getRouteApi("/evaluations/$id");

/** What every step of the wizard works with. */
export interface StepProps {
  readonly evaluation: Evaluation;
  readonly remarks: Remarks;
  /** Nothing is written any more: it is signed or withdrawn, or whoever looks may only read. */
  readonly isFrozen: boolean;
  readonly isUnsaved: boolean;
  readonly onRemarks: (remarks: Remarks) => void;
  readonly onSave: (remarks: Remarks) => void;
}

const stepParts: Readonly<Record<Step, ComponentType<StepProps>>> = {
  figures: FiguresStep,
  reasons: ReasonsStep,
  work: WorkStep,
  sign: SignStep,
  compare: CompareStep,
};
const stepWords = {
  figures: "evaluation.stepFigures",
  reasons: "evaluation.stepExplain",
  work: "evaluation.stepWork",
  sign: "evaluation.stepSign",
  compare: "evaluation.stepCompare",
} as const;

function Head({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t, pick } = useLanguage();
  const { plan, kind, year, asOf, simulated, provisional, totals } = evaluation.evaluated;
  const isInvented = usePlanInvented(plan.id);
  const part = (name: string, one: typeof totals.indicators) => (
    <span>
      <span className="figure-label">
        {name} · {t("evaluation.scored", { scored: one.scored, notScored: one.notScored })}
      </span>
      <span className="figure-value">{formatPoints(one.points)}</span>
    </span>
  );
  return (
    <>
      <header className="screen-head">
        <h1>{t("evaluation.than", { year, kind: t(`evaluation.${kind}`) })}</h1>
        <p className="help">
          {pick(plan.title)} · {t("evaluation.asOf")} {asOf} · {t(`evaluation.${evaluation.state}`)} ·{" "}
          <Link to="/evaluations" search={{ plan: plan.id }}>
            {t("evaluation.list")}
          </Link>
        </p>
      </header>
      <ReadingLine evaluated={evaluation.evaluated} />
      {simulated ? (
        <p className="notice">{t(isInvented ? "evaluation.simulated" : "evaluation.simulatedFigures")}</p>
      ) : null}
      {provisional ? <p className="notice">{t("evaluation.provisional")}</p> : null}
      <div className="figures">
        <span>
          <span className="figure-label">{t("evaluation.total")}</span>
          <span className="figure-value big">
            {formatPoints(totals.points)} {totals.grade === null ? null : pick(totals.grade.name)}
          </span>
          {totals.grade === null ? <span className="tag">{t("evaluation.noGrade")}</span> : null}
        </span>
        {part(t("evaluation.indicatorPart"), totals.indicators)}
        {part(t("evaluation.taskPart"), totals.tasks)}
        {part(t("evaluation.projectPart"), totals.projects)}
      </div>
    </>
  );
}

function Steps({ step, id }: { readonly step: Step; readonly id: string }) {
  const { t } = useLanguage();
  return (
    <nav className="filters" aria-label={t("evaluation.steps")}>
      {steps.map((one) => (
        <Link
          key={one}
          to="/evaluations/$id"
          params={{ id }}
          search={{ step: one }}
          className="pill"
          aria-current={one === step ? "page" : undefined}
        >
          {t(stepWords[one])}
        </Link>
      ))}
    </nav>
  );
}

function useSaving(evaluation: Evaluation) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const write = useWrite<Evaluation>(() => void message.success(t("evaluation.saved")));
  const path = `/api/evaluations/${encodeURIComponent(evaluation.id)}`;
  const save = (remarks: Remarks) =>
    write.mutate({ method: "PUT", path, body: { baseVersion: evaluation.version, remarks: cleaned(remarks) } });
  return { save, write };
}

function Opened({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useLanguage();
  const step = stepOf(route.useSearch().step);
  const [remarks, setRemarks] = useState(evaluation.remarks);
  const { save, write } = useSaving(evaluation);
  const may = useMay("plan");
  const isFrozen = evaluation.state !== "draft" || !may;
  const unsaved = !isFrozen && isUnsaved(evaluation, remarks);
  const onSave = (next: Remarks) => {
    setRemarks(next);
    save(next);
  };
  const Part = stepParts[step];
  return (
    <>
      <Head evaluation={evaluation} />
      <LeaveGuard dirty={unsaved && !write.isPending} />
      {evaluation.state === "draft" ? <WhoMay right="plan" /> : null}
      <Steps step={step} id={evaluation.id} />
      {write.error ? <Failed error={write.error} /> : null}
      <div className="step-actions">
        {isFrozen ? (
          <span className="help">{evaluation.state === "signed" ? t("evaluation.frozen") : null}</span>
        ) : (
          <Button disabled={!unsaved} loading={write.isPending} onClick={() => save(remarks)}>
            {t("evaluation.save")}
          </Button>
        )}
        {unsaved ? <span className="problem-warning">{t("evaluation.unsaved")}</span> : null}
      </div>
      <Part
        evaluation={evaluation}
        remarks={remarks}
        isFrozen={isFrozen}
        isUnsaved={unsaved}
        onRemarks={setRemarks}
        onSave={onSave}
      />
    </>
  );
}

/** One evaluation: figures, reasons, work, signature and comparison, one after the other. */
export function EvaluationScreen() {
  const { t } = useLanguage();
  const { id } = route.useParams();
  const evaluation = useEvaluation(id);
  return (
    <OperatorGate>
      <Answered query={evaluation} rows={14} heading={t("evaluation.title")}>
        {(data) => <Opened key={`${data.id} ${data.state}`} evaluation={data} />}
      </Answered>
    </OperatorGate>
  );
}
