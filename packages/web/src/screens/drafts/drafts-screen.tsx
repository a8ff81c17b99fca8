import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useDraftWrite, usePlanDrafts } from "../../api/draft-queries.ts";
import { useDistrict } from "../../api/queries.ts";
import type { PlanDraftEntry, PlanDrafts } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor, WhoMay } from "../../parts/may.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Answered, Empty, Failed } from "../../parts/states.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { NewDraftPart } from "./new-draft-part.tsx";
import "../../style/drafts.css";

function EntryRow({ entry, onRemove }: { readonly entry: PlanDraftEntry; readonly onRemove: () => void }) {
  const { t, pick } = useLanguage();
  const operator = useDistrict().data?.operators.find((one) => one.id === entry.operator);
  return (
    <tr>
      <th scope="row">
        <Link to="/plan-drafts/$id" params={{ id: entry.id }}>
          {pick(entry.title)}
        </Link>
      </th>
      <td className="nowrap">
        {entry.period.from}–{entry.period.to}
      </td>
      <td className="num">{t("drafts.decidedOf", { decided: entry.decided, rows: entry.rows })}</td>
      <td className="nowrap">{formatInstant(entry.at)}</td>
      <td>{operator ? pick(operator.name) : entry.operator}</td>
      <td>
        <OnlyFor right="plan">
          <button
            type="button"
            className="link"
            onClick={onRemove}
            aria-label={`${t("drafts.remove")} ${pick(entry.title)}`}
          >
            {t("drafts.remove")}
          </button>
        </OnlyFor>
      </td>
    </tr>
  );
}

/** Taking a draft away, and bringing the one back that was taken away last. */
function useRemoval(onChanged: () => void) {
  const [gone, setGone] = useState<PlanDraftEntry | null>(null);
  const removing = useDraftWrite(({ id, version }: PlanDraftEntry) => ({
    path: `/${encodeURIComponent(id)}`,
    method: "DELETE" as const,
    body: { baseVersion: version },
  }));
  const restoring = useDraftWrite(({ id, version }: PlanDraftEntry) => ({
    path: `/${encodeURIComponent(id)}/restore`,
    method: "POST" as const,
    body: { baseVersion: version + 1, version },
  }));
  const then = (next: PlanDraftEntry | null) => () => {
    setGone(next);
    onChanged();
  };
  return {
    gone,
    error: removing.error ?? restoring.error,
    remove: (entry: PlanDraftEntry) => removing.mutate(entry, { onSuccess: then(entry) }),
    undo: (entry: PlanDraftEntry) => restoring.mutate(entry, { onSuccess: then(null) }),
  };
}

function DraftTable({
  drafts,
  onRemove,
}: {
  readonly drafts: PlanDrafts;
  readonly onRemove: (entry: PlanDraftEntry) => void;
}) {
  const { t } = useLanguage();
  return (
    <Scroll label={t("drafts.list")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("drafts.name")}</th>
            <th scope="col">{t("drafts.years")}</th>
            <th scope="col" className="num">
              {t("drafts.decided")}
            </th>
            <th scope="col">{t("drafts.saved")}</th>
            <th scope="col">{t("drafts.by")}</th>
            <th scope="col">
              <span className="unseen">{t("drafts.remove")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.items.map((entry) => (
            <EntryRow key={entry.id} entry={entry} onRemove={() => onRemove(entry)} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function DraftList({ drafts, onChanged }: { readonly drafts: PlanDrafts; readonly onChanged: () => void }) {
  const { t, pick } = useLanguage();
  const { gone, error, remove, undo } = useRemoval(onChanged);
  return (
    <>
      {error ? <Failed error={error} /> : null}
      {gone === null ? null : (
        <p role="status" className="draft-gone">
          {t("drafts.removed", { title: pick(gone.title) })}{" "}
          <OnlyFor right="plan">
            <Button size="small" onClick={() => undo(gone)}>
              {t("drafts.undoRemove")}
            </Button>
          </OnlyFor>
        </p>
      )}
      {drafts.items.length === 0 ? (
        <Empty title={t("drafts.listEmpty")}>
          <p className="help">{t("drafts.listEmptyHelp")}</p>
        </Empty>
      ) : (
        <DraftTable drafts={drafts} onRemove={remove} />
      )}
    </>
  );
}

function Withdrawn({ onChanged }: { readonly onChanged: () => void }) {
  const { t, pick } = useLanguage();
  const gone = usePlanDrafts(true);
  const restoring = useDraftWrite(({ id, version }: PlanDraftEntry) => ({
    path: `/${encodeURIComponent(id)}/restore`,
    method: "POST" as const,
    body: { baseVersion: version, version },
  }));
  const restore = (entry: PlanDraftEntry) =>
    restoring.mutate(entry, {
      onSuccess: () => {
        void gone.refetch();
        onChanged();
      },
    });
  const items = gone.data?.items ?? [];
  return (
    <>
      {restoring.error ? <Failed error={restoring.error} /> : null}
      <ul className="draft-versions">
        {items.map((entry) => (
          <li key={entry.id}>
            {pick(entry.title)} · {t("drafts.decidedOf", { decided: entry.decided, rows: entry.rows })} ·{" "}
            {formatInstant(entry.at)}{" "}
            <OnlyFor right="plan">
              <button
                type="button"
                className="link"
                onClick={() => restore(entry)}
                aria-label={`${t("drafts.bringBack")} ${pick(entry.title)}`}
              >
                {t("drafts.bringBack")}
              </button>
            </OnlyFor>
          </li>
        ))}
      </ul>
      <p className="help">{t("drafts.withdrawnHelp")}</p>
    </>
  );
}

/** Drafts that were taken away, each of which can be brought back. */
function WithdrawnPart({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details className="draft-settings" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("drafts.withdrawn")}</summary>
      {open ? <Withdrawn onChanged={onChanged} /> : null}
    </details>
  );
}

function Listed() {
  const { t } = useLanguage();
  const drafts = usePlanDrafts();
  return (
    <>
      <WhoMay right="plan" />
      <OnlyFor right="plan">
        <NewDraftPart />
      </OnlyFor>
      <Section title={t("drafts.list")}>
        <Answered query={drafts} rows={3}>
          {(data) => <DraftList drafts={data} onChanged={() => void drafts.refetch()} />}
        </Answered>
        <WithdrawnPart onChanged={() => void drafts.refetch()} />
      </Section>
    </>
  );
}

/** Drafts of the next plan: begin one, open one, take one away. */
export function DraftsScreen() {
  const { t } = useLanguage();
  return (
    <>
      <header className="screen-head">
        <h1>{t("drafts.title")}</h1>
        <p className="help">{t("drafts.help")}</p>
      </header>
      <OperatorGate>
        <Listed />
      </OperatorGate>
    </>
  );
}
