import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { Fragment, useState } from "react";
import type { EvaluationRow } from "../../api/types.ts";
import { DomainRow } from "../../parts/domain-row.tsx";
import { EffectLine } from "../../parts/effects.tsx";
import { formatAmount, formatValue } from "../../parts/format.ts";
import { LightWord } from "../../parts/light.tsx";
import { planUnit } from "../../parts/plan-unit.ts";
import { formatPoints } from "../../parts/score-bar.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { StepProps } from "./evaluation-screen.tsx";
import { ReportedModal } from "./reported-modal.tsx";

export function rowName(row: { readonly name: string; readonly nameEn: string | null }, lang: "zh" | "en"): string {
  return lang === "en" ? (row.nameEn ?? row.name) : row.name;
}

/** What a row's value is handed in under: its definition, or the row itself where none fits. */
export function subjectOf({ reportedBy, key }: EvaluationRow, plan: string): string {
  return reportedBy?.id ?? `${plan}:${key}`;
}

function NameCell({ row, plan, asOf }: { row: EvaluationRow; plan: string; asOf: string }) {
  const { lang } = useLanguage();
  const name = rowName(row, lang);
  if (row.definition === null)
    return (
      <Link to="/figures/$subject" params={{ subject: subjectOf(row, plan) }} search={{ plan }}>
        {name}
      </Link>
    );
  return (
    <Link to="/indicators/$id" params={{ id: row.definition.id }} search={{ plan, asOf }}>
      {name}
    </Link>
  );
}

interface RowProps {
  readonly row: EvaluationRow;
  readonly step: StepProps;
  readonly onReport: () => void;
}

function Value({ row, step, onReport }: RowProps) {
  const { t } = useLanguage();
  const isReportable = row.definition === null && row.direction !== null && !step.isFrozen;
  return (
    <>
      <strong>{formatValue(row.value)}</strong>
      {row.figure ? (
        <span className="share">
          {row.figure.in} / {row.figure.denominator}
        </span>
      ) : null}
      {row.reported ? <span className="share">{t("evaluation.reported")}</span> : null}
      {isReportable ? (
        <Button
          size="small"
          className="value-button"
          onClick={onReport}
          aria-label={`${t("evaluation.enterReported")}: ${row.name}`}
        >
          {t("evaluation.enterReported")}
        </Button>
      ) : null}
    </>
  );
}

function Row(props: RowProps) {
  const { row, step } = props;
  const { t, pick, lang } = useLanguage();
  const { plan, asOf, effects } = step.evaluation.evaluated;
  const effect = effects.find((one) => one.row === row.key && one.parts.length > 0);
  return (
    <tr>
      <td className="num">{row.no}</td>
      <th scope="row" className="col-name">
        <NameCell row={row} plan={plan.id} asOf={asOf} />
        <span className="share">{planUnit(row.unit, lang)}</span>
      </th>
      <td className="nowrap col-wide">{row.property ? t(`board.${row.property}`) : "—"}</td>
      <td className="num">{formatAmount(row.baseline, lang)}</td>
      <td className="num">{formatValue(row.before)}</td>
      <td className="num">{formatValue(row.path)}</td>
      <td className={row.target?.op === "words" ? "words" : "num"}>{formatAmount(row.target, lang)}</td>
      <td className="num">
        <Value {...props} />
      </td>
      <td className="col-light">
        <LightWord light={row.light} />
      </td>
      <td className="num">{row.score.points === null ? t("evaluation.notScored") : formatPoints(row.score.points)}</td>
      <td className="col-why">
        {row.score.points === null ? pick(row.why.text) : pick(row.score.how)}
        {effect === undefined ? null : <EffectLine effect={effect} />}
      </td>
    </tr>
  );
}

function Head() {
  const { t } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" className="num">
          {t("board.no")}
        </th>
        <th scope="col">{t("board.name")}</th>
        <th scope="col" className="col-wide">
          {t("board.property")}
        </th>
        <th scope="col" className="num">
          {t("board.baseline")}
        </th>
        <th scope="col" className="num">
          {t("evaluation.before")}
        </th>
        <th scope="col" className="num">
          {t("board.path")}
        </th>
        <th scope="col" className="num">
          {t("evaluation.target")}
        </th>
        <th scope="col" className="num">
          {t("board.actual")}
        </th>
        <th scope="col">{t("board.light")}</th>
        <th scope="col" className="num">
          {t("evaluation.points")}
        </th>
        <th scope="col">{t("evaluation.how")}</th>
      </tr>
    </thead>
  );
}

/** Every row of the plan with its figure, light and points; where no record gives one, a value may be handed in. */
export function FiguresStep(step: StepProps) {
  const { t } = useLanguage();
  const [reported, setReported] = useState<EvaluationRow | null>(null);
  const { rows } = step.evaluation.evaluated;
  const groups = [...Map.groupBy(rows, ({ domain }) => domain ?? "")];
  return (
    <Section title={t("evaluation.indicatorPart")} help={t("evaluation.reportedHelp")}>
      <Scroll label={t("evaluation.indicatorPart")}>
        <table className="data board">
          <caption className="unseen">{t("evaluation.indicatorPart")}</caption>
          <Head />
          <tbody>
            {groups.map(([domain, own]) => (
              <Fragment key={domain}>
                <DomainRow first={own[0]} columns={11} />
                {own.map((row) => (
                  <Row key={row.key} row={row} step={step} onReport={() => setReported(row)} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </Scroll>
      {reported === null ? null : <ReportedModal row={reported} step={step} onClose={() => setReported(null)} />}
    </Section>
  );
}
