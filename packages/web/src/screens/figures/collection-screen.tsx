import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { usePlanId } from "../../api/plan-work.ts";
import { useDistrict } from "../../api/queries.ts";
import { useCollection } from "../../api/reported.ts";
import type { Collection, CollectionItem } from "../../api/types.ts";
import { Choice } from "../../parts/choice.tsx";
import { useMay, WhoMay } from "../../parts/may.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { useSession } from "../../session/session.tsx";
import { OperatorGate } from "../../shell/operator-gate.tsx";
import { useLanguage } from "../../strings/language.ts";
import { CollectionTable } from "./collection-table.tsx";
import { FormPart } from "./form-part.tsx";
import { HandInModal } from "./hand-in-modal.tsx";

const route = getRouteApi("/figures");

function Head(props: { readonly data: Collection; readonly onSearch: (plan: string, year?: string) => void }) {
  const { data, onSearch } = props;
  const { t, pick } = useLanguage();
  const plans = useDistrict().data?.plans ?? [];
  const given = data.items.filter(({ entry }) => entry !== null).length;
  return (
    <>
      <header className="screen-head">
        <h1>{t("figures.title")}</h1>
        <p className="help">
          {t("figures.given", { given, all: data.items.length })} · {t("figures.counted", { count: data.counted })}
        </p>
      </header>
      <div className="tools-row">
        <Choice
          label={t("board.plan")}
          value={data.plan.id}
          onChange={(plan) => onSearch(plan)}
          options={plans.map((plan) => ({ value: plan.id, label: `${pick(plan.title)} (${plan.from}–${plan.to})` }))}
        />
        <Choice
          label={t("figures.year")}
          value={String(data.year)}
          onChange={(year) => onSearch(data.plan.id, year)}
          options={data.years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      </div>
    </>
  );
}

function Page(props: { readonly data: Collection; readonly onSearch: (plan: string, year?: string) => void }) {
  const { data } = props;
  const { t, lang } = useLanguage();
  const today = useDistrict().data?.today ?? "";
  const [handing, setHanding] = useState<CollectionItem | null>(null);
  const asOf = `${data.year}-12-31`;
  const isOver = asOf <= today;
  const may = useMay("figures");
  return (
    <>
      <Head {...props} />
      {data.world === "simulated" ? <p className="notice">{t("figures.simulated")}</p> : null}
      <WhoMay right="figures" />
      {isOver ? <FormPart data={data} /> : <p className="help">{t("figures.notOver", { year: data.year })}</p>}
      {data.items.length === 0 ? (
        <Empty title={t("figures.nothing")} />
      ) : (
        <CollectionTable data={data} onHandIn={isOver && may ? setHanding : null} />
      )}
      {handing === null ? null : (
        <HandInModal
          handing={{
            subject: handing.subject,
            name: lang === "en" ? (handing.row.nameEn ?? handing.row.name) : handing.row.name,
            unit: handing.unit,
            definition: handing.definition,
            asOf,
            entry: handing.entry,
            version: handing.version,
          }}
          onClose={() => setHanding(null)}
        />
      )}
    </>
  );
}

/** The yearly collection: every row of a plan that no record gives, with what was handed in for a year. */
export function CollectionScreen() {
  const { t } = useLanguage();
  const { operator } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const plan = usePlanId(search.plan);
  const collection = useCollection(plan, search.year);
  return (
    <>
      {operator === null ? <h1>{t("figures.title")}</h1> : null}
      <OperatorGate>
        {plan === undefined ? (
          <Empty title={t("board.noPlan")} />
        ) : (
          <Answered query={collection} rows={14} heading={t("figures.title")}>
            {(data) => (
              <Page
                data={data}
                onSearch={(next, year) => void navigate({ search: { plan: next, year }, replace: true })}
              />
            )}
          </Answered>
        )}
      </OperatorGate>
    </>
  );
}
