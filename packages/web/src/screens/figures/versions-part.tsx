import { Button } from "antd";
import { useState } from "react";
import { useDistrict } from "../../api/queries.ts";
import type { ReportedEntry, ReportedPage } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { formatCount, formatInstant, formatValue } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { useFigureName } from "./figure-screen.tsx";
import { HandInModal } from "./hand-in-modal.tsx";
import { useReporter } from "./reporter.ts";
import { WithdrawModal } from "./withdraw-modal.tsx";

/** Years that are over, newest first, from the year before the plan. */
function yearsOpen(data: ReportedPage, today: string): string[] {
  const last = Number(today.slice(0, 4)) - 1;
  const first = Math.min(data.plan === null ? last - 5 : data.plan.from - 1, last);
  return Array.from({ length: last - first + 1 }, (_, at) => String(last - at));
}

function Evidence({ evidence }: { readonly evidence: string | null }) {
  if (evidence === null) return "—";
  return /^https?:\/\//u.test(evidence) ? (
    <a href={evidence} target="_blank" rel="noreferrer">
      {evidence}
    </a>
  ) : (
    evidence
  );
}

interface RowProps {
  readonly entry: ReportedEntry;
  readonly isStanding: boolean;
  readonly onCorrect: () => void;
  readonly onWithdraw: () => void;
}

function Row({ entry, isStanding, onCorrect, onWithdraw }: RowProps) {
  const { t } = useLanguage();
  const reporter = useReporter();
  const { year, version, withdrawn } = entry;
  return (
    <tr>
      <th scope="row">
        {year}
        {isStanding ? null : <span className="tag">{withdrawn ? t("figures.withdrawn") : t("figures.earlier")}</span>}
      </th>
      <td className="num">{version}</td>
      <td className="num">
        <strong>{formatValue(entry.value)}</strong>
        {entry.denominator === null ? null : (
          <span className="share">
            {formatCount(entry.numerator ?? 0)} / {formatCount(entry.denominator)}
          </span>
        )}
        {entry.parts.length === 0 ? null : (
          <span className="share">{t("figures.withTownships", { count: entry.parts.length })}</span>
        )}
      </td>
      <td>
        {entry.source}
        <span className="share">{entry.said}</span>
      </td>
      <td>
        <Evidence evidence={entry.evidence} />
      </td>
      <td>
        {reporter(entry.operator)}
        <span className="share">{formatInstant(entry.at)}</span>
      </td>
      <td>{entry.reason ?? "—"}</td>
      <td>
        {isStanding ? (
          <OnlyFor right="figures">
            <Button size="small" aria-label={`${t("figures.correct")} ${year}`} onClick={onCorrect}>
              {t("figures.correct")}
            </Button>{" "}
            <Button size="small" aria-label={`${t("figures.withdraw")} ${year}`} onClick={onWithdraw}>
              {t("figures.withdraw")}
            </Button>
          </OnlyFor>
        ) : null}
      </td>
    </tr>
  );
}

function Head() {
  const { t } = useLanguage();
  const columns = ["source", "evidence", "operator", "reason", "action"] as const;
  return (
    <thead>
      <tr>
        <th scope="col">{t("figures.year")}</th>
        <th scope="col" className="num">
          {t("figures.version")}
        </th>
        <th scope="col" className="num">
          {t("figures.value")}
        </th>
        {columns.map((column) => (
          <th scope="col" key={column}>
            {t(`figures.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function NewYear({ data, onYear }: { readonly data: ReportedPage; readonly onYear: (year: string) => void }) {
  const { t } = useLanguage();
  const today = useDistrict().data?.today ?? data.asOf;
  const years = yearsOpen(data, today);
  const [year, setYear] = useState(years[0] ?? "");
  return (
    <div className="tools-row">
      <Choice
        label={t("figures.year")}
        value={year}
        onChange={setYear}
        options={years.map((one) => ({ value: one, label: one }))}
      />
      <Button type="primary" onClick={() => onYear(year)}>
        {t("figures.handIn")}
      </Button>
    </div>
  );
}

/** Who handed in what, when, from which source, with which evidence; every version, and the ways to change it. */
export function VersionsPart({ data }: { readonly data: ReportedPage }) {
  const { t } = useLanguage();
  const name = useFigureName()(data);
  const [asOf, setAsOf] = useState<string | null>(null);
  const [withdrawing, setWithdrawing] = useState<ReportedEntry | null>(null);
  const latest = (day: string) => data.history.find((one) => one.asOf === day) ?? null;
  const last = asOf === null ? null : latest(asOf);
  return (
    <Section title={t("figures.versions")} help={t("figures.versionsHelp")}>
      <OnlyFor right="figures">
        <NewYear data={data} onYear={(year) => setAsOf(`${year}-12-31`)} />
      </OnlyFor>
      {data.history.length === 0 ? (
        <Empty title={t("figures.none")} />
      ) : (
        <Scroll label={t("figures.versions")}>
          <table className="data">
            <caption className="unseen">{t("figures.versions")}</caption>
            <Head />
            <tbody>
              {data.history.map((entry) => (
                <Row
                  key={`${entry.asOf}-${entry.version}`}
                  entry={entry}
                  isStanding={!entry.withdrawn && latest(entry.asOf)?.version === entry.version}
                  onCorrect={() => setAsOf(entry.asOf)}
                  onWithdraw={() => setWithdrawing(entry)}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {asOf === null ? null : (
        <HandInModal
          handing={{
            ...{ subject: data.subject, name, unit: data.unit, definition: data.definition, asOf },
            entry: last === null || last.withdrawn ? null : last,
            version: last?.version ?? 0,
          }}
          onClose={() => setAsOf(null)}
        />
      )}
      {withdrawing === null ? null : <WithdrawModal entry={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Section>
  );
}
