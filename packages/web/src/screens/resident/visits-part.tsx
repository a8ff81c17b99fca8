import { Link, useLocation } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { Resident, Visit } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { useNames } from "../../parts/person.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { VisitHistory } from "./visit-history.tsx";
import { WithdrawVisit } from "./withdraw-visit.tsx";

export function VisitStatus({ status }: { readonly status: Visit["status"] }) {
  const { t } = useLanguage();
  const tone = { current: "tag tag-good", corrected: "tag tag-warn", withdrawn: "tag tag-bad" }[status];
  return <span className={tone}>{t(`resident.${status}`)}</span>;
}

/** Visits shown until all are asked for: a chronic patient has forty. */
const SHOWN = 8;

/** The address of a deciding record names its row, `#QuestionnaireResponse-<id>`. */
function rowId(visit: Visit): string {
  return `QuestionnaireResponse-${visit.id}`;
}

interface RowProps {
  readonly visit: Visit;
  readonly resident: string;
  readonly onHistory: () => void;
  readonly onWithdraw: () => void;
}

function Row({ visit, resident, onHistory, onWithdraw }: RowProps) {
  const { t, pick } = useLanguage();
  const names = useNames();
  const hash = useLocation({ select: (location) => location.hash });
  return (
    <tr id={rowId(visit)} className={hash === rowId(visit) ? "chosen" : undefined}>
      <th scope="row" className="nowrap">
        {visit.day}
      </th>
      <td>{pick(visit.title)}</td>
      <td>{names.institution(visit.institution)}</td>
      <td>
        <VisitStatus status={visit.status} />
      </td>
      <td>{t("resident.by", { operator: names.operator(visit.operator), at: formatInstant(visit.recordedAt) })}</td>
      <td className="nowrap">
        {visit.status === "withdrawn" ? null : (
          <OnlyFor right="visit">
            <Link to="/residents/$key/visits/$id" params={{ key: resident, id: visit.id }}>
              {t("resident.correct")}
            </Link>{" "}
            <Button type="link" size="small" onClick={onWithdraw}>
              {t("resident.withdraw")}
            </Button>
          </OnlyFor>
        )}
        <Button type="link" size="small" onClick={onHistory}>
          {t("resident.history")} {visit.version > 1 ? `(${visit.version})` : ""}
        </Button>
      </td>
    </tr>
  );
}

export function VisitsPart({ data }: { readonly data: Resident }) {
  const { t } = useLanguage();
  const [history, setHistory] = useState<Visit | null>(null);
  const [withdraw, setWithdraw] = useState<Visit | null>(null);
  const hash = useLocation({ select: (location) => location.hash });
  const [all, setAll] = useState(hash !== "");
  const sorted = [...data.visits].sort((a, b) => (a.day < b.day ? 1 : -1));
  const rows = all ? sorted : sorted.slice(0, SHOWN);
  useEffect(() => {
    if (hash !== "") document.getElementById(hash)?.scrollIntoView({ block: "center" });
  }, [hash]);
  return (
    <Section title={t("resident.visits")}>
      {rows.length === 0 ? (
        <Empty title={t("resident.noVisits")} />
      ) : (
        <Scroll label={t("resident.visits")}>
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t("visit.day")}</th>
                <th scope="col">{t("resident.track")}</th>
                <th scope="col">{t("visit.institution")}</th>
                <th scope="col">{t("resident.status")}</th>
                <th scope="col">{t("imports.by")}</th>
                <th scope="col">
                  <span className="unseen">{t("action.open")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((visit) => (
                <Row
                  key={visit.id}
                  visit={visit}
                  resident={data.resident.key}
                  onHistory={() => setHistory(visit)}
                  onWithdraw={() => setWithdraw(visit)}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {sorted.length > SHOWN ? (
        <div className="more">
          <span className="help">{t("indicator.shown", { shown: rows.length, total: sorted.length })}</span>
          <Button size="small" onClick={() => setAll(!all)}>
            {t(all ? "resident.fewer" : "action.more")}
          </Button>
        </div>
      ) : null}
      {history ? <VisitHistory resident={data.resident.key} visit={history} onClose={() => setHistory(null)} /> : null}
      {withdraw ? (
        <WithdrawVisit resident={data.resident.key} visit={withdraw} onClose={() => setWithdraw(null)} />
      ) : null}
    </Section>
  );
}
