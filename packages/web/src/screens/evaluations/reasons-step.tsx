import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { Contribution, EvaluationRow } from "../../api/types.ts";
import { formatCount, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { StepProps } from "./evaluation-screen.tsx";
import { rowName, subjectOf } from "./figures-step.tsx";

type Explanation = NonNullable<EvaluationRow["explanation"]>;

interface PartsProps {
  readonly title: string;
  readonly parts: readonly Contribution[];
  /** The people behind one of them: where the link leads. */
  readonly search?: ((code: string) => Readonly<Record<string, string>>) | undefined;
  readonly indicator: string;
  readonly shortHead?: string;
}

/** Parts of the district by what they lack to its path; each opens to its people who are not counted in. */
function Parts({ title, parts, search, indicator, shortHead }: PartsProps) {
  const { t, pick } = useLanguage();
  if (parts.length === 0) return null;
  const gap = parts.reduce((sum, { short }) => sum + Math.max(0, short), 0);
  return (
    <Scroll label={title}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="num">
              {t("board.actual")}
            </th>
            <th scope="col" className="num">
              {t("evaluation.numerator")}
            </th>
            <th scope="col" className="num">
              {t("evaluation.denominator")}
            </th>
            <th scope="col" className="num">
              {shortHead ?? t("evaluation.shortHead")}
            </th>
            <th scope="col">{t("evaluation.share")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.code}>
              <th scope="row">
                {search === undefined ? (
                  pick(part.name)
                ) : (
                  <Link to="/indicators/$id" params={{ id: indicator }} search={search(part.code)}>
                    {pick(part.name)}
                  </Link>
                )}
              </th>
              <td className="num">{formatValue(part.value)}</td>
              <td className="num">{formatCount(part.numerator)}</td>
              <td className="num">{formatCount(part.denominator)}</td>
              <td className="num">{formatValue(Math.round(part.short * 10) / 10)}</td>
              <td>{part.short > 0 && gap > 0 ? <ScoreBar share={part.short / gap} kind="gap" /> : "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Reasons({ explanation }: { readonly explanation: Explanation }) {
  const { t, pick } = useLanguage();
  const all = explanation.reasons.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{t("evaluation.reasons")}</th>
          <th scope="col" className="num">
            {t("evaluation.people")}
          </th>
          <th scope="col">
            <span className="unseen">{t("evaluation.share")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {explanation.reasons.map(({ reason, state, count }) => (
          <tr key={`${state} ${reason.code}`}>
            <th scope="row">
              {pick(reason.text)} <span className="tag">{t(`state.${state}`)}</span>
            </th>
            <td className="num">{formatCount(count)}</td>
            <td>
              <ScoreBar share={count / all} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Remark({ row, step }: { readonly row: EvaluationRow; readonly step: StepProps }) {
  const { t, lang } = useLanguage();
  const id = useId();
  const { remarks, isFrozen, onRemarks } = step;
  const text = remarks.rows[row.key] ?? "";
  if (isFrozen) return text === "" ? null : <p>{text}</p>;
  return (
    <>
      <label htmlFor={id} className="field-label">
        {t("evaluation.remarkFor", { name: rowName(row, lang) })}
      </label>
      <textarea
        id={id}
        className="remark-input"
        maxLength={2000}
        value={text}
        onChange={(event) => onRemarks({ ...remarks, rows: { ...remarks.rows, [row.key]: event.target.value } })}
      />
    </>
  );
}

interface ExplainedProps {
  readonly row: EvaluationRow;
  readonly step: StepProps;
}

/** Where a handed-in ratio came without its townships: the way to hand them in. */
function TownshipsMissing({ row, step }: ExplainedProps) {
  const { t } = useLanguage();
  const { plan, reportedDefinitions } = step.evaluation.evaluated;
  const definition = reportedDefinitions.find(({ id }) => id === row.reportedBy?.id);
  const isRatio = definition !== undefined && definition.multiplier !== null;
  if (row.explanation !== null || !isRatio || step.isFrozen) return null;
  return (
    <p className="help">
      <Link to="/figures/$subject" params={{ subject: subjectOf(row, plan.id) }} search={{ plan: plan.id }}>
        {t("evaluation.noTownships")}
      </Link>
    </p>
  );
}

/** What the parts of the district lack, and the reasons of those who are not counted in. */
function HeldBack({ row, step, explanation }: ExplainedProps & { readonly explanation: Explanation }) {
  const { t } = useLanguage();
  const { plan, asOf } = step.evaluation.evaluated;
  const indicator = row.definition?.id ?? "";
  const where = { plan: plan.id, asOf, state: "out" };
  // What is handed in counts whatever its definition says, and has nobody behind it.
  const isCounted = row.definition !== null;
  const byPlace = isCounted ? (place: string) => ({ ...where, place }) : undefined;
  const byInstitution = (institution: string) => ({ ...where, institution });
  const short = t(`evaluation.${isCounted ? "short" : "count"}${row.direction === "down" ? "Down" : ""}`, {
    count: Math.ceil(explanation.short - 1e-9),
  });
  const head = isCounted ? {} : { shortHead: t("evaluation.countHead") };
  const { townships, villages, institutions, groups } = explanation;
  return (
    <>
      <p>
        <strong>{short}</strong>
      </p>
      <div className="even-columns">
        <div>
          <Parts title={t("indicator.townships")} parts={townships} search={byPlace} indicator={indicator} {...head} />
          <Parts title={t("indicator.villages")} parts={villages} search={byPlace} indicator={indicator} />
        </div>
        <div>
          <Parts
            title={t("indicator.institutions")}
            parts={institutions}
            search={byInstitution}
            indicator={indicator}
          />
          <Parts title={t("evaluation.groups")} parts={groups} indicator={indicator} />
          <Reasons explanation={explanation} />
        </div>
      </div>
    </>
  );
}

function Explained({ row, step }: ExplainedProps) {
  const { lang, pick } = useLanguage();
  return (
    <Section title={rowName(row, lang)} tools={<LightWord light={row.light} />}>
      <p className="help">
        {pick(row.why.text)} · {pick(row.score.how)}
      </p>
      <TownshipsMissing row={row} step={step} />
      {row.explanation === null ? null : <HeldBack row={row} step={step} explanation={row.explanation} />}
      <Remark row={row} step={step} />
    </Section>
  );
}

/** What holds each indicator back that is behind or not met, from the records, and what people say to it. */
export function ReasonsStep(step: StepProps) {
  const { t } = useLanguage();
  const rows = step.evaluation.evaluated.rows.filter(({ light }) => light === "behind" || light === "not-met");
  if (rows.length === 0) return <Empty title={t("evaluation.nothingBehind")} />;
  return (
    <>
      {rows.map((row) => (
        <Explained key={row.key} row={row} step={step} />
      ))}
    </>
  );
}
