import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { usePlanDocuments, usePlanWrite } from "../../api/plan-queries.ts";
import type { PlanEntry } from "../../api/types.ts";
import { formatInstant } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { useNames } from "../../parts/person.tsx";
import { ReadingProgress } from "../../parts/reading-progress.tsx";
import { Scroll, Section } from "../../parts/section.tsx";
import { Answered, Empty, Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { RemoveDocument } from "./remove-document.tsx";

function State({ entry }: { readonly entry: PlanEntry }) {
  const { t, pick } = useLanguage();
  const again = usePlanWrite<string, PlanEntry>((id) => ({ path: `/${id}/reading`, method: "POST" }));
  if (entry.state === "reading")
    return (
      <>
        {t("plans.reading")}
        <ReadingProgress document={entry} />
      </>
    );
  if (entry.state === "read") return <>{t("plans.read")}</>;
  return (
    <>
      {again.error ? <Failed error={again.error} /> : null}
      <span className="tag tag-bad">{t("plans.unreadable")}</span>
      <span className="share">{entry.problem ? pick(entry.problem.text) : ""}</span>
      <OnlyFor right="plan">
        <Button size="small" loading={again.isPending} onClick={() => again.mutate(entry.id)}>
          {t("plans.again")}
        </Button>
      </OnlyFor>
    </>
  );
}

function Findings({ entry }: { readonly entry: PlanEntry }) {
  const { t } = useLanguage();
  const { total, answered, errors } = entry.findings;
  if (entry.state !== "read") return <>—</>;
  return (
    <>
      {t("plans.answeredOf", { answered, total })}
      {errors > 0 ? <span className="share">{t("plans.errors", { errors })}</span> : null}
    </>
  );
}

function Row({ entry, onRemove }: { readonly entry: PlanEntry; readonly onRemove: () => void }) {
  const { t } = useLanguage();
  const names = useNames();
  const { period, counts } = entry;
  return (
    <tr>
      <th scope="row">
        <Link to="/plans/$id" params={{ id: entry.id }} className="person-link">
          {entry.title ?? entry.name}
        </Link>{" "}
        {entry.adopted ? <span className="tag tag-good">{t("plans.adopted")}</span> : null}
        <span className="share">{entry.name}</span>
      </th>
      <td className="nowrap">{period === null ? "—" : `${period.from}–${period.to}`}</td>
      <td>
        {counts === null
          ? "—"
          : t("plans.counts", {
              indicators: counts.indicators,
              tasks: counts.tasks,
              projects: counts.projects,
            })}
      </td>
      <td>
        <Findings entry={entry} />
      </td>
      <td>
        {formatInstant(entry.at)}
        <span className="share">{names.operator(entry.operator)}</span>
      </td>
      <td>
        <State entry={entry} />
      </td>
      <td>
        <OnlyFor right="plan">
          <Button size="small" aria-label={`${t("plans.remove")} ${entry.name}`} onClick={onRemove}>
            {t("plans.remove")}
          </Button>
        </OnlyFor>
      </td>
    </tr>
  );
}

const heads = ["file", "period", "content", "findings", "received", "state"] as const;

export function ListPart() {
  const { t } = useLanguage();
  const documents = usePlanDocuments();
  const [removed, setRemoved] = useState<PlanEntry | null>(null);
  return (
    <Section title={t("plans.list")}>
      {removed ? <RemoveDocument entry={removed} onClose={() => setRemoved(null)} /> : null}
      <Answered query={documents}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("plans.none")}>
              <p>{t("plans.noneHelp")}</p>
            </Empty>
          ) : (
            <Scroll label={t("plans.list")}>
              <table className="data">
                <thead>
                  <tr>
                    {heads.map((head) => (
                      <th scope="col" key={head}>
                        {t(`plans.${head}`)}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="unseen">{t("plans.remove")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((entry) => (
                    <Row key={entry.id} entry={entry} onRemove={() => setRemoved(entry)} />
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Answered>
    </Section>
  );
}
